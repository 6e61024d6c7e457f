import type { Place } from "../source.js";

/** The texts of telemetry.md that are not about one entry. */
export type Page = {
  readonly title: string;
  readonly introduction: string;
  /** Heading of the list of common attributes. */
  readonly contextTitle: string;
  /** Markdown ahead of the tables; null leaves it to the page. */
  readonly catalogText: string | null;
  /** Heading of the tables' column of attributes. */
  readonly attributesTitle: string;
  readonly sections: readonly PageSection[];
};

export type PageSection = {
  readonly title: string;
  /** Empty until the file that is included has been read. */
  readonly text: string;
  /** The Markdown file that holds the text, below the catalog's folder; null when the catalog itself holds it. */
  readonly include: { readonly path: string; readonly place: Place } | null;
  /** Whether it stands below the metrics instead of ahead of them. */
  readonly afterMetrics: boolean;
};
