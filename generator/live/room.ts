/** How much a run may still remember, whatever it is sent. */
export class Room {
  #left: number;

  constructor(most: number) {
    this.#left = most;
  }

  take(amount = 1): boolean {
    if (this.#left < amount) return false;
    this.#left -= amount;
    return true;
  }

  get isFull(): boolean {
    return this.#left < 1;
  }
}
