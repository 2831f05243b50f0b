declare module 'csl-validator-wasm' {
  /** What rnv prints of a style that is checked against the CSL schema; nothing for a valid one. */
  export function validateStyle(style: string): Promise<string>;
}
