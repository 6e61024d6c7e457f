import type { ReceivedScope } from "../received.js";
import type { Fields } from "./message.js";

/** Of a group of metrics, log records or spans. */
export function readScope({ scope, schemaUrl = "" }: Fields): ReceivedScope {
  const { name = "", version = "" } = (scope ?? {}) as Fields;
  return { name: String(name), version: String(version), schemaUrl: String(schemaUrl) };
}
