/** One reference each, as a style sets it. */
export type Entries = readonly { id: string; html: string; text: string }[];

export const htmlOf = (entries: Entries): string => entries.map(({ html }) => html).join('\n');
export const textOf = (entries: Entries): string => entries.map(({ text }) => text).join('\n\n');
