import { amend } from "./amend.js";
import type { Amendment } from "./amendment.js";
import type { OpenCatalog } from "./open-catalog.js";

/**
 * Makes as many groups of amendments as leave the catalog without errors, each as a whole or not at all. None of the groups
 * may touch what another writes. All are tried at once, and halves of them where that is rejected.
 */
export function amendWhereValid(open: OpenCatalog, groups: readonly (readonly Amendment[])[]): OpenCatalog {
  if (groups.length === 0) return open;
  const amended = amend(open, groups.flat());
  if (amended.kind === "open") return amended;
  if (groups.length === 1) return open;
  const half = Math.ceil(groups.length / 2);
  return amendWhereValid(amendWhereValid(open, groups.slice(0, half)), groups.slice(half));
}
