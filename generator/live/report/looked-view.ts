import type { LookedAt } from "../looked-at.js";

/** What was looked at, for other programs. */
export function lookedView(looked: LookedAt) {
  return {
    payloads: looked.payloads,
    bytes: looked.bytes,
    points: looked.points,
    checked_points: looked.checkedPoints,
    unreadable: looked.unreadable,
    allowed: looked.allowed,
    spans: looked.spans,
    checked_spans: looked.checkedSpans,
    log_records: looked.logRecords,
    checked_log_records: looked.checkedLogRecords,
    other_scopes: [...looked.otherScopes].map(([name, points]) => ({ name, points })),
  };
}
