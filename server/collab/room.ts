import * as Y from 'yjs';
import { CanevasError } from '../../app/domain/errors.ts';
import { LIMITS, SYNC_STEP } from '../../app/domain/protocol.ts';
import type { Refusal } from '../../app/domain/protocol.ts';
import type { Log } from '../db/log.ts';
import { admit, SYSTEM } from './admission.ts';
import type { AdmissionState } from './admission.ts';
import { Malformed } from './bytes.ts';
import { contradicts, repeatsKnown } from './contradiction.ts';
import { syncMessage } from './messages.ts';
import { Presences } from './presences.ts';
import { readUpdate } from './read-update.ts';
import type { UpdateSummary } from './read-update.ts';
import { integratesInTime } from './trial.ts';

/** A socket, as its room sees it. */
export interface Member {
  /** Another's update, which is on disk. */
  sendUpdate(message: Uint8Array): void;
  sendAwareness(message: Uint8Array): void;
  disconnect(code: number, reason: string): void;
}

export type Outcome = { stored: true } | { stored: false; reason: Refusal };

interface InFlight {
  bytes: Uint8Array;
  clocks: ReadonlyMap<number, number>;
}

const STORED: Outcome = { stored: true };

/** Answers to state vectors that are kept until the document changes: those who come back at once hold the same. */
const MOST_ANSWERS = 4;

/**
 * One document in memory, as far as it is on disk. Every change goes the same way: checked,
 * appended to the log, committed, and only then applied here, acknowledged and broadcast; so what
 * anyone but its author has seen survives the server's death.
 */
export class Room {
  readonly name: string;
  readonly doc = new Y.Doc();
  readonly members = new Set<Member>();
  readonly presences: Presences;
  /** Counts the updates applied: two equal versions are the same document. */
  version = 0;
  /** Set when the document in memory can no longer be trusted: no more writes, to be loaded anew. */
  broken = false;

  private readonly log: Log;
  private readonly onChange: (room: Room) => void;
  private readonly owners: Map<number, string>;
  private clocks = new Map<number, number>();
  private readonly inFlight = new Set<InFlight>();
  /** Resolves when everything appended so far is committed or has failed. */
  private tail: Promise<unknown> = Promise.resolve();
  /** The document one server write ahead of the disk; made when the server first writes. */
  private draft: Y.Doc | null = null;
  private applying: Promise<unknown> = Promise.resolve();
  /** At most: the updates of which it is made, as they came; or what it weighed when that was looked at. */
  private bytes = 0;
  /** Version at which it was weighed. */
  private weighedAt = -1;
  /** By state vector, of the version named. */
  private answers = { version: -1, byVector: new Map<string, Uint8Array>() };
  /** Updates that a load would apply one by one, had no snapshot been made meanwhile. */
  sinceSnapshot: number;

  /** Loads the document; blocks for as long as applying its updates takes. */
  constructor(name: string, log: Log, onChange: (room: Room) => void, onMove?: () => void) {
    this.name = name;
    this.log = log;
    this.onChange = onChange;
    const loaded = log.load(name);
    this.owners = loaded.owners;
    this.sinceSnapshot = loaded.sinceSnapshot;
    // In one transaction: integrating many small updates is then an order of magnitude faster.
    this.doc.transact(() => {
      for (const update of loaded.updates) {
        Y.applyUpdate(this.doc, update);
        this.bytes += update.length;
      }
    });
    this.clocks = Y.decodeStateVector(Y.encodeStateVector(this.doc));
    this.presences = new Presences((client) => this.owners.get(client) ?? null, onMove);
  }

  /** Whose each client id is. */
  get clientOwners(): ReadonlyMap<number, string> {
    return this.owners;
  }

  get saving(): boolean {
    return this.inFlight.size > 0;
  }

  /** Structs or deletions that Yjs holds back for want of others; must be false. */
  get pending(): boolean {
    return hasPending(this.doc);
  }

  stats() {
    let structs = 0;
    for (const list of this.doc.store.clients.values()) structs += list.length;
    return {
      name: this.name,
      bytes: this.bytes,
      clients: this.doc.store.clients.size,
      structs,
      members: this.members.size,
      waiting: this.inFlight.size,
      version: this.version,
    };
  }

