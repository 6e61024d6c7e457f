import { createContextKey, type Span } from "@opentelemetry/api";

/** A span that is open, with the one around it. */
export type Enclosing = {
  readonly span: Span;
  readonly events: readonly string[] | undefined;
  readonly outer: Enclosing | undefined;
};

/** Where the active context keeps the innermost span, whichever copy of this package opened it. */
export const enclosing: symbol = /* @__PURE__ */ createContextKey("meterbook.enclosing.1");
