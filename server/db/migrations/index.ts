import { initial } from './001-initial.ts';
import { readings } from './002-readings.ts';
import { library } from './003-library.ts';
import { search } from './004-search.ts';
import { shelves } from './005-shelves.ts';
import { merges } from './006-merges.ts';
import { copies } from './007-copies.ts';
import { styles } from './008-styles.ts';
import { images } from './009-images.ts';
import { found } from './010-found.ts';

export interface Migration {
  name: string;
  sql: string;
}

/** In order, forward only; one that was ever released is never edited. */
export const MIGRATIONS: Migration[] = [
  { name: '001-initial', sql: initial },
  { name: '002-readings', sql: readings },
  { name: '003-library', sql: library },
  { name: '004-search', sql: search },
  { name: '005-shelves', sql: shelves },
  { name: '006-merges', sql: merges },
  { name: '007-copies', sql: copies },
  { name: '008-styles', sql: styles },
  { name: '009-images', sql: images },
  { name: '010-found', sql: found },
];
