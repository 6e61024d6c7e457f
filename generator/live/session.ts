import { attributeComplaints, isOverflow } from "./checks/attributes.js";
import { headComplaints, temporality } from "./checks/head.js";
import { lifeComplaints } from "./checks/life.js";
import { pointComplaints } from "./checks/point.js";
import { rejection, rejections } from "./checks/rejected.js";
import { scopeComplaints } from "./checks/scope.js";
import { answersFor, unknownName } from "./checks/unknown-name.js";
import type { Complaint } from "./complaint.js";
import { type Finding, FindingLog } from "./finding-log.js";
import { levelOf } from "./level.js";
import { type LookedAt, noteOtherScope, nothingLookedAt } from "./looked-at.js";
import type { Moment } from "./moment.js";
import { type Plan, type PlannedEntry, type PlannedMetric, plannedIn } from "./plan.js";
import { type KnownSeries, ProcessSeries } from "./process-series.js";
import type { ReceivedHead, ReceivedMetric, ReceivedPoint } from "./received.js";
import { Room } from "./room.js";
import { noteAttributes, noteCame, type Seen, seenOf } from "./seen.js";
import { SignalSession } from "./signal-session.js";

export type SessionOptions = {
  readonly moment: Moment;
  /** Whether the catalog answers for the metrics of every meter, and the events and spans of every logger and tracer. */
  readonly allScopes: boolean;
};

/** A metric that the catalog does not have. */
export type Unknown = {
  readonly name: string;
  /** Of its meter; null where that is not known. */
  readonly scope: string | null;
  readonly points: number;
  /** Whether the catalog answers for it. */
  readonly isOurs: boolean;
  /** The names that it may be a misspelling of; those of the catalog where nothing else is said. */
  readonly names?: () => Iterable<string>;
};

/** What a run remembers at most, whatever it is sent: some hundred megabytes. */
const most = { series: 200_000, seriesCharacters: 64_000_000, hashes: 1_000_000, origins: 20_000 } as const;

/** Checks what is received against a catalog, one metric after the other, and keeps what a report needs. */
export class LiveSession {
  readonly log = new FindingLog();
  readonly seen: Seen = { metric: new Map(), event: new Map(), span: new Map() };
  readonly looked: LookedAt = nothingLookedAt();
  /** Log records and spans. */
  readonly signals: SignalSession;
  /** The metrics whose recorders tests bound; null where no tests were gathered. */
  bound: Set<string> | null = null;
  readonly #plan: Plan;
  readonly #options: SessionOptions;
  readonly #origins = new Map<string, ProcessSeries>();
  readonly #temporalities = new Map<string, ReceivedHead["temporality"]>();
  readonly #hashes = new Room(most.hashes);
  readonly #series = new Room(most.series);
  readonly #characters = new Room(most.seriesCharacters);

