import type { CslData } from '../../../bibliography/index.ts';
import type { Answer } from '../../components/post.ts';
import { openDevice, type Device, type WaitingWork } from './device-database.ts';
import { createStore } from './store.ts';
import type { Store } from './types.ts';

/** What a later attempt may answer otherwise. */
const PASSING = new Set([
  'server-away',
  'session-ended',
  'not-signed-in',
  'storage-full',
  'too-many-requests',
  'unexpected',
]);
const RETRY_MS = { first: 2000, most: 60_000 };

export interface NewWork {
  /** Made here, and the work's for good: sending it twice makes one work. */
  id: string;
  item: CslData;
  /** Empty for one made by the server. */
  key: string;
}

export interface WaitingWorksOptions {
  userId: string;
  workspaceId: string;
  /** Asks the server to add one. */
  send(work: NewWork): Promise<Answer<unknown>>;
  /** Told when some have arrived. */
  onArrived(): void;
}

/**
 * The works of one workspace that were added while the server was away: each a durable row on this
 * device until the server has it, sent in the order of adding. One that the server refuses is kept,
 * with the reason, until a person gives it up. Every tab sends what it finds: the id makes it one.
 */
export class WaitingWorks implements Store<readonly WaitingWork[]> {
  private readonly options: WaitingWorksOptions;
  private readonly device: Promise<Device | null>;
  private readonly store = createStore<readonly WaitingWork[]>([]);
  private readonly otherTabs: BroadcastChannel;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private attempts = 0;
  private sending: Promise<void> | null = null;
  private again = false;
  private closed = false;

  constructor(options: WaitingWorksOptions) {
    this.options = options;
    this.device = openDevice(options.userId).catch(() => null);
    this.otherTabs = new BroadcastChannel(`canevas-works:${options.userId}`);
    this.otherTabs.onmessage = () => void this.read();
    void this.read().then(() => this.sendNow());
  }

  readonly getSnapshot = (): readonly WaitingWork[] => this.store.getSnapshot();
  readonly subscribe = (listener: () => void): (() => void) => this.store.subscribe(listener);

  /** Resolves once it is on this device for certain; where nothing can be stored, on the server. */
  async add(work: NewWork): Promise<Answer<unknown>> {
    const { workspaceId: workspace } = this.options;
    try {
      if (await this.put({ ...work, workspace, at: Date.now(), refused: null })) {
        void this.sendNow();
        return { ok: true, value: null };
      }
    } catch (error) {
      if (!(error instanceof DOMException)) throw error; // No room left, or the database was closed.
    }
    const answer = await this.options.send(work);
    if (answer.ok) this.options.onArrived();
    return answer;
  }

  /** Sends a refused one again. */
  async retry(id: string): Promise<void> {
    const work = this.getSnapshot().find((candidate) => candidate.id === id);
    if (!work) return;
    await this.put({ ...work, refused: null });
    await this.sendNow();
  }

  /** Gives one up. */
  async discard(id: string): Promise<void> {
    await (await this.device)?.delete('works', id);
    await this.changed();
  }

  /** Tries to send all that waits, e.g. when the network is back. */
  sendNow(): Promise<void> {
    this.again = this.sending !== null;
    this.sending ??= this.sendAll().finally(() => {
      this.sending = null;
      if (this.again) void this.sendNow(); // What was added as the last one went.
    });
    return this.sending;
  }

  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    if (this.timer) clearTimeout(this.timer);
    this.otherTabs.close();
    await this.sending;
    (await this.device)?.close();
  }

  private async sendAll(): Promise<void> {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    let arrived = false;
    const tried = new Set<string>();
    for (let work = this.next(tried); work && !this.closed; work = this.next(tried)) {
      tried.add(work.id);
      const answer = await this.options.send({ id: work.id, item: work.item, key: work.key });
      if (answer.ok) {
        await (await this.device)?.delete('works', work.id);
        arrived = true;
        this.attempts = 0;
        await this.changed();
      } else if (PASSING.has(answer.error.code)) {
        this.later();
        break;
      } else await this.put({ ...work, refused: answer.error });
    }
    if (arrived) this.options.onArrived();
  }

  private next(tried: ReadonlySet<string>): WaitingWork | undefined {
    return this.getSnapshot().find(({ id, refused }) => refused === null && !tried.has(id));
  }

  private later(): void {
    if (this.closed) return;
    const wait = Math.min(RETRY_MS.first * 2 ** this.attempts++, RETRY_MS.most);
    this.timer = setTimeout(() => void this.sendNow(), wait / 2 + (Math.random() * wait) / 2);
  }

  /** False where this browser stores nothing. */
  private async put(work: WaitingWork): Promise<boolean> {
    const device = await this.device;
    if (!device) return false;
    const tx = device.transaction('works', 'readwrite', { durability: 'strict' });
    await tx.store.put(work);
    await tx.done;
    await this.changed();
    return true;
  }

  private async changed(): Promise<void> {
    if (!this.closed) this.otherTabs.postMessage('changed');
    await this.read();
  }

  private async read(): Promise<void> {
    const device = await this.device;
    if (!device || this.closed) return;
    const works = await device.getAllFromIndex('works', 'workspace', this.options.workspaceId);
    this.store.set(works.sort((a, b) => a.at - b.at));
  }
}
