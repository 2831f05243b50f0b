export { resultsOf } from './results.ts';
export { SearchPage } from './search-page.tsx';
