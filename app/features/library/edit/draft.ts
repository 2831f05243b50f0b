import {
  fieldNames,
  getField,
  withField,
  workType,
  type CslData,
  type CslType,
  type FieldName,
} from '../../../../bibliography/index.ts';
import { fieldText, fieldValue } from './field-text.ts';

/** A work being edited: its fields as texts, beside the item that they came from. */
export interface Draft {
  type: CslType;
  key: string;
  texts: Partial<Record<FieldName, string>>;
  /** In which dates are worded. */
  language?: string;
}

export function draftOf(item: CslData, key: string, language?: string): Draft {
  const names = fieldNames(item).filter((name) => name !== 'type');
  return {
    type: item.type,
    key,
    language,
    texts: Object.fromEntries(
      names.map((name) => [name, fieldText(getField(item, name), language)]),
    ),
  };
}

/** The item that the draft says; fields whose text is unchanged keep their value exactly. */
export function itemOf<Item extends CslData>(draft: Draft, before: Item): Item {
  let item: Item = { ...before, type: draft.type };
  for (const [name, text] of Object.entries(draft.texts) as [FieldName, string][]) {
    item = withField(item, name, fieldValue(name, text, getField(before, name), draft.language));
  }
  return item;
}

/** How many of a type's fields stand open from the start. */
const FIRST_FIELDS = 9;

/**
 * The fields to ask for: the type's own, the important ones first, and behind them those that the
 * work has all the same (of another type, or from a file), so that changing the type loses nothing.
 */
export function fieldsOf(draft: Draft): { first: FieldName[]; rest: FieldName[] } {
  const own = workType(draft.type).fields;
  const held = (Object.keys(draft.texts) as FieldName[]).filter((name) => draft.texts[name]);
  const first = own.slice(0, FIRST_FIELDS);
  const rest = [...new Set([...own.slice(FIRST_FIELDS), ...held])].filter(
    (name) => !first.includes(name),
  );
  return { first, rest };
}
