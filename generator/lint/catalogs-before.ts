import type { Attribute, EventEntry, Metric } from "../model/catalog.js";
import { definitions } from "../model/definitions.js";
import type { Resolution } from "../model/resolution.js";
import { livingEvents, livingMetrics } from "./carriers.js";

/** What the catalogs that a run checked before say under each name: the first that has it counts. */
export class CatalogsBefore {
  readonly #metrics = new Map<string, Metric>();
  readonly #events = new Map<string, EventEntry>();
  readonly #attributes = new Map<string, Attribute>();
  readonly #shared = new Map<string, Attribute>();

  /** Takes in what a catalog defines, for those behind it. */
  add(resolution: Resolution): void {
    for (const metric of livingMetrics(resolution.catalog)) keepFirst(this.#metrics, metric.name, metric);
    for (const event of livingEvents(resolution.catalog)) keepFirst(this.#events, event.name, event);
    for (const { attribute } of definitions(resolution)) {
      if (attribute.imported !== null) continue;
      keepFirst(this.#attributes, attribute.key, attribute);
      if (attribute.origin !== "own") keepFirst(this.#shared, attribute.key, attribute);
    }
  }

  metric(name: string): Metric | undefined {
    return this.#metrics.get(name);
  }

  event(name: string): EventEntry | undefined {
    return this.#events.get(name);
  }

  /** Any attribute of a key: its type is that of all. */
  attribute(key: string): Attribute | undefined {
    return this.#attributes.get(key);
  }

  /** One that a whole catalog shares, whose values mean the same everywhere in it. */
  sharedAttribute(key: string): Attribute | undefined {
    return this.#shared.get(key);
  }
}

function keepFirst<Value>(map: Map<string, Value>, name: string, value: Value): void {
  if (!map.has(name)) map.set(name, value);
}
