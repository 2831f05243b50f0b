import {
  type KeyboardEvent,
  type ReactNode,
  useEffectEvent,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import { useReturnFocus } from '../use-return-focus.ts';
import classes from './suggest-box.module.css';

export interface Suggestion {
  id: string;
  label: ReactNode;
  /** Right of the label, softer. */
  note?: string;
}

interface SuggestBoxProps {
  label: string;
  placeholder?: string;
  hint: string;
  /** Stands over the suggestions. */
  heading: string;
  initial?: string;
  /** Longest text, in UTF-16 units; a longer one is kept and not taken. */
  limit: number;
  italic?: boolean;
  suggest: (text: string) => readonly Suggestion[];
  /** Stores the text; false where that was refused: the field stays, with the text in it. */
  onText: (text: string) => boolean;
  onPick: (id: string) => void;
  onLeave: () => void;
  /** Called with what is typed and not stored when the field is taken away from under the hand. */
  onTakenAway?: (text: string) => void;
}

/** A field in place, with what the project already has under that name. */
export function SuggestBox(props: SuggestBoxProps) {
  const { label, placeholder, hint, heading, initial = '', limit, suggest } = props;
  const { t } = useTranslation('map');
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  useReturnFocus();
  // It opens in answer to a gesture that asks for it.
  useLayoutEffect(() => field.current?.focus(), []);
  const [text, setText] = useState(initial);
  const [active, setActive] = useState(-1);
  const settled = useRef(false);
  const takenAway = useEffectEvent(() => {
    if (settled.current) return;
    settled.current = true;
    if (text.trim() !== '' && text !== initial) props.onTakenAway?.(text.trim());
  });
  // Before the field leaves the page: its removal may still tell it that it lost the focus.
  useLayoutEffect(() => () => takenAway(), []);
  /** It is stored, or left on purpose. */
  const settle = (act: () => unknown) => {
    settled.current = true;
    if (act() === false) settled.current = false;
  };
  const suggestions = suggest(text);
  const tooLong = text.length > limit;

  const submit = () => {
    const picked = suggestions[active];
    if (picked) settle(() => props.onPick(picked.id));
    else if (text.trim() !== '' && !tooLong) settle(() => props.onText(text.trim()));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      setActive(Math.max(-1, Math.min(suggestions.length - 1, active + step)));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      submit();
    } else if (event.key === 'Escape') {
      settle(props.onLeave);
    }
  };
  // Leaving by a click elsewhere keeps what was typed; an empty field leaves nothing behind.
  const onBlur = () => {
    if (settled.current) return;
    if (text.trim() === '' || text === initial) settle(props.onLeave);
    else if (!tooLong) settle(() => props.onText(text.trim()));
  };

  return (
    <div className={`${classes.box} nodrag nopan nowheel`}>
      <textarea
        className={classes.field}
        data-italic={props.italic || undefined}
        aria-label={label}
        role="combobox"
        aria-expanded={suggestions.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={active >= 0 ? `${id}-${active}` : undefined}
        aria-invalid={tooLong || undefined}
        aria-describedby={`${id}-hint`}
        placeholder={placeholder}
        rows={1}
        dir="auto"
        ref={field}
        onFocus={(event) => event.currentTarget.select()}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value.replace(/\n/g, ' '));
          setActive(-1);
        }}
        onKeyDown={onKeyDown}
        onBlur={onBlur}
      />
      <p id={`${id}-hint`} className={classes.hint} role={tooLong ? 'alert' : undefined}>
        {tooLong ? t('rename.tooLong', { count: text.length, max: limit }) : hint}
      </p>
      {suggestions.length > 0 ? (
        <>
          <p className={classes.heading} aria-hidden="true">
            {heading}
          </p>
          <ul id={`${id}-list`} role="listbox" aria-label={heading} className={classes.list}>
            {suggestions.map((suggestion, index) => (
              <li
                key={suggestion.id}
                id={`${id}-${index}`}
                role="option"
                aria-selected={index === active}
                className={classes.option}
                // Before the blur, which would take the typed text instead.
                onPointerDown={(event) => {
                  event.preventDefault();
                  props.onPick(suggestion.id);
                }}
              >
                <span data-italic={props.italic || undefined}>{suggestion.label}</span>
                {suggestion.note ? <small>{suggestion.note}</small> : null}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </div>
  );
}
