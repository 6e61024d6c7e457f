/** What is read of an SDK's log record. */
export type LogRecord = {
  readonly hrTime?: readonly [seconds: number, nanoseconds: number];
  readonly severityText?: string | undefined;
  readonly severityNumber?: number | undefined;
  readonly eventName?: string | undefined;
  readonly body?: unknown;
  readonly attributes?: object;
};

/** In the order of severityNumber, four numbers each. */
const severities = ["TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL"] as const;

function severity({ severityText, severityNumber = 0 }: LogRecord): string {
  return severityText ?? severities[Math.ceil(severityNumber / 4) - 1] ?? "";
}

function time(seconds: number, nanoseconds: number): string {
  return new Date(seconds * 1000 + Math.floor(nanoseconds / 1e6)).toISOString();
}

/** As JSON, on one line; what JSON cannot hold is named by its type. */
function inline(value: unknown): string {
  try {
    const text = JSON.stringify(value, (_key, held: unknown) => (typeof held === "bigint" ? String(held) : held));
    return text ?? String(value);
  } catch {
    return `(${typeof value} that cannot be read)`;
  }
}

/** One line without its end: time, severity, event, body, attributes as JSON. Never throws. */
export function logLine(record: LogRecord): string {
  try {
    const { hrTime, eventName = "", body, attributes } = record;
    const isPlain = typeof body === "string" && !/[\r\n]/.test(body);
    return [
      hrTime === undefined ? "" : time(...hrTime),
      severity(record),
      eventName,
      body === undefined ? "" : isPlain ? body : inline(body),
      attributes === undefined || Object.keys(attributes).length === 0 ? "" : inline(attributes),
    ]
      .filter((word) => word !== "")
      .join(" ");
  } catch {
    return "(log record that cannot be read)";
  }
}
