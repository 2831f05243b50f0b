import { Combobox, TextInput, useCombobox } from '@mantine/core';
import { type ReactElement, type ReactNode, useState } from 'react';
import classes from './pick-menu.module.css';

interface Choice {
  id: string;
  label: ReactNode;
  note?: string | null;
}

interface PickMenuProps {
  label: string;
  placeholder?: string;
  /** What is offered for the words typed; asked only while the menu is open. */
  choicesFor: (query: string) => Choice[];
  /** Said where nothing is offered. */
  empty: string;
  onPick: (id: string) => void;
  /** The button that opens it. */
  target: (isOpen: boolean, toggle: () => void) => ReactElement;
}

/** A menu that is searched by typing: the click in the place of a drag. */
export function PickMenu({
  label,
  placeholder = label,
  choicesFor,
  empty,
  onPick,
  target,
}: PickMenuProps) {
  const combobox = useCombobox({ onDropdownClose: () => setQuery('') });
  const [query, setQuery] = useState('');
  const choices = combobox.dropdownOpened ? choicesFor(query) : [];
  return (
    <Combobox
      store={combobox}
      width={300}
      position="bottom-start"
      onOptionSubmit={(id) => {
        combobox.closeDropdown();
        onPick(id);
      }}
    >
      <Combobox.Target targetType="button" withAriaAttributes={false}>
        {target(combobox.dropdownOpened, () => combobox.toggleDropdown())}
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.EventsTarget>
          <TextInput
            aria-label={label}
            placeholder={placeholder}
            value={query}
            ref={(element) => element?.focus()}
            onChange={(event) => {
              setQuery(event.currentTarget.value);
              combobox.selectFirstOption();
            }}
            onBlur={() => combobox.closeDropdown()}
          />
        </Combobox.EventsTarget>
        <Combobox.Options className={classes.options} aria-label={label}>
          {choices.map(({ id, label: name, note }) => (
            <Combobox.Option key={id} value={id}>
              <span className={classes.name}>{name}</span>
              {note ? <small className={classes.note}>{note}</small> : null}
            </Combobox.Option>
          ))}
          {choices.length === 0 ? <Combobox.Empty>{empty}</Combobox.Empty> : null}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
