import { table } from './table.ts';

/** babel-french: ordinals and numbers, each its text. */
export const FRENCH = table<string>({
  no: 'n°\u00A0',
  nos: 'n°\u00A0',
  No: 'N°\u00A0',
  Nos: 'N°\u00A0',
  numero: 'n°\u00A0',
  numeros: 'n°\u00A0',
  Numero: 'N°\u00A0',
  Numeros: 'N°\u00A0',
  ier: '<sup>er</sup>',
  iers: '<sup>ers</sup>',
  iere: '<sup>re</sup>',
  ieres: '<sup>res</sup>',
  ieme: '<sup>e</sup>',
  iemes: '<sup>es</sup>',
  primo: '1° ',
  secundo: '2° ',
  tertio: '3° ',
  quarto: '4° ',
  fprimo: '1°',
  fsecundo: '2°',
  ftertio: '3°',
  fquarto: '4°',
});

/** Of these, the ones whose space after them is no part of the command: babel-french ends them with `\\xspace`. */
export const SPACED = new Set(['fg', 'ier', 'iers', 'iere', 'ieres', 'ieme', 'iemes']);
