import { CanevasError } from '../../app/domain/errors.ts';
import { authorise, requireUser } from '../access.ts';
import { timestamp, type Context } from '../context.ts';
import { ownReading, writeReading } from '../db/queries/readings.ts';
import type { ReadingService } from '../services.ts';
import { READING_STATES } from '../types.ts';
import { findWork } from './library.ts';

/** Nobody is watched: a reading is its owner's, and emits no event unless it is shared. */
export function createReadingService(context: Context): ReadingService {
  const { db } = context;
  return {
    set(actor, ref, workId, { status, shared }) {
      const { workspace } = authorise(db, actor, ref, 'keepReadings');
      const user_id = requireUser(actor);
      if (status !== null && !READING_STATES.includes(status)) {
        throw new CanevasError('bad-request', { field: 'status' });
      }
      const { id: work_id } = findWork(db, workspace.id, workId);
      const before = ownReading(db, user_id, work_id);
      const reading = { status, shared: shared ?? before?.shared ?? false };
      writeReading(db, { user_id, work_id, ...reading, updated_at: timestamp(context) });
      if (reading.shared || before?.shared) {
        context.events.emit(workspace.id, { kind: 'works', ids: [work_id], by: user_id });
      }
      return reading;
    },
  };
}
