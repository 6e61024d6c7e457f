import type { Route } from "../../exported/route.js";
import type { ImportedCatalog } from "../../import/imported-catalog.js";
import type { Host } from "../host/host.js";
import type { ImportRequest } from "./command.js";

/** What an import reads: its line in the help, and what reads it, which is loaded when it is meant. */
type ImportFormat = {
  readonly name: string;
  /** What the sources of the format are. */
  readonly sources: string;
  /** Whether it knows its sources where none is named. */
  readonly mayBeEmpty?: true;
  readonly load: () => Promise<ImportReader>;
};

/** What the catalog says that a reader may have to know. */
type ImportContext = {
  /** On which ways its metrics may come into Prometheus, by which names of Prometheus go back. */
  readonly routes: readonly Route[];
};

/** Reads the sources that a person names. Throws a CommandError for one that cannot be had; what stands in one is a loss. */
export type ImportReader = (request: ImportRequest, host: Host, context: ImportContext) => Promise<ImportedCatalog>;

/** A format is an entry here, and a folder in `generator/import/`. */
export const importFormats: readonly ImportFormat[] = [
  {
    name: "otel",
    sources: "a registry of semantic conventions: folders, files, globs",
    load: async () => (await import("./otel.js")).importOtel,
  },
  {
    name: "mdatagen",
    sources: "metadata.yaml of components of the OpenTelemetry Collector",
    load: async () => (await import("./mdatagen.js")).importMdatagen,
  },
  {
    name: "prometheus",
    sources: "scrapes: files, http addresses, - for standard input",
    load: async () => (await import("./prometheus.js")).importPrometheus,
  },
  {
    name: "typescript",
    sources: "files, folders, globs of code; none for all of a project",
    mayBeEmpty: true,
    load: async () => (await import("./typescript.js")).importTypescript,
  },
  {
    name: "observed",
    sources: "observed.json of node --import meterbook/observe",
    load: async () => (await import("./observed.js")).importObserved,
  },
];
