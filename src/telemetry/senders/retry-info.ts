/** A field of a protobuf message: its number, and a number or bytes. */
type Field = { readonly number: number; readonly value: bigint | Uint8Array };

function readVarint(bytes: Uint8Array, from: number): { value: bigint; next: number } {
  let value = 0n;
  for (let at = from, shift = 0n; at < bytes.length && shift < 70n; at += 1, shift += 7n) {
    const byte = bytes[at] ?? 0;
    value |= BigInt(byte & 0x7f) << shift;
    if (byte < 0x80) return { value, next: at + 1 };
  }
  throw new RangeError("no varint");
}

/** The fields of a message that holds numbers, texts and messages only; what else it holds ends it. */
function readFields(bytes: Uint8Array): readonly Field[] {
  const fields: Field[] = [];
  for (let at = 0; at < bytes.length; ) {
    const tag = readVarint(bytes, at);
    const number = Number(tag.value >> 3n);
    const { value, next } = readVarint(bytes, tag.next);
    const type = Number(tag.value & 7n);
    if (type !== 0 && type !== 2) break;
    at = type === 0 ? next : next + Number(value);
    fields.push({ number, value: type === 0 ? value : bytes.subarray(next, at) });
  }
  return fields;
}

function bytesOf(fields: readonly Field[], wanted: number): readonly Uint8Array[] {
  return fields.flatMap(({ number, value }) => (number === wanted && typeof value !== "bigint" ? [value] : []));
}

function numberOf(fields: readonly Field[], wanted: number): number {
  const found = fields.find(({ number }) => number === wanted)?.value;
  return typeof found === "bigint" ? Number(BigInt.asIntN(64, found)) : 0;
}

const retryInfo = "type.googleapis.com/google.rpc.RetryInfo";

/** Milliseconds until the next try, from a `google.rpc.Status` whose details have a `RetryInfo`. */
export function readRetryDelay(status: string | Uint8Array | undefined): number | undefined {
  if (status === undefined || typeof status === "string") return undefined;
  try {
    for (const detail of bytesOf(readFields(status), 3)) {
      const fields = readFields(detail);
      if (new TextDecoder().decode(bytesOf(fields, 1)[0]) !== retryInfo) continue;
      const delay = readFields(
        bytesOf(readFields(bytesOf(fields, 2)[0] ?? new Uint8Array()), 1)[0] ?? new Uint8Array(),
      );
      const milliseconds = numberOf(delay, 1) * 1_000 + numberOf(delay, 2) / 1_000_000;
      return Math.max(0, milliseconds);
    }
  } catch {
    // A status that cannot be read says nothing.
  }
  return undefined;
}
