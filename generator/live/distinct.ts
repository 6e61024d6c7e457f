import type { Room } from "./room.js";

/** Counts different things by their hashes, as long as a run has room for them. */
export class Distinct {
  readonly #room: Room;
  readonly #seen = new Set<number>();

  constructor(room: Room) {
    this.#room = room;
  }

  /** Whether what a hash stands for is new; undefined where there is no room to know. */
  add(hash: number): boolean | undefined {
    if (this.#seen.has(hash)) return false;
    if (!this.#room.take()) return undefined;
    this.#seen.add(hash);
    return true;
  }

  get size(): number {
    return this.#seen.size;
  }
}
