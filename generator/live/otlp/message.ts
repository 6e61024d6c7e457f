/** The fields of a message by their names in OTLP's JSON; those at their default may be missing, as protobuf leaves them out. */
export type Fields = Readonly<Record<string, unknown>>;

/** A message of a payload. What is walked is read as it is asked for, so that a large payload is never there as a whole. */
export type Message = {
  readonly fields: Fields;
  /** The messages of a walked field. */
  each(name: string): Iterable<Message>;
};

/** Attributes as they were written. */
export type WrittenAttributes = {
  /** The same for the same bytes; the same attributes in another order have another one. */
  readonly key: string;
  read(): readonly Fields[];
};

export const noAttributes: WrittenAttributes = { key: "", read: () => [] };
