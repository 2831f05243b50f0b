import { useLayoutEffect, useState, type RefObject } from 'react';

/**
 * How far below the top of what scrolls a list begins, in CSS pixels; followed while what stands above
 * it grows or wraps.
 * @param scroller the scrolling element; left out where it is the window
 */
export function useListTop(
  list: RefObject<HTMLElement | null>,
  scroller?: RefObject<HTMLElement | null>,
): number {
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    const element = list.current;
    if (!element) return;
    const measure = () => {
      const box = element.getBoundingClientRect();
      const outer = scroller?.current;
      setTop(
        Math.round(
          outer ? box.top - outer.getBoundingClientRect().top + outer.scrollTop : box.top + scrollY,
        ),
      );
    };
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    for (let outer: HTMLElement | null = element; outer; outer = outer.parentElement) {
      observer.observe(outer);
      if (outer === scroller?.current) break;
    }
    return () => observer.disconnect();
  }, [list, scroller]);
  return top;
}
