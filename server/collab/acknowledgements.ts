/** The numbered updates of one socket that are not answered yet, in the order they came. */
export class Acknowledgements {
  private readonly waiting: Array<{ seq: number; answered: boolean }> = [];
  private highest = 0;

  /** False where the number does not follow those before it. */
  begin(seq: number): boolean {
    if (seq <= this.highest) return false;
    this.highest = seq;
    this.waiting.push({ seq, answered: false });
    return true;
  }

  /** Notes an answer; the number up to which everything is answered now, if that has moved. */
  answer(seq: number): number | null {
    const entry = this.waiting.find((candidate) => candidate.seq === seq);
    if (entry) entry.answered = true;
    let upTo: number | null = null;
    while (this.waiting[0]?.answered) upTo = this.waiting.shift()!.seq;
    return upTo;
  }

  /** Forgets one that was not stored because nothing could be: the client sends it again under a new number. */
  drop(seq: number): void {
    const index = this.waiting.findIndex((candidate) => candidate.seq === seq);
    if (index >= 0) this.waiting.splice(index, 1);
  }

  get pending(): number {
    return this.waiting.length;
  }
}
