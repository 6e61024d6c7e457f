import * as api from "@opentelemetry/api";
import type { LogAttributes, logs } from "@opentelemetry/api-logs";
import type { LoggerProvider, LogRecordProcessor, ReadableLogRecord } from "@opentelemetry/sdk-logs";
import { createItemQueue } from "../queue/create-queue.js";
import type { SendQueue } from "../queue/send-queue.js";
import { formatOf, type PushExporter } from "../senders/create-sender.js";
import { loadLogEncoder } from "../senders/encode.js";
import type { EmitLog } from "./events.js";
import { hideInRecord } from "./redaction.js";
import { removerOf } from "./registration.js";
import { type Running, RegistrationError, type Setup } from "./signal.js";
import { optional } from "../packages/optional.js";

const longestValue = 65_536;

function createProcessor(queue: SendQueue<ReadableLogRecord>, { content, context }: Setup): LogRecordProcessor {
  return {
    onEmit: (record) => {
      const given = new Set(Object.keys(record.attributes));
      for (const [name, value] of Object.entries(context())) if (!given.has(name)) record.setAttribute(name, value);
      queue.add(hideInRecord(record, content));
    },
    forceFlush: () => queue.flush(),
    shutdown: async () => {},
  };
}

/** The API 1.10 answers whether it took a provider, the package before it with the one that it has. */
type LogsApi = Pick<typeof logs, "disable" | "getLoggerProvider"> & {
  setGlobalLoggerProvider(provider: LoggerProvider): boolean | ReturnType<typeof logs.setGlobalLoggerProvider>;
};

/** Every API through which the program may log: that of its own package, and from 1.10 on that of `@opentelemetry/api`. */
async function loadLogApis(): Promise<readonly LogsApi[]> {
  const separate = optional["api-logs"]().then((found) => [found.logs]);
  if (!("logs" in api)) return separate;
  // The types are those of 1.9, which has none; bundlers reject a name that the installed version lacks.
  return [Reflect.get(api, "logs") as LogsApi, ...(await separate.catch(() => []))];
}

/** Registers a provider with all of them, or with none. Answers what removes it from each. */
function register(provider: LoggerProvider, apis: readonly LogsApi[]): readonly (() => void)[] | undefined {
  const registered = apis.filter((each) => {
    const answer = each.setGlobalLoggerProvider(provider);
    return answer === true || answer === provider;
  });
  if (registered.length === apis.length) return apis.map((each) => removerOf(() => each.getLoggerProvider(), each));
  for (const each of registered) each.disable();
  return undefined;
}

/** Registers a global logger provider whose records carry the context and go to the exporter. */
export async function startLogs(exporter: PushExporter, setup: Setup): Promise<Running & { readonly emit: EmitLog }> {
  const { config, resource } = setup;
  const sdk = await optional["sdk-logs"]();
  const apis = await loadLogApis();
  const encoder = await loadLogEncoder(formatOf(exporter));
  const { queue, where } = await createItemQueue<ReadableLogRecord>("logs", exporter, config, encoder);
  const provider = new sdk.LoggerProvider({
    resource,
    logRecordLimits: { attributeValueLengthLimit: longestValue },
    processors: [createProcessor(queue, setup)],
  });
  const removers = register(provider, apis);
  if (removers === undefined) {
    await queue.close(0);
    throw new RegistrationError("a logger provider is registered already");
  }
  const logger = provider.getLogger(setup.service);
  return {
    signal: "logs",
    where,
    stats: queue.stats,
    // The API types arrays as mutable, and only reads them.
    emit: (record) => logger.emit({ ...record, attributes: record.attributes as LogAttributes }),
    waiting: () => queue.waiting,
    flush: () => queue.flush(),
    close: (limit) => {
      for (const remove of removers) remove();
      return queue.close(limit);
    },
  };
}
