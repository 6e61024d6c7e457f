import type { Message } from "./message.js";

/** How many spans or log records a request holds. They are counted only, where the catalog has none. */
export function countItems(request: Message, [resources, scopes, items]: readonly [string, string, string]): number {
  let count = 0;
  for (const resource of request.each(resources)) {
    for (const scope of resource.each(scopes)) for (const _ of scope.each(items)) count += 1;
  }
  return count;
}
