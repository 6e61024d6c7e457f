import type { Attributes, HrTime } from "@opentelemetry/api";
import type { DataPoint } from "@opentelemetry/sdk-metrics";
import type { Aggregation } from "./aggregation.js";
import type { Reservoir } from "./exemplars.js";

/** What one combination of attribute values adds up to. */
type Cell<State> = {
  readonly attributes: Attributes;
  /** When it was recorded first, or was reset. */
  start: HrTime;
  /** Of this interval; undefined when nothing was recorded in it. */
  current: State | undefined;
  /** Of the intervals before, with cumulative temporality. */
  total: State | undefined;
  /** Whether an earlier collection reported it. */
  reported: boolean;
  /** Undefined when a collection had nothing to report of it, and let it go. */
  storage: Storage<State> | undefined;
  /** Of this interval; undefined without exemplars. */
  readonly reservoir: Reservoir | undefined;
};

/** A series of a recorder, which holds its cell, so that no value pays for a look-up. */
export type Holder = { held: unknown };

/** The cells of an instrument. */
export type Storage<State> = {
  readonly aggregation: Aggregation<State>;
  readonly cumulative: boolean;
  readonly cells: Map<string, Cell<State>>;
  /** The cells of attribute objects. Only frozen ones: others may change. */
  readonly known: WeakMap<Attributes, Cell<State>>;
  collected: HrTime;
  /** For each cell; undefined without exemplars. */
  readonly createReservoir: (() => Reservoir) | undefined;
};

export function createStorage<State>(
  aggregation: Aggregation<State>,
  cumulative: boolean,
  createReservoir?: () => Reservoir,
): Storage<State> {
  return { aggregation, cumulative, cells: new Map(), known: new WeakMap(), collected: [0, 0], createReservoir };
}

/** The time as the SDK writes it: seconds and nanoseconds. */
export function toHrTime(milliseconds: number): HrTime {
  return [Math.trunc(milliseconds / 1000), Math.round((milliseconds % 1000) * 1e6)];
}

/** The same text for equal attributes, whatever the order of their keys. */
export function hash(attributes: Attributes): string {
  const keys = Object.keys(attributes).sort();
  return JSON.stringify(keys.map((key) => [key, attributes[key]]));
}

/** The cell of these attributes; `start` is when it begins, if it does. */
export function cellOf<State>(storage: Storage<State>, attributes: Attributes, start?: HrTime): Cell<State> {
  const { cells, known } = storage;
  const key = hash(attributes);
  let cell = cells.get(key);
  if (cell === undefined) {
    const begin = start ?? toHrTime(Date.now());
    const reservoir = storage.createReservoir?.();
    cell = { attributes, start: begin, current: undefined, total: undefined, reported: false, storage, reservoir };
    cells.set(key, cell);
  }
  if (Object.isFrozen(attributes)) known.set(attributes, cell);
  return cell;
}

/** The cell of these attributes, found quickly if they are frozen. */
export function knownCellOf<State>(storage: Storage<State>, attributes: Attributes): Cell<State> {
  const known = storage.known.get(attributes);
  return known?.storage ? known : cellOf(storage, attributes);
}

/** The cell of a series, which holds it from then on. */
export function heldCellOf<State>(storage: Storage<State>, attributes: Attributes, series: Holder): Cell<State> {
  const held = series.held as Cell<State> | undefined;
  if (held !== undefined && held.storage === storage) return held;
  const cell = knownCellOf(storage, attributes);
  series.held = cell;
  return cell;
}

/** The state of this interval. */
export function stateOf<State>({ aggregation }: Storage<State>, cell: Cell<State>): State {
  cell.current ??= aggregation.create();
  return cell.current;
}

function accumulate<State>({ aggregation }: Storage<State>, cell: Cell<State>): State | undefined {
  const { current, total } = cell;
  if (current === undefined || total === undefined) return total ?? current;
  aggregation.merge(total, current);
  return total;
}

/** The points of the collection at this time; with delta temporality, of what was recorded since the one before. */
export function collectPoints<State>(storage: Storage<State>, endTime: HrTime): DataPoint<unknown>[] {
  const { aggregation, cumulative, cells, collected } = storage;
  const points: DataPoint<unknown>[] = [];
  for (const [key, cell] of cells) {
    const { attributes, start, reported } = cell;
    const state = cumulative ? accumulate(storage, cell) : cell.current;
    cell.total = cumulative ? state : undefined;
    cell.current = undefined;
    cell.reported = true;
    if (state === undefined) {
      cells.delete(key);
      cell.storage = undefined;
    } else {
      const startTime = cumulative || !reported ? start : collected;
      const exemplars = cell.reservoir?.take() ?? [];
      const point = { attributes, startTime, endTime, value: aggregation.toValue(state) };
      points.push(exemplars.length === 0 ? point : ({ ...point, exemplars } as DataPoint<unknown>));
    }
  }
  storage.collected = endTime;
  return points;
}
