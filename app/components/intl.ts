/** Formatters by language, made once: to make one takes as long as to draw the row that it is for. */
const lists = new Map<string, Intl.ListFormat>();
const days = new Map<string, Intl.DateTimeFormat>();

/** "a, b et c" ('conjunction'), "a, b et c" of measures ('unit'). */
export function listFormat(language: string, type: 'conjunction' | 'unit'): Intl.ListFormat {
  return kept(lists, `${language} ${type}`, () => new Intl.ListFormat(language, { type }));
}

/** A calendar day, whatever the clock's zone: "31 mars 2026", or "31 mars" shortened as the language does. */
export function dayFormat(language: string, dateStyle: 'medium' | 'long'): Intl.DateTimeFormat {
  const make = () => new Intl.DateTimeFormat(language, { dateStyle, timeZone: 'UTC' });
  return kept(days, `${language} ${dateStyle}`, make);
}

function kept<T>(held: Map<string, T>, name: string, make: () => T): T {
  const found = held.get(name) ?? make();
  held.set(name, found);
  return found;
}
