import type { Change, Side } from "./change.js";
import { type Comparison, placeOf, type Reference } from "./comparison.js";

/** The comparison as the JSON report holds it. */
export function comparisonView(comparison: Comparison) {
  const { base, head, changes, verdict, versions } = comparison;
  return {
    base: { name: base.name, errors: base.errors },
    head: { name: head.name, errors: head.errors },
    verdict: {
      bump: verdict.bump,
      base_version: versions?.base ?? null,
      next_version: versions?.next ?? null,
      counts: countsOf(changes),
    },
    changes: changes.map((change) => changeView(change, comparison)),
  };
}

function countsOf(changes: readonly Change[]) {
  const count = (bump: Change["bump"]) => changes.filter((change) => change.bump === bump).length;
  return { major: count("major"), minor: count("minor"), patch: count("patch") };
}

function changeView(change: Change, { base, head, exported, broken, releases }: Comparison) {
  const { code, subject, message, callers, consumers, stability, isAnnounced, bump, migration } = change;
  return {
    code,
    subject: {
      kind: subject.kind,
      metrics: subject.metrics,
      ...(subject.events.length > 0 && { events: subject.events }),
      ...(subject.spans.length > 0 && { spans: subject.spans }),
      attribute: subject.attribute,
    },
    message,
    callers,
    consumers,
    stability,
    announced: isAnnounced,
    bump,
    base: sideView(change.base, base),
    head: sideView(change.head, head),
    exported: exported.get(change) ?? null,
    release: releases.get(change) ?? null,
    queries: broken === null ? null : (broken.get(change) ?? []),
    migration: migration === null ? null : { old: migration.old, new: migration.new },
  };
}

function sideView(side: Side | null, reference: Reference) {
  const place = placeOf(side, reference);
  if (side === null || place === null) return null;
  return { value: side.value, path: side.path, file: place.file, line: place.line, column: place.column };
}