  /**
   * Checks an update that came by a socket, and stores it. Outcomes come in the order of the calls.
   * `ownOnly`: see `admit`.
   */
  async receive(
    author: string,
    bytes: Uint8Array,
    limit: number,
    from: Member,
    ownOnly = false,
  ): Promise<Outcome> {
    if (bytes.length > limit) return { stored: false, reason: 'too-large' };
    // Before it is compared with what is known: what it stands on may just have been given up.
    if (this.log.state === 'failing') return { stored: false, reason: 'storage' };
    let admission;
    let update: UpdateSummary;
    try {
      update = readUpdate(bytes);
      admission = admit(update, author, this.admissionState(), ownOnly);
    } catch (error) {
      if (error instanceof Malformed) return { stored: false, reason: 'malformed' };
      throw error;
    }
    if (admission.kind === 'refuse') return { stored: false, reason: admission.reason };
    if (ownOnly && this.isContradictedBy(bytes, update)) {
      return { stored: false, reason: 'not-owner' };
    }
    if (admission.kind === 'known') {
      const { tail } = this;
      try {
        await tail; // It may be known only from an update that is not committed yet.
      } catch {
        return { stored: false, reason: 'storage' };
      }
      return STORED;
    }
    if (this.isFull(bytes.length)) return { stored: false, reason: 'too-large' };
    const underWay = [...this.inFlight].map((entry) => entry.bytes);
    if (!integratesInTime(update, bytes, this.doc, underWay)) {
      return { stored: false, reason: 'too-large' };
    }
    const bind = admission.binds.map((client) => ({ client, user: author }));
    return this.store(author, bytes, admission.client, bind, admission.clocks, from);
  }

  /**
   * Lets the server write: `change` runs on a draft, and its update goes the way of everyone's.
   * Resolves once it is committed; calls run one after the other.
   * @throws CanevasError 'storage-full', 'too-large', and what `change` throws: nothing is stored then
   */
  apply<T>(author: string, change: (doc: Y.Doc) => T): Promise<T> {
    const result = this.applying.then(() => this.applyNow(author, change));
    this.applying = result.catch(() => undefined);
    return result;
  }

  /** Waits until nothing is under way. */
  async settled(): Promise<void> {
    await this.applying;
    await this.tail.catch(() => undefined);
    if (this.saving) await this.settled();
  }

  /**
   * The message with all that a state vector lacks, one buffer for all who ask with the same one:
   * made anew for each, a document of 2,000 concepts held everyone up while hundreds came back.
   */
  answerTo(vector: Uint8Array): Uint8Array {
    if (this.answers.version !== this.version) {
      this.answers = { version: this.version, byVector: new Map() };
    }
    const { byVector } = this.answers;
    const key = Buffer.from(vector).toString('latin1');
    const known = byVector.get(key);
    if (known) return known;
    const answer = syncMessage(SYNC_STEP.missing, Y.encodeStateAsUpdate(this.doc, vector));
    if (byVector.size < MOST_ANSWERS) byVector.set(key, answer);
    return answer;
  }

  /** Notes that a user speaks for a client id; false where it is another's. */
  claim(client: number, user: string): boolean {
    const owner = this.owners.get(client);
    if (owner === undefined) {
      this.owners.set(client, user);
      this.log.bind(this.name, client, user);
      return true;
    }
    return owner === user;
  }

  broadcastAwareness(message: Uint8Array, except: Member | null): void {
    for (const member of this.members) if (member !== except) member.sendAwareness(message);
  }

  destroy(): void {
    this.draft?.destroy();
    this.doc.destroy();
  }

  private async applyNow<T>(author: string, change: (doc: Y.Doc) => T): Promise<T> {
    const draft = this.openDraft();
    const updates: Uint8Array[] = [];
    const collect = (update: Uint8Array): unknown => updates.push(update);
    draft.on('update', collect);
    let result: T;
    try {
      result = draft.transact(() => change(draft), author);
    } catch (error) {
      this.dropDraft();
      throw error;
    } finally {
      draft.off('update', collect);
    }
    if (updates.length === 0) return result;

    const bytes = updates.length === 1 ? updates[0]! : Y.mergeUpdates(updates);
    // The draft's client id is the system's, whoever asked for the change.
    const admission = admit(readUpdate(bytes), SYSTEM, this.admissionState());
    if (admission.kind === 'known') return result;
    if (admission.kind === 'refuse') {
      this.dropDraft();
      throw new CanevasError('unexpected', { reason: admission.reason });
    }
    if (bytes.length > LIMITS.firstSync || this.isFull(bytes.length)) {
      this.dropDraft();
      throw new CanevasError('too-large', { limit: LIMITS.document });
    }
    const bind = admission.binds.map((client) => ({ client, user: SYSTEM }));
    const { client, clocks } = admission;
    const outcome = await this.store(author, bytes, client, bind, clocks, null);
    if (!outcome.stored) {
      this.dropDraft();
      throw new CanevasError(outcome.reason === 'storage' ? 'storage-full' : 'unexpected');
    }
    return result;
  }

