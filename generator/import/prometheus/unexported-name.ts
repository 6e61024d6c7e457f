import { exportedName } from "../../exported/exported-name.js";
import type { Route } from "../../exported/route.js";
import { unitOfSuffix } from "../../exported/unit-suffixes.js";
import type { Instrument } from "../../vocabulary.js";

/** A metric that is exported under a name; `isExact` is false where no metric of its kind is, and it gets another one. */
export type Unexported = { readonly name: string; readonly unit: string; readonly isExact: boolean };

/**
 * The metric behind a name of Prometheus: without `_total`, and with its unit as a unit, exactly where exporting it on all of
 * the routes gives the same name; else under the name as it is. A shorter name that another metric has is left to it.
 */
export function unexportedName(
  exported: string,
  instrument: Instrument,
  routes: readonly Route[],
  isTaken: (name: string) => boolean = () => false,
): Unexported {
  for (const candidate of candidates(exported, instrument)) {
    const { name, unit } = candidate;
    const isSame = (route: Route) => exportedName({ name, unit, instrument }, route) === exported;
    if (name !== "" && (name === exported || !isTaken(name)) && routes.every(isSame))
      return { ...candidate, isExact: true };
  }
  return { name: exported, unit: "", isExact: false };
}

type Candidate = { readonly name: string; readonly unit: string };

/** From the shortest name to the whole one. */
function* candidates(exported: string, instrument: Instrument): Iterable<Candidate> {
  const stem = instrument === "counter" ? exported.replace(/_total$/, "") : exported;
  const bases = new Set([stem, exported]);
  for (const base of bases) {
    for (const { rest, unit } of unitsIn(base)) {
      yield { name: rest, unit };
      yield { name: base, unit };
    }
    if (instrument === "gauge" && base.endsWith("_ratio")) {
      yield { name: base.slice(0, -"_ratio".length), unit: "1" };
      yield { name: base, unit: "1" };
    }
    yield { name: base, unit: "" };
  }
}

/** What the end of a name may say of its unit: `bytes_per_second`, `per_second`, `bytes`. */
function* unitsIn(base: string): Iterable<{ readonly rest: string; readonly unit: string }> {
  const [, rest = "", main = "", per = ""] = /^(.*?)(?:_([a-z]+))?(?:_per_([a-z]+))?$/.exec(base) ?? [];
  const whole = unitOfSuffix(main, per);
  if (whole !== undefined && whole !== "1") yield { rest, unit: whole };
  if (per === "" || main === "") return;
  const rate = unitOfSuffix("", per);
  if (rate !== undefined) yield { rest: `${rest}_${main}`, unit: rate };
}
