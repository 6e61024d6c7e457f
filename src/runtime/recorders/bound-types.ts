import type { Recorders } from "./recorders.js";

/** A counter or up-down counter with its attributes. */
export type BoundCounter = {
  /** Adds an amount, 1 if left out. */
  add(amount?: number): void;
};

/** A gauge or histogram with its attributes. */
export type BoundValue = {
  record(value: number): void;
};

/** A histogram of times with its attributes. */
export type BoundTimer = BoundValue & {
  /** Starts a timer; calling what it returns records the elapsed time, once. */
  start(): () => void;
};

/** Recorders of any catalog, whichever copy of this module made them. */
export type AnyRecorders = Pick<Recorders<never>, "bind" | "unbind" | "flush"> & { with(changes: never): unknown };

/** What stays of the parameters of a recorder when the number is taken away. */
type AttributesIn<Given extends readonly unknown[]> = Given extends readonly [
  attributes: infer Attributes,
  amount?: number | undefined,
]
  ? readonly [attributes: Attributes]
  : readonly [attributes?: Given[0]];

type Bind<Given extends readonly unknown[], Value> = Given extends readonly [number, ...infer Rest]
  ? (...attributes: Rest) => Value
  : Given extends readonly [amount?: number | undefined]
    ? () => BoundCounter
    : (...attributes: AttributesIn<Given>) => BoundCounter;

type ValueOf<R, Name> = Name extends string
  ? `start${Capitalize<Name>}` extends keyof R
    ? BoundTimer
    : BoundValue
  : never;

type AnyFunction = (...given: never[]) => unknown;

/** The synchronous recorders: observable ones and timers give a function back. */
type Names<R> = {
  [Name in Exclude<keyof R, keyof Recorders<never>>]: R[Name] extends (...given: never[]) => infer Result
    ? [Result] extends [AnyFunction]
      ? never
      : Name
    : never;
}[Exclude<keyof R, keyof Recorders<never>>];

/** Functions that are given the attributes of a recorder once. */
export type BoundRecorders<R> = {
  readonly [Name in Names<R>]: R[Name] extends (...given: infer Given) => void ? Bind<Given, ValueOf<R, Name>> : never;
};
