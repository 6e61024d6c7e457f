import { ts } from "ts-morph";
import { changedText, type FileChange } from "./file-edits.js";
import { originText } from "./origin-text.js";
import { holderOf } from "./holding.js";
import { rewriteCollect, withoutCollect } from "./observed.js";
import { placeText } from "./places.js";
import { type HomeRequest, type RecordersHome, recordersHome } from "./recorders-home.js";
import { type Exact, exactUses } from "./references.js";
import { rewriteCall } from "./rewrite-call.js";
import type { Definition } from "../definitions.js";
import type { InstrumentCall } from "../instrument-calls.js";
import { type Code, type CodeProblem, type CodeRequest, openCode } from "../project.js";
import { type FoundMetrics, isWithin, metricsOf, placeOf } from "../read-metrics.js";
import { bare } from "../symbols.js";
import type { FindTarget, RewriteTarget, RewrittenFile, Rewriting } from "./target.js";

/** What the code says with recorders in place of instruments; a metric changes as a whole, or stays as it is. */
export function planRewrite(request: CodeRequest & HomeRequest, find: FindTarget): Rewriting | CodeProblem {
  const code = openCode(request);
  if ("message" in code) return code;
  const found = metricsOf(code, request.folder);
  const [first] = found.definitions;
  const folder = first === undefined ? request.folder : folderOf(first.made.getSourceFile().fileName);
  const home = recordersHome(code, folder, request);
  if (home === undefined) {
    const help =
      "export one constant of the program, as in `export const record = createRecorders({ … })`, and run again";
    return { message: "the recorders need their common attributes, which nothing says", help };
  }
  return new Plan(code, home, request.importExtension).run(found, find);
}

type Replaced = {
  readonly removed: readonly ts.Node[];
  readonly receivers: readonly ts.Node[];
  readonly imports: Exact["imports"];
  /** What stands in the place of calls, or of the statement that makes a metric which observes itself. */
  readonly texts: readonly (readonly [ts.Node, string])[];
};

class Plan {
  readonly #code: Code;
  readonly #home: RecordersHome;
  readonly #extension: HomeRequest["importExtension"];
  readonly #changes = new Map<ts.SourceFile, FileChange>();
  /** Every call that records, of any metric. */
  readonly #recording = new Set<ts.Node>();

  constructor(code: Code, home: RecordersHome, extension: HomeRequest["importExtension"]) {
    this.#code = code;
    this.#home = home;
    this.#extension = extension;
  }

