import { isOther } from "./checks/attributes.js";
import type { Complaint } from "./complaint.js";
import type { Finding } from "./finding-log.js";
import type { PlannedMetric } from "./plan.js";
import type { ReceivedAttribute, ReceivedValue } from "./received.js";
import type { Room } from "./room.js";

/** What is known of a series: the findings that each of its points has. */
export type KnownSeries = { readonly findings: readonly Finding[] };

/** The series of one metric in one process, whose limits hold for each process. */
export class ProcessSeries {
  /** By the attributes as they were written, so that those of a known series need not be read. */
  readonly known = new Map<string, KnownSeries>();
  readonly #planned: PlannedMetric;
  readonly #series: Distinct;
  readonly #values = new Map<string, Distinct>();
  readonly #room: Room;

  constructor(planned: PlannedMetric, room: Room) {
    this.#planned = planned;
    this.#room = room;
    this.#series = new Distinct(room);
  }

  /** Counts a series that is new as it is written, and says which limits it is beyond. */
  *add(received: readonly ReceivedAttribute[]): Iterable<Complaint> {
    const { entry: metric, forms } = this.#planned;
    let isFolded = false;
    for (const { key, value } of received) {
      const planned = forms.find(({ byKey }) => byKey.has(key))?.byKey.get(key);
      if (planned === undefined) continue;
      const { attribute, isCommon } = planned;
      if (isOther(value, attribute)) isFolded = true;
      else if (attribute.maxValues !== null) {
        const isNew = this.#valuesOf(key).add(hashOf(typeOf(value), textOf(value)));
        if (isNew && this.#valuesOf(key).size > attribute.maxValues) {
          const about = { kind: metric.kind, name: isCommon ? null : metric.name, attribute: key, sample: null };
          const subject = isCommon ? `the common attribute "${key}"` : `the attribute "${key}" of "${metric.name}"`;
          const message = `${subject} has more than ${attribute.maxValues} different values in one process`;
          yield { code: "live/too-many-values", ...about, message, help: "record fewer values, or raise `max_values`" };
        }
      }
    }
    // The series with `_other` come on top of the limit.
    if (isFolded) return;
    if (this.#series.add(hashOfSeries(received)) && this.#series.size > metric.cardinality) {
      const message = `"${metric.name}" has more than ${metric.cardinality} series in one process`;
      const help = "drop an attribute or values, or raise `cardinality`";
      const about = { kind: metric.kind, name: metric.name, attribute: null, sample: null };
      yield { code: "live/too-many-series", ...about, message, help };
    }
  }

  #valuesOf(key: string): Distinct {
    const known = this.#values.get(key) ?? new Distinct(this.#room);
    this.#values.set(key, known);
    return known;
  }
}

/** The same for the same attributes in any order: a sum. */
function hashOfSeries(received: readonly ReceivedAttribute[]): number {
  let sum = 0;
  for (const { key, value } of received) sum = (sum + hashOf(key, typeOf(value), textOf(value))) % most;
  return sum;
}

const most = Number.MAX_SAFE_INTEGER;

/** A text is a string: only its format knows no other types. */
function typeOf({ type }: ReceivedValue): string {
  return type === "text" ? "string" : type;
}

function textOf(value: ReceivedValue): string {
  if ("value" in value) return typeof value.value === "string" ? value.value : String(value.value);
  return value.type === "array" ? JSON.stringify(value.items) : "";
}

/** Counts different things by their hashes, as long as a run has room for them. */
class Distinct {
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

/** A hash of 53 bits of some texts (cyrb53): among a million, two are alike once in nine thousand runs. */
function hashOf(...texts: readonly string[]): number {
  let first = 0xdeadbeef;
  let second = 0x41c6ce57;
  for (const text of texts) {
    for (let index = 0; index < text.length; index += 1) {
      const code = text.charCodeAt(index);
      first = Math.imul(first ^ code, 2_654_435_761);
      second = Math.imul(second ^ code, 1_597_334_677);
    }
    // What separates the texts is none of their characters.
    first = Math.imul(first ^ 0x1_0000, 2_654_435_761);
    second = Math.imul(second ^ 0x1_0000, 1_597_334_677);
  }
  first = Math.imul(first ^ (first >>> 16), 2_246_822_507) ^ Math.imul(second ^ (second >>> 13), 3_266_489_909);
  second = Math.imul(second ^ (second >>> 16), 2_246_822_507) ^ Math.imul(first ^ (first >>> 13), 3_266_489_909);
  return 4_294_967_296 * (2_097_151 & second) + (first >>> 0);
}
