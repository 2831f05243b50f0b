/** A bucket that holds `burst` and fills with `perSecond`. */
export class TokenBucket {
  private readonly burst: number;
  private readonly perSecond: number;
  private tokens: number;
  private filledAt: number;

  constructor(burst: number, perSecond: number) {
    this.burst = burst;
    this.perSecond = perSecond;
    this.tokens = burst;
    this.filledAt = performance.now();
  }

  take(): boolean {
    const now = performance.now();
    const earned = ((now - this.filledAt) / 1000) * this.perSecond;
    this.tokens = Math.min(this.burst, this.tokens + earned);
    this.filledAt = now;
    if (this.tokens < 1) return false;
    this.tokens -= 1;
    return true;
  }
}

/** Counts what is open by key, e.g. sockets by address. */
export class OpenCount {
  private readonly counts = new Map<string, number>();
  private readonly most: number;

  constructor(most: number) {
    this.most = most;
  }

  /** The function that gives the place back; null when there is none left. */
  enter(key: string): (() => void) | null {
    const count = this.counts.get(key) ?? 0;
    if (count >= this.most) return null;
    this.counts.set(key, count + 1);
    let left = false;
    return () => {
      if (left) return;
      left = true;
      const now = (this.counts.get(key) ?? 1) - 1;
      if (now > 0) this.counts.set(key, now);
      else this.counts.delete(key);
    };
  }
}

/** Lets a few through at each turn of the event loop, so that a crowd that comes at once holds nobody up. */
export class Turnstile {
  private readonly perTurn: number;
  private readonly waiting: Array<() => void> = [];

  constructor(perTurn: number) {
    this.perTurn = perTurn;
  }

  pass(): Promise<void> {
    return new Promise((resolve) => {
      if (this.waiting.push(resolve) === 1) setImmediate(this.turn);
    });
  }

  private readonly turn = (): void => {
    for (const resolve of this.waiting.splice(0, this.perTurn)) resolve();
    if (this.waiting.length > 0) setImmediate(this.turn);
  };
}