  run({ definitions, calls }: FoundMetrics, find: FindTarget): Rewriting {
    for (const each of calls.values()) for (const { node } of each) this.#recording.add(node);
    const rewritten: string[] = [];
    const left: { name: string; place: ReturnType<typeof placeOf>; reason: string }[] = [];
    for (const definition of definitions) {
      const replaced = this.#replaced(definition, calls.get(definition) ?? [], find);
      if (typeof replaced === "string") {
        left.push({ name: definition.name, place: placeOf(definition.named), reason: replaced });
        continue;
      }
      rewritten.push(definition.name);
      this.#apply(replaced);
    }
    const changed = [...this.#changes.values()].map((change): RewrittenFile => this.#fileOf(change));
    const { path, text } = this.#home;
    const made = text === null || rewritten.length === 0 ? [] : [{ path, before: null, after: text }];
    return { files: [...made, ...changed], rewritten, left, texts: this.#code.texts };
  }

  #replaced(definition: Definition, calls: readonly InstrumentCall[], find: FindTarget): Replaced | string {
    const { instrument, spec, name } = definition;
    const target = find({ library: instrument.library, kind: instrument.kind, name });
    if (typeof target === "string") return target;
    if (target.isObservable !== (instrument.observable || spec.hasCollect)) {
      return target.isObservable ? "the catalog has it as observable" : "the catalog has it as not observable";
    }
    if (spec.hasCollect) return this.#collecting(definition, calls, target);
    const exact = exactUses(definition, calls, this.#code);
    if (typeof exact === "string") return exact;
    if (calls.length === 0) return "no call records it";
    const texts: (readonly [ts.Node, string])[] = [];
    for (const call of calls) {
      if (isInside(call.node, this.#recording))
        return `one call that records is inside another (${placeText(call.node)})`;
      const taken = this.#taken(call.node.getSourceFile());
      const result = taken ?? rewriteCall(call, target, this.#home.name, this.#code.checker);
      if ("reason" in result) return `${result.reason} (${placeText(call.node)})`;
      texts.push([call.node, result.text]);
    }
    const { holding, receivers, imports } = exact;
    const gone = calls.flatMap(({ method, amount }) =>
      method === "addCallback" && amount ? parameterTypes(amount) : [],
    );
    return { removed: holding.removed, receivers: [...receivers, ...gone], imports, texts };
  }

  /** A gauge of prom-client with `collect`, which nothing else may use. */
  #collecting(definition: Definition, calls: readonly InstrumentCall[], target: RewriteTarget): Replaced | string {
    const { call, made } = definition;
    if (call !== made || calls.some(({ node }) => !isWithin(node, made)))
      return "it is observed by a callback, and recorded otherwise";
    const holder = holderOf(made);
    const exact = ts.isExpressionStatement(holder) ? null : exactUses(definition, [], this.#code);
    if (typeof exact === "string") return exact;
    const statement = exact?.holding.removed[0] ?? holder;
    if (!ts.isSourceFile(statement.parent)) return "it is not made at the top of its file, in a statement of its own";
    const own = new Set<ts.Node>(calls.map(({ node }) => node));
    if (holds(statement, (node) => this.#recording.has(node) && !own.has(node)))
      return "its `collect` records other metrics, too";
    const taken = this.#taken(made.getSourceFile());
    const result = taken ?? rewriteCollect(made, { target, record: this.#home.name, checker: this.#code.checker });
    if ("reason" in result) return result.reason;
    const end = statement.getText().endsWith(";") ? ";" : "";
    return {
      removed: [],
      receivers: withoutCollect(made),
      imports: exact?.imports ?? [],
      texts: [[statement, `${result.text}${end}`]],
    };
  }

  /** Why a file cannot call the recorders by their name. */
  #taken(file: ts.SourceFile): { readonly reason: string } | undefined {
    const { name, path } = this.#home;
    const isOwn = file.fileName === path || file.text.includes(originText(file.fileName, path, this.#extension));
    const isTaken = new RegExp(`(?<![\\w$.])${name.replaceAll("$", "\\$")}(?![\\w$])`).test(file.text);
    return isTaken && !isOwn ? { reason: `the file may have a "${name}" of its own` } : undefined;
  }

  #apply({ removed, receivers, imports, texts }: Replaced): void {
    for (const each of removed) this.#changeOf(each.getSourceFile()).removed.push(each);
    for (const each of receivers) this.#changeOf(each.getSourceFile()).receivers.push(each);
    for (const each of imports) this.#changeOf(each.getSourceFile()).dropped.push(each);
    for (const [node, text] of texts) {
      this.#changeOf(node.getSourceFile()).calls.push({ start: node.getStart(), end: node.getEnd(), text });
    }
  }

  #changeOf(file: ts.SourceFile): FileChange {
    const known = this.#changes.get(file);
    const change = known ?? { file, calls: [], removed: [], receivers: [], dropped: [] };
    this.#changes.set(file, change);
    return change;
  }

  #fileOf(change: FileChange): RewrittenFile {
    const { name, path } = this.#home;
    const { fileName, text } = change.file;
    const from = originText(fileName, path, this.#extension);
    return { path: fileName, before: text, after: changedText(change, fileName === path ? null : { name, from }) };
  }
}

/** The type of what a callback is given, which its recorder's callback follows from. */
function parameterTypes(callback: ts.Expression): readonly ts.Node[] {
  const node = bare(callback);
  if (!ts.isArrowFunction(node) && !ts.isFunctionExpression(node)) return [];
  return node.parameters.flatMap(({ type }) => type ?? []);
}

function holds(node: ts.Node, isMeant: (node: ts.Node) => boolean): boolean {
  return isMeant(node) || (ts.forEachChild(node, (each) => holds(each, isMeant) || undefined) ?? false);
}

function isInside(node: ts.Node, others: ReadonlySet<ts.Node>): boolean {
  for (let at = node.parent; at !== undefined; at = at.parent) if (others.has(at)) return true;
  return false;
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/"));
}