  constructor(plan: Plan, options: SessionOptions) {
    this.#plan = plan;
    this.#options = options;
    const { looked, seen } = this;
    this.signals = new SignalSession({ plan, options, looked, seen, report: (...found) => this.#report(...found) });
  }

  /** `time`, in milliseconds since 1970, is when it came; points may say another. */
  take(received: ReceivedMetric, time: number): void {
    const { head, scope, points } = received;
    const planned = this.#plan.byName.get(head.name);
    if (planned !== undefined) {
      this.#check(received, planned, time);
      return;
    }
    let count = 0;
    for (const point of points) {
      count += 1;
      if (head.name === rejections)
        this.#report(rejection(point.attributes(), this.#plan), undefined, point.time || time);
    }
    if (head.name === rejections) {
      this.looked.points += count;
      return;
    }
    this.takeUnknown(
      { name: head.name, scope: scope.name, points: count, isOurs: answersFor(this.#plan, head.name, scope) },
      time,
    );
  }

  /** Counts what no metric of the catalog is, and reports it where it should be one. */
  takeUnknown({ name, scope, points, isOurs, names = () => this.#plan.byName.keys() }: Unknown, time: number): void {
    this.looked.points += points;
    if (this.#options.allScopes || isOurs) this.#report(unknownName("metric", name, names), undefined, time);
    else noteOtherScope(this.looked, scope ?? "", points);
  }

  /** Notes that something could not be read; `where` is the way in. */
  unreadable(where: string, reason: string, time: number): void {
    this.looked.unreadable += 1;
    const message = `something that came ${where} cannot be read`;
    const help = "correct the exporter; each reason says what is wrong";
    this.#report(
      { code: "live/unreadable-payload", kind: null, name: null, attribute: where, message, help, sample: reason },
      undefined,
      time,
    );
  }

  /** Notes the names of metrics whose recorders a test bound. */
  noteBound(names: readonly string[]): void {
    this.bound ??= new Set();
    for (const name of names) if (this.#plan.byName.has(name)) this.bound.add(name);
  }

  noteRejection(complaint: Complaint, time: number): void {
    this.#report(complaint, undefined, time);
  }

  /** Takes over what is found only when a run ends. */
  end(complaints: Iterable<Complaint>, time: number): void {
    for (const complaint of complaints) {
      this.#report(complaint, plannedIn(this.#plan, complaint.kind, complaint.name), time);
    }
  }

  /** Reports what the levels of the catalog and the entry's `allow` let through. */
  #report(complaint: Complaint, planned: PlannedEntry | undefined, time: number): Finding | undefined {
    const { code } = complaint;
    if (levelOf(code, this.#plan.catalog.settings.levels) === "off") return undefined;
    if (planned?.entry.allow.includes(code)) {
      this.looked.allowed += 1;
      return undefined;
    }
    return this.log.add(complaint, time);
  }

  #check({ origin, scope, head, points }: ReceivedMetric, planned: PlannedMetric, time: number): void {
    const { entry: metric } = planned;
    const seen = seenOf(this.seen, "metric", metric.name);
    for (const complaint of lifeComplaints(metric, this.#options.moment)) this.#report(complaint, planned, time);
    for (const complaint of headComplaints(head, metric)) this.#report(complaint, planned, time);
    if (!this.#options.allScopes) {
      for (const complaint of scopeComplaints(scope, this.#plan.catalog, metric)) {
        this.#report(complaint, planned, time);
      }
    }
    this.#checkTemporality(head, planned, time);
    const series = this.#seriesOf(origin, planned);
    for (const point of points) {
      this.looked.points += 1;
      this.looked.checkedPoints += 1;
      noteCame(seen, point.time || time);
      this.#checkAttributes(point, series, planned, time);
      for (const complaint of pointComplaints(point, metric, head))
        this.#report(complaint, planned, point.time || time);
    }
  }

  #checkTemporality({ name, temporality: now }: ReceivedHead, planned: PlannedMetric, time: number): void {
    if (now === null || now === "unspecified") return;
    const before = this.#temporalities.get(name) ?? now;
    this.#temporalities.set(name, before);
    if (before !== now) this.#report(temporality(name, `${before} and ${now}`), planned, time);
  }

  #checkAttributes(point: ReceivedPoint, series: ProcessSeries, planned: PlannedMetric, time: number): void {
    const { key } = point;
    const known = series.known.get(key);
    if (known === undefined) this.#checkNew(point, series, planned, point.time || time);
    else for (const finding of known.findings) this.log.again(finding);
  }

  #checkNew(point: ReceivedPoint, series: ProcessSeries, planned: PlannedMetric, time: number): void {
    const { key } = point;
    const received = point.attributes();
    const findings: Finding[] = [];
    for (const complaint of attributeComplaints(received, planned)) {
      const finding = this.#report(complaint, planned, time);
      if (finding !== undefined) findings.push(finding);
    }
    if (!isOverflow(received)) {
      noteAttributes(seenOf(this.seen, "metric", planned.entry.name), received, planned.forms);
      for (const complaint of series.add(received)) this.#report(complaint, planned, time);
    }
    // Without room, a series is checked as a new one each time.
    if (this.#series.take() && this.#characters.take(key.length)) series.known.set(key, knownSeries(findings));
  }

  #seriesOf(origin: string, planned: PlannedMetric): ProcessSeries {
    const { name } = planned.entry;
    const key = `${name}\0${this.#origins.size < most.origins ? origin : ""}`;
    const known = this.#origins.get(key) ?? new ProcessSeries(planned, this.#hashes);
    this.#origins.set(key, known);
    return known;
  }
}

const sound: KnownSeries = { findings: [] };

function knownSeries(findings: readonly Finding[]): KnownSeries {
  return findings.length === 0 ? sound : { findings };
}
