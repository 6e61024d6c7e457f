import type { Finding } from "../findings/finding.js";
import type { HiddenValues } from "./hidden-values.js";

export const signals = ["logs", "traces", "metrics"] as const;
/** What is configured and exported apart. */
export type Signal = (typeof signals)[number];

/** Whether metrics say the sum since the start or since the last export. */
export const temporalities = ["cumulative", "delta", "lowmemory"] as const;
export type Temporality = (typeof temporalities)[number];

/** `binary` is OTLP in protobuf, `json` is OTLP in JSON. */
export const formats = ["binary", "json"] as const;
export type Format = (typeof formats)[number];

/** Who is asked for the address of a host: name servers, or the operating system. */
export const dnsLookups = ["direct", "system"] as const;
export type DnsLookup = (typeof dnsLookups)[number];

export const compressions = ["none", "gzip"] as const;
export type Compression = (typeof compressions)[number];

/** Paths of PEM files, absolute. A client certificate comes with its key. */
export type Tls = {
  readonly caCertificate?: string;
  readonly clientCertificate?: string;
  readonly clientPrivateKey?: string;
};

/** What passes requests on, as the environment names it. */
export type HttpProxy = {
  /** Without credentials. */
  readonly address: string;
  /** As the header that a proxy reads. */
  readonly credentials: HiddenValues;
  /** The variable that names it. */
  readonly variable: string;
};

type Otlp = {
  readonly endpoint: string;
  readonly proxy: HttpProxy | null;
  readonly headers: HiddenValues;
  readonly compression: Compression;
  readonly tls: Tls;
};

/** Where a signal goes. */
export type Exporter =
  | { readonly kind: "none" }
  | { readonly kind: "console" }
  | { readonly kind: "file"; readonly folder: string; readonly maxFileBytes: number; readonly maxFiles: number }
  | ({ readonly kind: "otlp-http"; readonly protocol: Format } & Otlp)
  | ({ readonly kind: "otlp-grpc" } & Otlp)
  | { readonly kind: "prometheus"; readonly host: string; readonly port: number; readonly path: string };

/** `why` names the key, file or variable that switched the signal on or off. Times are in milliseconds. */
export type SignalConfig = { readonly exporter: Exporter; readonly why: string; readonly timeout: number };

/** How items of a signal are gathered: for how long, how many wait at most, and how many go together. */
export type Batching = { readonly delay: number; readonly queueSize: number; readonly batchSize: number };

/** The share of traces that is kept. `parentBased`: where a caller has decided already, that holds. */
export type Sampling = { readonly ratio: number; readonly parentBased: boolean };

/** A configuration with every default in its place. Times are in milliseconds. */
export type Config = {
  /** The file that was read, or would have been. */
  readonly file: string | null;
  readonly environment: string;
  readonly serviceName: string | null;
  readonly logUserPrompt: boolean;
  readonly logToolContent: boolean;
  /** Messages and stacks of exceptions; their types always leave. */
  readonly logExceptions: boolean;
  /** Patterns of names, in which `*` stands for any text. The second take precedence. */
  readonly hiddenAttributes: readonly string[];
  readonly shownAttributes: readonly string[];
  readonly logs: SignalConfig;
  readonly traces: SignalConfig;
  readonly metrics: SignalConfig;
  readonly spanAttributes: Readonly<Record<string, string>>;
  /** Members of the trace state that goes to others, and their fields. */
  readonly tracestate: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly resourceAttributes: Readonly<Record<string, string>>;
  readonly sampling: Sampling;
  readonly temporality: Temporality;
  /** For the option `metrics` of `createRecorders`. */
  readonly metricSwitches: Readonly<Record<string, boolean>>;
  readonly metricInterval: number;
  readonly batching: Readonly<Record<Signal, Batching>>;
  /** Bytes that wait at most, for each signal. */
  readonly queueBytes: number;
  readonly shutdownTimeout: number;
  readonly dnsLookup: DnsLookup;
  /** Of the program's own analytics; undefined when the file does not say. It never touches the exporters above. */
  readonly analytics: { readonly enabled: boolean | undefined };
  readonly feedback: { readonly enabled: boolean };
  readonly findings: readonly Finding[];
};
