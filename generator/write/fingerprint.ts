import { randomUUID } from "node:crypto";

declare const METERBOOK_FINGERPRINT: string | undefined;

/**
 * A hash of the code that turns a catalog into artifacts: what it makes of a catalog changes only with it. The build
 * puts it in; code that runs from its sources may change at any time, and proves nothing to another process.
 */
export const fingerprint: string =
  typeof METERBOOK_FINGERPRINT === "string" ? METERBOOK_FINGERPRINT : `sources-${randomUUID()}`;
