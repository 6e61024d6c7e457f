import { ts } from "ts-morph";
import { callsIn } from "./calls-index.js";
import { readSpec, type Spec } from "./spec.js";
import type { Evaluator } from "./evaluate.js";
import { type Call, type LibraryInstrument, madeBy, mentionsLibrary } from "./libraries.js";
import { isCallOf, loopOf, type Maker, makerOf } from "./makers.js";
import type { Code } from "./project.js";
import { elementsOf, type Owner, type Scope, type Value } from "./value.js";

/** A metric that the code makes. */
export type Definition = {
  readonly instrument: LibraryInstrument;
  readonly spec: Spec;
  readonly name: string;
  /** What names it. */
  readonly named: ts.Node;
  /** The call of the library. */
  readonly made: Call;
  /** The call, of the library or of a maker, that gives it its name. */
  readonly call: Call;
  /** What the parameters around the call stand for. */
  readonly scope: Scope;
  /** Whether other metrics are made by the same call: in a loop, or by a maker of several. */
  readonly isShared: boolean;
};

type Definitions = {
  readonly definitions: readonly Definition[];
  readonly unread: readonly { readonly node: ts.Node; readonly reason: string }[];
};

/** A call of a maker, or one turn of a loop: what it gives to the parameters of its owner. */
type Frame = { readonly owner: Owner; readonly call: Call | null; readonly bind: (scope: Scope) => Bindings };
type Bindings = readonly (readonly [ts.Node, Value])[];

/** A call of the library, and what leads to it; the outermost frame first. */
type Pending = {
  readonly made: Call;
  readonly instrument: LibraryInstrument;
  readonly frames: readonly Frame[];
  readonly scope: Scope;
  /** The call of the library, or of a maker, that is outermost. */
  readonly call: Call;
};

const deepest = 12;
const empty: Scope = new Map();
const runtimeName = "its name is made at run time: record a run with `node --import meterbook/observe`";

/** All metrics that the code makes, with those that its own makers make, and theirs. */
export function findDefinitions(code: Code, evaluator: Evaluator, isMeant: (path: string) => boolean): Definitions {
  return new Search(code, evaluator, isMeant).run();
}

class Search {
  readonly #code: Code;
  readonly #evaluator: Evaluator;
  readonly #isMeant: (path: string) => boolean;
  readonly #definitions: Definition[] = [];
  readonly #unread: { node: ts.Node; reason: string }[] = [];
  /** By the function whose parameters it depends on. */
  readonly #waiting = new Map<ts.SignatureDeclaration, Pending[]>();
  readonly #callsOf = new Map<ts.SignatureDeclaration, readonly Call[]>();

  constructor(code: Code, evaluator: Evaluator, isMeant: (path: string) => boolean) {
    this.#code = code;
    this.#evaluator = evaluator;
    this.#isMeant = isMeant;
  }

