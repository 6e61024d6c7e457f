import type { Complaint } from "./complaint.js";

/** Complaints of one code about the same thing, as a report shows them. */
export type Finding = Omit<Complaint, "sample" | "help"> & {
  readonly help: string;
  /** Different ones, in the order in which they came; `hasMore` where there were others. */
  readonly samples: readonly string[];
  readonly hasMore: boolean;
  /** How many points, events, spans or payloads it was found in. */
  readonly count: number;
  /** When it was first seen, in milliseconds since 1970. */
  readonly first: number;
};

type Kept = { -readonly [Key in keyof Finding]: Finding[Key] } & { samples: string[] };

/** What a sender can invent, such as names of metrics, makes no more findings and samples than these. */
const most = { findings: 1000, samples: 5 } as const;

/** Gathers what is found in a run, within limits. */
export class FindingLog {
  readonly #kept = new Map<string, Kept>();
  /** Complaints that would have made further findings. */
  left = 0;

  /** The finding that a complaint belongs to, which counts it; undefined where there are too many. */
  add(complaint: Complaint, time: number): Finding | undefined {
    const { code, kind, name, attribute, sample } = complaint;
    const key = `${code}\0${kind ?? ""}\0${name ?? ""}\0${attribute ?? ""}`;
    const kept = this.#kept.get(key) ?? this.#create(key, complaint, time);
    if (kept === undefined) return undefined;
    kept.count += 1;
    if (sample !== null && !kept.samples.includes(sample)) {
      if (kept.samples.length < most.samples) kept.samples.push(sample);
      else kept.hasMore = true;
    }
    return kept;
  }

  /** Counts a finding once more, of a series that is known to have it. */
  again(finding: Finding): void {
    (finding as Kept).count += 1;
  }

  /** Takes over a finding of another run. */
  merge(finding: Finding): void {
    for (const sample of finding.samples) this.add({ ...finding, sample }, finding.first);
    const kept = this.add({ ...finding, sample: null }, finding.first) as Kept | undefined;
    if (kept === undefined) return;
    kept.count += finding.count - finding.samples.length - 1;
    kept.first = Math.min(kept.first, finding.first);
    kept.hasMore ||= finding.hasMore;
  }

  get findings(): readonly Finding[] {
    return [...this.#kept.values()];
  }

  #create(key: string, { sample: _, ...complaint }: Complaint, first: number): Kept | undefined {
    if (this.#kept.size >= most.findings) {
      this.left += 1;
      return undefined;
    }
    const help = typeof complaint.help === "string" ? complaint.help : complaint.help();
    const kept = { ...complaint, help, samples: [], hasMore: false, count: 0, first };
    this.#kept.set(key, kept);
    return kept;
  }
}
