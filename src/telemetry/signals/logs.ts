import type { LogAttributes } from "@opentelemetry/api-logs";
import type { LogRecordProcessor, ReadableLogRecord } from "@opentelemetry/sdk-logs";
import { createItemQueue } from "../queue/create-queue.js";
import type { SendQueue } from "../queue/send-queue.js";
import { formatOf, type PushExporter } from "../senders/create-sender.js";
import { loadLogEncoder } from "../senders/encode.js";
import type { EmitLog } from "./events.js";
import { hideBody, hideContent } from "./redaction.js";
import { type Running, RegistrationError, type Setup } from "./signal.js";

const longestValue = 65_536;

function createProcessor(queue: SendQueue<ReadableLogRecord>, { content, context }: Setup): LogRecordProcessor {
  return {
    onEmit: (record) => {
      const given = new Set(Object.keys(record.attributes));
      for (const [name, value] of Object.entries(context())) if (!given.has(name)) record.setAttribute(name, value);
      record.setAttributes(hideContent(record.attributes, content));
      record.setBody(hideBody(record.body, content));
      queue.add(record);
    },
    forceFlush: () => queue.flush(),
    shutdown: async () => {},
  };
}

/** Registers a global logger provider whose records carry the context and go to the exporter. */
export async function startLogs(exporter: PushExporter, setup: Setup): Promise<Running & { readonly emit: EmitLog }> {
  const { config, resource } = setup;
  const { LoggerProvider } = await import("@opentelemetry/sdk-logs");
  const { logs } = await import("@opentelemetry/api-logs");
  const encoder = await loadLogEncoder(formatOf(exporter));
  const { queue, where } = await createItemQueue<ReadableLogRecord>("logs", exporter, config, encoder);
  const provider = new LoggerProvider({
    resource,
    logRecordLimits: { attributeValueLengthLimit: longestValue },
    processors: [createProcessor(queue, setup)],
  });
  if (logs.setGlobalLoggerProvider(provider) !== provider) {
    await queue.close(0);
    throw new RegistrationError("a logger provider is registered already");
  }
  const logger = logs.getLogger(setup.service);
  return {
    signal: "logs",
    where,
    stats: queue.stats,
    // The API types arrays as mutable, and only reads them.
    emit: (record) => logger.emit({ ...record, attributes: record.attributes as LogAttributes }),
    waiting: () => queue.waiting,
    flush: () => queue.flush(),
    close: (limit) => {
      logs.disable();
      return queue.close(limit);
    },
  };
}
