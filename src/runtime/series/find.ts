import type { Metric } from "../catalog/definition.js";
import { type AttributeValue, type Handle, internals, type Series } from "../catalog/state.js";
import { lookUp } from "./tree.js";

type Level = Map<AttributeValue, unknown> | undefined;

/** A table is as deep as its metric has attributes that have no part in its place, which only the generated code knows. */
type Table = (Series & Map<AttributeValue, unknown>) | undefined;

/** The series of a metric whose attributes all have a part in its place, or undefined when it was never recorded. */
export function find0(handle: Handle, metric: Metric, place = 0): Table {
  return handle[internals].tables[metric.slot]?.[place] as Table;
}

/**
 * The series of these values, in the order of the metric's attributes, or undefined when it was never recorded. The place
 * is what the metric's `place` gives for the attributes before them.
 */
export function find1(handle: Handle, metric: Metric, a: AttributeValue, place?: number): Series | undefined {
  return find0(handle, metric, place)?.get(a) as Series | undefined;
}

export function find2(
  handle: Handle,
  metric: Metric,
  a: AttributeValue,
  b: AttributeValue,
  place?: number,
): Series | undefined {
  return (find0(handle, metric, place)?.get(a) as Level)?.get(b) as Series | undefined;
}

export function find3(
  handle: Handle,
  metric: Metric,
  a: AttributeValue,
  b: AttributeValue,
  c: AttributeValue,
  place?: number,
): Series | undefined {
  return ((find0(handle, metric, place)?.get(a) as Level)?.get(b) as Level)?.get(c) as Series | undefined;
}

export function find4(
  handle: Handle,
  metric: Metric,
  a: AttributeValue,
  b: AttributeValue,
  c: AttributeValue,
  d: AttributeValue,
  place?: number,
): Series | undefined {
  const level = (find0(handle, metric, place)?.get(a) as Level)?.get(b) as Level;
  return (level?.get(c) as Level)?.get(d) as Series | undefined;
}

export function find5(
  handle: Handle,
  metric: Metric,
  a: AttributeValue,
  b: AttributeValue,
  c: AttributeValue,
  d: AttributeValue,
  e: AttributeValue,
  place?: number,
): Series | undefined {
  const level = (find0(handle, metric, place)?.get(a) as Level)?.get(b) as Level;
  return ((level?.get(c) as Level)?.get(d) as Level)?.get(e) as Series | undefined;
}

export function find6(
  handle: Handle,
  metric: Metric,
  a: AttributeValue,
  b: AttributeValue,
  c: AttributeValue,
  d: AttributeValue,
  e: AttributeValue,
  f: AttributeValue,
  place?: number,
): Series | undefined {
  const level = ((find0(handle, metric, place)?.get(a) as Level)?.get(b) as Level)?.get(c) as Level;
  return ((level?.get(d) as Level)?.get(e) as Level)?.get(f) as Series | undefined;
}

export function find7(
  handle: Handle,
  metric: Metric,
  a: AttributeValue,
  b: AttributeValue,
  c: AttributeValue,
  d: AttributeValue,
  e: AttributeValue,
  f: AttributeValue,
  g: AttributeValue,
  place?: number,
): Series | undefined {
  const level = ((find0(handle, metric, place)?.get(a) as Level)?.get(b) as Level)?.get(c) as Level;
  return (((level?.get(d) as Level)?.get(e) as Level)?.get(f) as Level)?.get(g) as Series | undefined;
}

export function find8(
  handle: Handle,
  metric: Metric,
  a: AttributeValue,
  b: AttributeValue,
  c: AttributeValue,
  d: AttributeValue,
  e: AttributeValue,
  f: AttributeValue,
  g: AttributeValue,
  h: AttributeValue,
  place?: number,
): Series | undefined {
  const level = (((find0(handle, metric, place)?.get(a) as Level)?.get(b) as Level)?.get(c) as Level)?.get(d) as Level;
  return (((level?.get(e) as Level)?.get(f) as Level)?.get(g) as Level)?.get(h) as Series | undefined;
}

/** For metrics with more attributes than `find8` has places. */
export function findMany(
  handle: Handle,
  metric: Metric,
  values: readonly AttributeValue[],
  place?: number,
): Series | undefined {
  return lookUp(find0(handle, metric, place), values) as Series | undefined;
}
