import type * as clack from "@clack/prompts";
import { importModule } from "../../import-module.js";
import {
  type Instrument,
  instruments,
  severities,
  type Severity,
  type SpanKind,
  spanKinds,
  type EntryKind,
} from "../../vocabulary.js";
import { addedStatuses, type NewEntry } from "./new-entry.js";

/** What is wrong with an entry so far, in a line. */
type FaultOf = (draft: NewEntry) => string | undefined;

/** Published as ES modules only, which older versions of Node do not require. */
type Prompts = typeof clack;

type Question = (draft: NewEntry, prompts: Prompts) => Promise<Partial<NewEntry> | symbol>;

const instrumentHints: Readonly<Record<Instrument, string>> = {
  counter: "counts what happens; only rises",
  up_down_counter: "counts what there is; rises and falls",
  gauge: "the latest value",
  histogram: "the distribution of values, such as durations",
};

const statusHints: Readonly<Record<(typeof addedStatuses)[number], string>> = {
  active: "it gets a recorder",
  planned: "in the documents only, for now",
};

/** Asks for what is not given yet; each answer is checked as the catalog would be. Undefined when they give up. */
export async function askForEntry(given: NewEntry, faultOf: FaultOf): Promise<NewEntry | undefined> {
  const prompts = await importModule<Prompts>("@clack/prompts");
  prompts.intro(`A new ${given.kind}`);
  let entry = given;
  for (const question of questionsFor(given, faultOf)) {
    const answer = await question(entry, prompts);
    if (typeof answer === "symbol") {
      prompts.cancel("Nothing was written.");
      return undefined;
    }
    entry = { ...entry, ...answer };
  }
  return entry;
}

function questionsFor(given: NewEntry, faultOf: FaultOf): readonly Question[] {
  const { kind } = given;
  const isMetric = kind === "metric";
  return [
    ...(given.name === null ? [nameQuestion(faultOf)] : []),
    ...(isMetric && given.instrument === null ? [instrumentQuestion] : []),
    ...(given.description === null ? [descriptionQuestion] : []),
    ...(kind === "event" && given.severity === null ? [severityQuestion] : []),
    ...(kind === "span" && given.spanKind === null ? [spanKindQuestion] : []),
    ...(isMetric && given.unit === null ? [unitQuestion(faultOf)] : []),
    ...(given.attributes.length === 0 ? [attributesQuestion(faultOf)] : []),
    ...(given.status === null ? [statusQuestion] : []),
  ];
}

function nameQuestion(faultOf: FaultOf): Question {
  return async (draft, { text, isCancel }) => {
    const validate = (name = "") => (name === "" ? "It needs a name." : faultOf({ ...draft, name }));
    const name = await text({ message: "Name", placeholder: "order.placed", validate });
    return isCancel(name) ? name : { name };
  };
}

const instrumentQuestion: Question = async (_draft, { select, isCancel }) => {
  const options = instruments.map((value) => ({ value, label: value, hint: instrumentHints[value] }));
  const instrument = await select({ message: "Instrument", options });
  return isCancel(instrument) ? instrument : { instrument };
};

const descriptions: Readonly<Record<EntryKind, string>> = {
  metric: "What is measured, in a sentence",
  event: "What happened, in a sentence",
  span: "What is done in it, in a sentence",
};

const descriptionQuestion: Question = async ({ kind }, { text, isCancel }) => {
  const description = await text({ message: descriptions[kind], defaultValue: "" });
  return isCancel(description) ? description : { description: description === "" ? null : description };
};

const severityQuestion: Question = async (_draft, { select, isCancel }) => {
  const options = severities.map((value) => ({ value, label: value }));
  const severity = await select<Severity>({ message: "Severity", options, initialValue: "info" });
  return isCancel(severity) ? severity : { severity: severity === "info" ? null : severity };
};

const spanKindQuestion: Question = async (_draft, { select, isCancel }) => {
  const options = spanKinds.map((value) => ({ value, label: value }));
  const spanKind = await select<SpanKind>({ message: "Kind of span", options });
  return isCancel(spanKind) ? spanKind : { spanKind: spanKind === "internal" ? null : spanKind };
};

function unitQuestion(faultOf: FaultOf): Question {
  return async (draft, { text, isCancel }) => {
    const validate = (unit = "") => (unit === "" ? undefined : faultOf({ ...draft, unit }));
    const message = "Unit, in UCUM: ms, s, By, {request}, 1; empty for none";
    const unit = await text({ message, defaultValue: "", validate });
    return isCancel(unit) ? unit : { unit: unit === "" ? null : unit };
  };
}

function attributesQuestion(faultOf: FaultOf): Question {
  return async (draft, { text, isCancel }) => {
    const validate = (answer = "") => faultOf({ ...draft, attributes: split(answer) });
    const message =
      "Attributes, with spaces between them: tool (a shared one), is_git:boolean, kind=a,b; empty for none";
    const words = await text({ message, defaultValue: "", validate });
    return isCancel(words) ? words : { attributes: split(words) };
  };
}

const statusQuestion: Question = async (_draft, { select, isCancel }) => {
  const options = [...addedStatuses].reverse().map((value) => ({ value, label: value, hint: statusHints[value] }));
  const status = await select({ message: "Status", options });
  return isCancel(status) ? status : { status };
};

function split(words: string): readonly string[] {
  return words.split(/\s+/).filter((word) => word !== "");
}