  run(): Definitions {
    for (const file of this.#code.load(this.#code.filesWith(mentionsLibrary).filter(this.#isMeant))) {
      for (const call of [...callsIn(file).values()].flat()) {
        const instrument = madeBy(call, this.#code.checker);
        if (instrument !== undefined) this.#expand({ made: call, instrument, frames: [], scope: empty, call });
      }
    }
    for (let owners = this.#unsearched(); owners.length > 0; owners = this.#unsearched()) {
      for (const [owner, calls] of findCalls(owners, this.#code, this.#isMeant)) {
        this.#callsOf.set(owner, calls);
        for (const pending of [...(this.#waiting.get(owner) ?? [])]) {
          for (const call of calls) this.#expandCall(owner, pending, call);
        }
      }
    }
    return { definitions: shared(this.#definitions), unread: this.#unread };
  }

  #unsearched(): readonly ts.SignatureDeclaration[] {
    return [...this.#waiting.keys()].filter((owner) => !this.#callsOf.has(owner));
  }

  #expand(pending: Pending): void {
    const spec = readSpec(pending, this.#evaluator);
    const { name } = spec;
    if (name.kind === "text") {
      const { made, instrument, call, scope } = pending;
      const named = name.node;
      this.#definitions.push({ instrument, spec, name: name.text, named, made, call, scope, isShared: false });
    } else if (name.kind === "open" && pending.frames.length <= deepest) this.#expandOwner(name.owner, pending);
    else this.#leave(pending);
  }

  #leave({ call }: Pending): void {
    this.#unread.push({ node: call, reason: runtimeName });
  }

  #expandOwner(owner: Owner, pending: Pending): void {
    const loop = loopOf(owner);
    if (loop === undefined) {
      if (ts.isForOfStatement(owner)) this.#leave(pending);
      else this.#wait(owner, pending);
      return;
    }
    const items = elementsOf(this.#evaluator.evaluate(loop.list, pending.scope));
    if (items === undefined) this.#leave(pending);
    else if ("kind" in items) this.#expandOwner(items.owner, pending);
    else {
      items.forEach((_, at) => {
        const bind = (scope: Scope): Bindings => {
          const item = elementAt(this.#evaluator.evaluate(loop.list, scope), at);
          return item === undefined ? [] : loop.bind(item, at);
        };
        this.#expand(within(pending, { owner, call: null, bind }));
      });
    }
  }

  #wait(owner: ts.SignatureDeclaration, pending: Pending): void {
    const others = this.#waiting.get(owner);
    if (others === undefined) this.#waiting.set(owner, [pending]);
    else others.push(pending);
    for (const call of this.#callsOf.get(owner) ?? []) this.#expandCall(owner, pending, call);
  }

  #expandCall(owner: ts.SignatureDeclaration, pending: Pending, call: Call): void {
    // A function that calls itself makes nothing new.
    if (pending.frames.some((frame) => frame.call === call)) return;
    const bind = (scope: Scope): Bindings =>
      owner.parameters.flatMap((parameter, at) => {
        const argument = call.arguments?.[at] ?? parameter.initializer;
        return argument === undefined ? [] : [[parameter, this.#evaluator.evaluate(argument, scope)] as const];
      });
    this.#expand(within(pending, { owner, call, bind }));
  }
}

/** The same with one frame more, outside the others but inside the functions that it is a part of. */
function within(pending: Pending, frame: Frame): Pending {
  const around = pending.frames.filter(({ owner }) => frame.call === null && contains(owner, frame.owner));
  const frames = [...around, frame, ...pending.frames.filter((each) => !around.includes(each))];
  const scope = new Map<ts.Node, Value>();
  for (const { bind } of frames) for (const [declaration, value] of bind(scope)) scope.set(declaration, value);
  return { ...pending, frames, scope, call: frame.call ?? pending.call };
}

function contains(outer: ts.Node, inner: ts.Node): boolean {
  for (let at = inner.parent; at !== undefined; at = at.parent) if (at === outer) return true;
  return false;
}

function elementAt(list: Value, at: number): Value | undefined {
  const items = elementsOf(list);
  return items === undefined || "kind" in items ? items : items[at];
}

/** The calls of functions, wherever they are; the files are loaded together. */
function findCalls(
  owners: readonly ts.SignatureDeclaration[],
  code: Code,
  isMeant: (path: string) => boolean,
): readonly (readonly [ts.SignatureDeclaration, readonly Call[]])[] {
  const makers = owners.map((owner): [ts.SignatureDeclaration, Maker | undefined] => [
    owner,
    makerOf(owner, code.checker),
  ]);
  const names = makers.flatMap(([, maker]) => (maker === undefined ? [] : [maker.name.replaceAll(/\W/g, "\\$&")]));
  const isNamed = new RegExp(`(?:^|[^\\w$])(?:${names.join("|")})\\s*[<(]|\\bsuper\\s*\\(`);
  const files = names.length === 0 ? [] : code.load(code.filesWith((text) => isNamed.test(text)).filter(isMeant));
  return makers.map(([owner, maker]) => {
    const named = maker === undefined ? [] : files.flatMap((file) => callsIn(file).get(maker.name) ?? []);
    return [owner, maker === undefined ? [] : named.filter((call) => isCallOf(call, maker, code.checker))];
  });
}

function shared(definitions: readonly Definition[]): readonly Definition[] {
  const counts = new Map<Call, number>();
  for (const { call } of definitions) counts.set(call, (counts.get(call) ?? 0) + 1);
  return definitions.map((each) => ({ ...each, isShared: (counts.get(each.call) ?? 0) > 1 }));
}
