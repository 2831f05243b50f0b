/** A server in a process of its own, to be killed: `node kill-server.ts DIRECTORY PORT`. Not a test. */
import { startHarness } from './support.ts';

const [directory, port] = process.argv.slice(2);
const roles = Object.fromEntries(
  Array.from({ length: 64 }, (_, i) => [`u${i}`, 'editor' as const]),
);
const harness = await startHarness({ directory, port: Number(port), roles });
process.send?.({ port: harness.port });
