import { createContext } from 'react-router';
import type { Services } from '../server/services.ts';

/** Made once in `server/main.ts` and handed in with each request: this module is in Vite's graph, `main.ts` is not. */
export const servicesContext = createContext<Services>();

/** The nonce of this response's Content-Security-Policy. */
export const nonceContext = createContext<string>();
