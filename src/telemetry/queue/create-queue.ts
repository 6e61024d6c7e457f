import type { Config, Signal } from "../settings/config.js";
import type { PushExporter } from "../senders/create-sender.js";
import { createSender } from "../senders/create-sender.js";
import { createExportStats } from "./export-stats.js";
import type { Encoder } from "../senders/encode.js";
import { SendQueue } from "./send-queue.js";

/** Bytes of one request: it is encoded in a few milliseconds, and receivers take 4 MiB or more. */
export const batchBytes = 512 * 1024;
/** Bytes of one log event or span: no more than receivers of gRPC take, and than is encoded in a few dozen milliseconds. */
const itemBytes = 4 * 1024 * 1024;
const itemNames: Readonly<Record<Signal, string>> = { logs: "log events", traces: "spans", metrics: "metrics" };

/** The queue of log events or spans. */
export async function createItemQueue<Item>(
  signal: Signal,
  exporter: PushExporter,
  config: Config,
  { encode, readRejected, sizeOf }: Encoder<Item>,
): Promise<{ queue: SendQueue<Item>; where: string }> {
  const sender = await createSender(signal, exporter, config, readRejected);
  const { delay, queueSize, batchSize } = config.batching[signal];
  const queue = new SendQueue<Item>({
    name: itemNames[signal],
    sender,
    stats: createExportStats(),
    encode,
    weigh: () => 1,
    sizeOf,
    limit: queueSize,
    byteLimit: config.queueBytes,
    batchSize: Math.min(batchSize, queueSize),
    batchBytes,
    itemBytes,
    delay,
    timeout: config[signal].timeout,
    latestOnly: false,
  });
  return { queue, where: sender.where };
}
