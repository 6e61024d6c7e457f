import { hashOf } from "./hash.js";
import type { Room } from "./room.js";

/** Counts different texts by their hashes, as long as a run has room for them. */
export class Distinct {
  readonly #room: Room;
  readonly #seen = new Set<number>();

  constructor(room: Room) {
    this.#room = room;
  }

  /** Whether the text is a new one; undefined where there is no room to know. */
  add(text: string): boolean | undefined {
    const hash = hashOf(text);
    if (this.#seen.has(hash)) return false;
    if (!this.#room.take()) return undefined;
    this.#seen.add(hash);
    return true;
  }

  get size(): number {
    return this.#seen.size;
  }
}
