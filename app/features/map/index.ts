export { MapPage } from './map-page.tsx';
export { PrintPage, type PrintPageData } from './print/print-page.tsx';
export type { MapPageData, MapWork } from './types.ts';
