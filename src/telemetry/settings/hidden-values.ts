import { inspect } from "node:util";

/** Values that must not be seen: printing, inspecting or serialising them shows their names only. */
export class HiddenValues {
  readonly #values: Readonly<Record<string, string>>;

  constructor(values: Readonly<Record<string, string>> = {}) {
    this.#values = { ...values };
  }

  get names(): readonly string[] {
    return Object.keys(this.#values);
  }

  /** The values themselves, for whoever sends them. */
  reveal(): Record<string, string> {
    return { ...this.#values };
  }

  toJSON(): Record<string, string> {
    return Object.fromEntries(this.names.map((name) => [name, "[hidden]"]));
  }

  [inspect.custom](): Record<string, string> {
    return this.toJSON();
  }
}
