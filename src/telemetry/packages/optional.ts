/** Packages of OpenTelemetry that a program installs for what it switches on. */
type Optional = {
  readonly resources: typeof import("@opentelemetry/resources");
  readonly "otlp-transformer": typeof import("@opentelemetry/otlp-transformer");
  readonly "sdk-metrics": typeof import("@opentelemetry/sdk-metrics");
  readonly "exporter-prometheus": typeof import("@opentelemetry/exporter-prometheus");
  readonly "sdk-trace": typeof import("@opentelemetry/sdk-trace");
  readonly core: typeof import("@opentelemetry/core");
  readonly "context-async-hooks": typeof import("@opentelemetry/context-async-hooks");
  readonly "sdk-logs": typeof import("@opentelemetry/sdk-logs");
  readonly "api-logs": typeof import("@opentelemetry/api-logs");
};

export type OptionalPackage = keyof Optional;

/**
 * Loads them. Each stands by its name in a `try` of its own: so bundlers find it where it is installed, and go on where it
 * is not; a name that is put together would be in no bundle at all.
 */
export const optional: { readonly [Name in OptionalPackage]: () => Promise<Optional[Name]> } = {
  async resources() {
    try {
      return await import("@opentelemetry/resources");
    } catch (error) {
      throw unloadable(error);
    }
  },
  async "otlp-transformer"() {
    try {
      return await import("@opentelemetry/otlp-transformer");
    } catch (error) {
      throw unloadable(error);
    }
  },
  async "sdk-metrics"() {
    try {
      return await import("@opentelemetry/sdk-metrics");
    } catch (error) {
      throw unloadable(error);
    }
  },
  async "exporter-prometheus"() {
    try {
      return await import("@opentelemetry/exporter-prometheus");
    } catch (error) {
      throw unloadable(error);
    }
  },
  async "sdk-trace"() {
    try {
      return await import("@opentelemetry/sdk-trace");
    } catch (error) {
      throw unloadable(error);
    }
  },
  async core() {
    try {
      return await import("@opentelemetry/core");
    } catch (error) {
      throw unloadable(error);
    }
  },
  async "context-async-hooks"() {
    try {
      return await import("@opentelemetry/context-async-hooks");
    } catch (error) {
      throw unloadable(error);
    }
  },
  async "sdk-logs"() {
    try {
      return await import("@opentelemetry/sdk-logs");
    } catch (error) {
      throw unloadable(error);
    }
  },
  async "api-logs"() {
    try {
      return await import("@opentelemetry/api-logs");
    } catch (error) {
      throw unloadable(error);
    }
  },
};

/** The code of a package that is in the bundle, and whose own parts the bundle cannot load. */
export const bundledCode = "METERBOOK_BUNDLED";

/** What bundles of ES modules throw for a CommonJS package says nothing of bundles; everything else is as it was. */
function unloadable(error: unknown): unknown {
  const name =
    error instanceof Error ? /^Dynamic require of "([^"]+)" is not supported/.exec(error.message)?.[1] : undefined;
  if (name === undefined) return error;
  const message = `the bundle cannot load "${name}"`;
  return Object.assign(new Error(message, { cause: error }), { code: bundledCode });
}
