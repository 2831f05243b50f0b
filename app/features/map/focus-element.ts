/** Frames: a card that was just added is on the page when the document, React and React Flow have told each other. */
const PATIENCE = 40;

/** Puts the focus on a card or a line of the canvas, as soon as it is there. */
export function focusElement(id: string): void {
  let frames = 0;
  const attempt = () => {
    const element = document.querySelector<HTMLElement | SVGElement>(
      `:is(.react-flow__node, .react-flow__edge)[data-id="${CSS.escape(id)}"]`,
    );
    if (element) element.focus({ preventScroll: true });
    else if (++frames < PATIENCE) requestAnimationFrame(attempt);
  };
  // After the field that closes has given the focus back to where it came from (use-return-focus.ts).
  requestAnimationFrame(() => requestAnimationFrame(attempt));
}
