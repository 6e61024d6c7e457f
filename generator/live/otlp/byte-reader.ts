import { UnreadablePayload } from "./unreadable.js";

const twoTo32 = 4_294_967_296;

/** Reads protobuf's wire format from the part of some bytes that lies between `at` and `end`; what leads out of it is an error. */
export class ByteReader {
  readonly bytes: Buffer;
  at = 0;
  end: number;
  readonly #view: DataView;

  constructor(bytes: Uint8Array) {
    this.bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.end = bytes.byteLength;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** A varint of 32 bits, whose further bits are dropped as protobuf does. */
  uint32(): number {
    const { bytes } = this;
    let value = 0;
    for (let shift = 0; shift < 70; shift += 7) {
      if (this.at >= this.end) throw cut();
      const byte = bytes[this.at++] ?? 0;
      if (shift < 32) value |= (byte & 127) << shift;
      if (byte < 128) return value >>> 0;
    }
    throw new UnreadablePayload("a number is longer than ten bytes");
  }

  /** A varint of 64 bits with a sign; beyond 2^53 the nearest number. */
  int64(): number {
    let low = 0;
    let high = 0;
    for (let shift = 0; shift < 70; shift += 7) {
      if (this.at >= this.end) throw cut();
      const byte = this.bytes[this.at++] ?? 0;
      const bits = byte & 127;
      if (shift < 28) low |= bits << shift;
      else if (shift === 28) {
        low |= bits << 28;
        high |= bits >> 4;
      } else if (shift < 63) high |= bits << (shift - 32);
      else high |= bits << 31;
      if (byte < 128) return (high | 0) * twoTo32 + (low >>> 0);
    }
    throw new UnreadablePayload("a number is longer than ten bytes");
  }

  /** The length of what follows, which lies in this part. */
  length(): number {
    const length = this.uint32();
    if (length > this.end - this.at) throw cut();
    return length;
  }

  double(): number {
    return this.#view.getFloat64(this.#take(8), true);
  }

  fixed32(): number {
    return this.#view.getUint32(this.#take(4), true);
  }

  fixed64(): number {
    const at = this.#take(8);
    return this.#view.getUint32(at + 4, true) * twoTo32 + this.#view.getUint32(at, true);
  }

  sfixed64(): number {
    const at = this.#take(8);
    return this.#view.getInt32(at + 4, true) * twoTo32 + this.#view.getUint32(at, true);
  }

  text(encoding: "utf8" | "base64" | "hex"): string {
    const length = this.length();
    const start = this.at;
    this.at += length;
    return this.bytes.toString(encoding, start, this.at);
  }

  /** Passes over a value that nobody asks for. */
  skip(wireType: number): void {
    if (wireType === 0) this.int64();
    else if (wireType === 1) this.#take(8);
    else if (wireType === 2) this.#take(this.length());
    else if (wireType === 5) this.#take(4);
    else throw new UnreadablePayload(`a field has the wire type ${wireType}, which OTLP does not use`);
  }

  #take(count: number): number {
    const { at } = this;
    if (count > this.end - at) throw cut();
    this.at = at + count;
    return at;
  }
}

function cut(): UnreadablePayload {
  return new UnreadablePayload("the payload ends in the middle of a message");
}
