import type { Outcome } from "../outcome.js";
import type { Surroundings } from "../surroundings.js";
import type { QueriesRequest } from "./request.js";

/** Each action loads only what it needs. */
export async function queries(request: QueriesRequest, around: Surroundings): Promise<Outcome> {
  switch (request.action) {
    case "check":
      return (await import("./check.js")).check(request, around);
    case "list":
      return (await import("./list.js")).list(request, around);
  }
}
