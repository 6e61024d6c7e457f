/** An item, how much it counts for, and how much memory it takes, in bytes. */
export type Sized<Item> = { readonly item: Item; readonly weight: number; readonly bytes: number };

/** Items that wait, the oldest first. Adding and taking cost the same, however many wait. */
export class WaitingItems<Item> {
  #items: Sized<Item>[] = [];
  #first = 0;
  #weight = 0;
  #bytes = 0;

  get length(): number {
    return this.#items.length - this.#first;
  }

  get weight(): number {
    return this.#weight;
  }

  get bytes(): number {
    return this.#bytes;
  }

  push(sized: Sized<Item>): void {
    this.#items.push(sized);
    this.#count(sized, 1);
  }

  shift(): Sized<Item> | undefined {
    const oldest = this.#items[this.#first];
    if (oldest === undefined) return undefined;
    this.#first += 1;
    this.#count(oldest, -1);
    if (this.#first > this.#items.length / 2) this.#compact();
    return oldest;
  }

  /** Takes the oldest items up to both limits, but one at least. */
  take(mostItems: number, mostBytes: number): readonly Sized<Item>[] {
    const taken: Sized<Item>[] = [];
    let bytes = 0;
    while (taken.length < mostItems) {
      const next = this.#items[this.#first];
      if (next === undefined || (taken.length > 0 && bytes + next.bytes > mostBytes)) break;
      bytes += next.bytes;
      this.shift();
      taken.push(next);
    }
    return taken;
  }

  /** Puts back what was taken: it is the oldest again. */
  putBack(taken: readonly Sized<Item>[]): void {
    this.#items = [...taken, ...this.#items.slice(this.#first)];
    this.#first = 0;
    for (const sized of taken) this.#count(sized, 1);
  }

  clear(): void {
    this.#items = [];
    this.#first = 0;
    this.#weight = 0;
    this.#bytes = 0;
  }

  #compact(): void {
    this.#items = this.#items.slice(this.#first);
    this.#first = 0;
  }

  #count({ weight, bytes }: Sized<Item>, sign: 1 | -1): void {
    this.#weight += sign * weight;
    this.#bytes += sign * bytes;
  }
}
