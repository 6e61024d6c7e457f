import type { Config, Signal } from "../settings/config.js";
import type { PushExporter } from "../senders/create-sender.js";
import { createSender } from "../senders/create-sender.js";
import { createExportStats } from "./export-stats.js";
import type { Encoder } from "../senders/encode.js";
import { SendQueue } from "./send-queue.js";

const batchSize = 512;
const itemNames: Readonly<Record<Signal, string>> = { logs: "log events", traces: "spans", metrics: "metrics" };

/** The queue of log events or spans. */
export async function createItemQueue<Item>(
  signal: Signal,
  exporter: PushExporter,
  config: Config,
  { encode, readRejected }: Encoder<Item[]>,
): Promise<{ queue: SendQueue<Item>; where: string }> {
  const sender = await createSender(signal, exporter, readRejected);
  const queue = new SendQueue<Item>({
    name: itemNames[signal],
    sender,
    stats: createExportStats(),
    encode,
    weigh: () => 1,
    limit: config.queueSize,
    batchSize: Math.min(batchSize, config.queueSize),
    delay: config.batchDelay,
    timeout: config[signal].timeout,
    latestOnly: false,
  });
  return { queue, where: sender.where };
}
