import { isUtf8 } from "node:buffer";
import type { DiagnosticCollector } from "../diagnostics/collector.js";
import type { SourceText } from "../source.js";

/** The most bytes that a catalog may have. */
export const maxCatalogBytes: number = 16 * 1024 * 1024;

/** The bytes of a file as text without a byte order mark; undefined, and a finding, when they are not UTF-8 text. */
export function decodeSource(name: string, bytes: Uint8Array, found: DiagnosticCollector): SourceText | undefined {
  const source = { name, text: "" };
  if (bytes.length > maxCatalogBytes) {
    found.report("file-too-large", source, `the file has ${inMebibytes(bytes.length)}, and a catalog may have 16 MiB`, {
      help: "check that the right file is named",
    });
    return undefined;
  }
  const fault = faultIn(bytes);
  if (fault !== undefined) {
    found.report("file-not-text", source, fault.message, { help: fault.help });
    return undefined;
  }
  return { name, text: new TextDecoder("utf-8").decode(bytes) };
}

type Fault = { readonly message: string; readonly help: string };

function faultIn(bytes: Uint8Array): Fault | undefined {
  if (looksLikeUtf16(bytes)) {
    return { message: "the file is UTF-16, not UTF-8", help: "save it as UTF-8, in the editor or with `iconv`" };
  }
  const nul = bytes.indexOf(0);
  if (nul !== -1) {
    return {
      message: `the file is binary: line ${lineOf(bytes, nul)} holds a NUL byte`,
      help: "check that the right file is named",
    };
  }
  if (isUtf8(bytes)) return undefined;
  return {
    message: `the file is not UTF-8: line ${firstLineThatIsNotUtf8(bytes)} holds bytes of another encoding`,
    help: "save it as UTF-8, in the editor or with `iconv -f latin1 -t utf-8`",
  };
}

/** A mark at the start, or ASCII with a NUL beside each letter. */
function looksLikeUtf16(bytes: Uint8Array): boolean {
  const [first, second, third, fourth] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  const evenNul = first === 0 && third === 0 && second !== 0 && fourth !== 0;
  const oddNul = second === 0 && fourth === 0 && first !== 0 && third !== 0;
  return bytes.length >= 4 && (evenNul || oddNul);
}

/** No byte of a longer UTF-8 sequence is a line feed, so each line can be checked alone. */
function firstLineThatIsNotUtf8(bytes: Uint8Array): number {
  let line = 1;
  let start = 0;
  for (let end = bytes.indexOf(10); end !== -1; end = bytes.indexOf(10, start)) {
    if (!isUtf8(bytes.subarray(start, end))) return line;
    start = end + 1;
    line += 1;
  }
  return line;
}

function lineOf(bytes: Uint8Array, offset: number): number {
  let line = 1;
  for (let at = bytes.indexOf(10); at !== -1 && at < offset; at = bytes.indexOf(10, at + 1)) line += 1;
  return line;
}

function inMebibytes(count: number): string {
  return `${(Math.ceil((count / (1024 * 1024)) * 10) / 10).toFixed(1)} MiB`;
}
