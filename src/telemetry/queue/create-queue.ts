import type { Config, Signal } from "../settings/config.js";
import type { PushExporter } from "../senders/create-sender.js";
import { createSender } from "../senders/create-sender.js";
import { createDelivery } from "./export-stats.js";
import type { Encoder } from "../senders/encode.js";
import { Outbox } from "./send-queue.js";

const batchSize = 512;
const longestName: Readonly<Record<Signal, string>> = { logs: "log events", traces: "spans", metrics: "metrics" };

/** The outbox of log events or spans. */
export async function createItemOutbox<Item>(
  signal: Signal,
  exporter: PushExporter,
  config: Config,
  { encode, readRejected }: Encoder<Item[]>,
): Promise<{ outbox: Outbox<Item>; where: string }> {
  const sender = await createSender(signal, exporter, readRejected);
  const outbox = new Outbox<Item>({
    name: longestName[signal],
    sender,
    delivery: createDelivery(),
    encode,
    weigh: () => 1,
    limit: config.queueSize,
    batchSize: Math.min(batchSize, config.queueSize),
    delay: config.batchDelay,
    timeout: config[signal].timeout,
    latestOnly: false,
  });
  return { outbox, where: sender.where };
}
