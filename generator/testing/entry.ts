import { CheckedReader, type CheckedReaderOptions } from "./checked-reader.js";

/** What `meterbook/testing` offers; testing.d.ts says the types. */
export { JestReporter, nodeReporter, vitestReporter } from "./reporters.js";

/** A reader of OpenTelemetry's SDK that checks what the program's own meters export. */
export function checkedReader(options: CheckedReaderOptions = {}): CheckedReader {
  return new CheckedReader(options);
}
