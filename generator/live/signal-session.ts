import { attributeComplaints } from "./checks/attributes.js";
import { lifeComplaints } from "./checks/life.js";
import { scopeComplaints } from "./checks/scope.js";
import { severityComplaints, spanComplaints, unlistedEvent } from "./checks/signal.js";
import { answersFor, unknownName } from "./checks/unknown-name.js";
import type { Complaint } from "./complaint.js";
import type { LookedAt } from "./looked-at.js";
import type { Plan, PlannedEntry, PlannedEvent, PlannedForm, PlannedSpan } from "./plan.js";
import type { ReceivedAttribute, ReceivedEvent, ReceivedScope, ReceivedSpan } from "./received.js";
import { noteAttributes, noteCame, type Seen, seenOf } from "./seen.js";
import { withoutStandIns } from "./stand-ins.js";
import type { SessionOptions } from "./session.js";

type Shared = {
  readonly plan: Plan;
  readonly options: SessionOptions;
  readonly looked: LookedAt;
  readonly seen: Seen;
  readonly report: (complaint: Complaint, planned: PlannedEntry | undefined, time: number) => void;
};

/** What stands in an event because it is a log record (src/telemetry/signals/events.ts). */
const ofRecord: ReadonlySet<string> = new Set(["event.name", "event.timestamp"]);

/** Checks log records and spans. Those that are none of the catalog are counted, unless it answers for their names. */
export class SignalSession {
  readonly #shared: Shared;

  constructor(shared: Shared) {
    this.#shared = shared;
  }

  /** Whether the catalog declares events, without which log records are counted unread. */
  get readsLogs(): boolean {
    return this.#shared.plan.events.size > 0;
  }

  get readsSpans(): boolean {
    return this.#shared.plan.spans.size > 0;
  }

  /** `time`, in milliseconds since 1970, is when it came; the record may say another. */
  takeLog(received: ReceivedEvent, time: number): void {
    const { plan, looked } = this.#shared;
    const { name, scope } = received;
    looked.logRecords += 1;
    const planned = plan.events.get(name);
    if (planned === undefined) {
      if (name !== "") this.#checkUnknown("event", { name, scope }, time);
      return;
    }
    looked.checkedLogRecords += 1;
    this.#checkEntry(planned, scope, received.time || time);
    for (const complaint of severityComplaints(planned.entry, received)) this.#report(complaint, planned, time);
    this.#checkAttributes(planned, eventAttributes(received, planned), {
      forms: planned.forms,
      time: received.time || time,
    });
  }

  takeSpan(received: ReceivedSpan, time: number): void {
    const { plan, looked } = this.#shared;
    const { name, scope } = received;
    looked.spans += 1;
    const planned = plan.spans.get(name);
    if (planned === undefined) {
      this.#checkUnknown("span", { name, scope }, time);
      return;
    }
    looked.checkedSpans += 1;
    const at = received.end || time;
    this.#checkEntry(planned, scope, at);
    for (const complaint of spanComplaints(planned.entry, received)) this.#report(complaint, planned, at);
    const forms = received.hasFailed ? planned.forms : planned.ended;
    const attributes = withoutStandIns(received.attributes(), planned.replaced);
    this.#checkAttributes(planned, attributes, { forms, time: at });
    for (const event of received.events) this.#checkAttached(planned, { ...event, scope }, event.time || at);
  }

  /** An event that is attached to a span of the catalog. What OpenTelemetry itself attaches is none of the catalog's. */
  #checkAttached(span: PlannedSpan, event: Attached, time: number): void {
    const { plan } = this.#shared;
    const planned: PlannedEvent | undefined = plan.events.get(event.name);
    if (planned === undefined) {
      if (event.name !== "exception") this.#checkUnknown("event", event, time);
      return;
    }
    noteCame(seenOf(this.#shared.seen, "event", event.name), time);
    if (!span.events.has(event.name)) this.#report(unlistedEvent(span, event.name), span, time);
    for (const complaint of lifeComplaints(planned.entry, this.#shared.options.moment)) {
      this.#report(complaint, planned, time);
    }
    this.#checkAttributes(planned.attached, eventAttributes(event, planned), { forms: planned.attached.forms, time });
  }

  #checkUnknown(kind: "event" | "span", { name, scope }: Named, time: number): void {
    const { plan, options } = this.#shared;
    const known = kind === "event" ? plan.events : plan.spans;
    if (known.size === 0 || !(options.allScopes || answersFor(plan, name, scope))) return;
    this.#report(
      unknownName(kind, name, () => known.keys()),
      undefined,
      time,
    );
  }

  #checkEntry(planned: PlannedEvent | PlannedSpan, scope: ReceivedScope, time: number): void {
    const { plan, options, seen } = this.#shared;
    const { entry } = planned;
    noteCame(seenOf(seen, entry.kind, entry.name), time);
    for (const complaint of lifeComplaints(entry, options.moment)) this.#report(complaint, planned, time);
    if (options.allScopes) return;
    for (const complaint of scopeComplaints(scope, plan.catalog, entry)) this.#report(complaint, planned, time);
  }

  #checkAttributes(planned: PlannedEntry, received: readonly ReceivedAttribute[], { forms, time }: Checking): void {
    for (const complaint of attributeComplaints(received, planned, forms)) this.#report(complaint, planned, time);
    const { kind, name } = planned.entry;
    noteAttributes(seenOf(this.#shared.seen, kind, name), received, planned.forms);
  }

  #report(complaint: Complaint, planned: PlannedEntry | undefined, time: number): void {
    this.#shared.report(complaint, planned, time);
  }
}

type Named = { readonly name: string; readonly scope: ReceivedScope };
type Attached = Named & Pick<ReceivedEvent, "attributes">;
type Checking = { readonly forms: readonly PlannedForm[]; readonly time: number };

function eventAttributes(
  event: Pick<ReceivedEvent, "attributes">,
  { keys, replaced }: PlannedEvent,
): readonly ReceivedAttribute[] {
  const received = event.attributes();
  const isOfRecord = ({ key }: ReceivedAttribute) => ofRecord.has(key) && !keys.includes(key);
  const own = received.some(isOfRecord) ? received.filter((each) => !isOfRecord(each)) : received;
  return withoutStandIns(own, replaced);
}
