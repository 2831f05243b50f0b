/** A server's data folder, opened by a process of its own that imports, to be killed while it does. */
import { readFileSync } from 'node:fs';
import { makeLab } from './lab.ts';

const [folder = '', workspaceId = '', userId = '', file = ''] = process.argv.slice(2);
const lab = await makeLab(folder);
const actor = { kind: 'user', userId } as const;
const data = readFileSync(file);
const timer = setInterval(() => {
  const progress = lab.services.library.importProgress(actor, workspaceId, 'cut');
  if (progress?.phase === 'storing') process.stdout.write(`${String(progress.done)}\n`);
}, 2);
await lab.services.library.importNow(actor, workspaceId, { data, job: 'cut' });
clearInterval(timer);
process.stdout.write('whole\n');
