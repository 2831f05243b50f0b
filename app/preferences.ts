/** Steps of the text-size setting; `styles/tokens.css` gives each its size. */
export const TEXT_SIZES = ['normal', 'large', 'larger'] as const;
export type TextSize = (typeof TEXT_SIZES)[number];
