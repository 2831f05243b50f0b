// The door for the routes to what runs on the server alone.
export { addWork, changeLibrary } from './actions.server.ts';
export { receiveImport } from './import/receive.server.ts';
export { loadIds, loadLibrary, loadWork } from './load.server.ts';