  /**
   * Whether the document has no room for so many bytes more. Its updates weigh more than what is left of
   * them once values were replaced, and after months far more: near the limit the document itself is weighed.
   */
  private isFull(more: number): boolean {
    if (this.bytes + more <= LIMITS.document) return false;
    if (this.weighedAt !== this.version) {
      this.weighedAt = this.version;
      this.bytes = Y.encodeStateAsUpdate(this.doc).length;
    }
    return this.bytes + more > LIMITS.document;
  }

  private openDraft(): Y.Doc {
    if (!this.draft) {
      this.draft = new Y.Doc();
      Y.applyUpdate(this.draft, Y.encodeStateAsUpdate(this.doc));
    }
    return this.draft;
  }

  private dropDraft(): void {
    this.draft?.destroy();
    this.draft = null;
  }

  private async store(
    author: string,
    bytes: Uint8Array,
    client: number | null,
    bind: Array<{ client: number; user: string }>,
    clocks: ReadonlyMap<number, number>,
    from: Member | null,
  ): Promise<Outcome> {
    if (this.broken || this.log.state === 'failing') return { stored: false, reason: 'storage' };
    const entry: InFlight = { bytes, clocks };
    this.inFlight.add(entry);
    for (const { client: id, user } of bind) this.owners.set(id, user);
    for (const [id, clock] of clocks) this.clocks.set(id, clock);

    const appended = this.log.append({ room: this.name, author, bytes, client, bind });
    this.tail = appended;
    let id: number;
    try {
      id = await appended;
    } catch {
      // The log has told everyone. Nothing of it is on disk: forget that it was let in.
      this.inFlight.delete(entry);
      for (const { client: bound } of bind) this.owners.delete(bound);
      this.recount();
      return { stored: false, reason: 'storage' };
    }
    this.inFlight.delete(entry);
    if (!this.applyCommitted(bytes)) {
      await this.log.setAside(id, 'yjs could not apply it');
      for (const member of this.members) member.disconnect(1012, 'reload');
      return { stored: false, reason: 'malformed' };
    }
    this.sinceSnapshot += 1;
    this.bytes += bytes.length;
    const message = syncMessage(SYNC_STEP.update, bytes);
    for (const member of this.members) if (member !== from) member.sendUpdate(message);
    this.onChange(this);
    return STORED;
  }

  private applyCommitted(bytes: Uint8Array): boolean {
    try {
      Y.applyUpdate(this.doc, bytes);
      if (this.draft) Y.applyUpdate(this.draft, bytes);
    } catch {
      this.broken = true;
      return false;
    }
    this.version += 1;
    if (hasPending(this.doc)) {
      this.broken = true;
      return false;
    }
    return true;
  }

  private admissionState(): AdmissionState {
    return { doc: this.doc, clocks: this.clocks, owners: this.owners };
  }

  /** See `contradicts`; costs next to nothing where nothing is sent again. */
  private isContradictedBy(bytes: Uint8Array, update: UpdateSummary): boolean {
    if (!repeatsKnown(update, this.clocks)) return false;
    const inFlight = [...this.inFlight].filter(({ clocks }) =>
      [...clocks.keys()].some((client) => update.structs.has(client)),
    );
    return contradicts(
      bytes,
      this.doc,
      inFlight.map((entry) => entry.bytes),
    );
  }

  private recount(): void {
    this.clocks = Y.decodeStateVector(Y.encodeStateVector(this.doc));
    for (const { clocks } of this.inFlight) {
      for (const [client, clock] of clocks) this.clocks.set(client, clock);
    }
  }
}

function hasPending(doc: Y.Doc): boolean {
  return doc.store.pendingStructs !== null || doc.store.pendingDs !== null;
}
