/** Checks one style file against the CSL schema, in a thread that can be ended. */
import { parentPort, workerData } from 'node:worker_threads';
import { validateStyle } from 'csl-validator-wasm';

parentPort!.postMessage(await validateStyle(workerData as string));
