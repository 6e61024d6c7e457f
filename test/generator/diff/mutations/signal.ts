import { rename, set, unset } from "../rich-catalog.js";
import { type Mutation, mutation } from "./mutation.js";

const cosmetic = ["cosmetic", "cosmetic", "patch"] as const;
const breaking = ["breaking", "breaking", "major"] as const;
const additive = ["additive", "additive", "minor"] as const;
const onlyConsumers = ["none", "breaking", "major"] as const;
const done = "events/tool.done";

export const signalMutations: readonly Mutation[] = [
  mutation("an event more", set("events/tool.lost", {}), ["event-added", ...additive]),
  mutation("an event less", unset("events/tool.begun"), ["event-removed", ...breaking]),
  mutation("another name of an event", rename("events/tool.begun", "tool.started"), ["event-renamed", ...breaking]),
  mutation(
    "another name of an event, whose recorder is called the same",
    rename("events/tool.done", "tool.finished"),
    ["event-renamed", "cosmetic", "breaking", "major"],
    unset("spans/work/events"),
  ),
  mutation("a span more", set("spans/sleep", {}), ["span-added", ...additive]),
  mutation("a span less", unset("spans/rest"), ["span-removed", ...breaking]),
  mutation("another name of a span", rename("spans/rest", "pause"), ["span-renamed", ...breaking]),
  mutation("another severity", set(`${done}/severity`, "error"), ["severity-changed", ...onlyConsumers]),
  mutation("another kind of a span", set("spans/work/kind", "server"), ["span-kind-changed", ...onlyConsumers]),
  mutation("another recorder of an event", set(`${done}/recorder`, "toolIsDone"), [
    "recorder-changed",
    "breaking",
    "none",
    "major",
  ]),
  mutation("a metric that is recorded, too", set(`${done}/records/starts`, null), [
    "records-changed",
    "none",
    "additive",
    "minor",
  ]),
  mutation("a metric that is recorded no more", unset(`${done}/records/notes.time`), [
    "records-changed",
    ...onlyConsumers,
  ]),
  mutation("another unit of a recorded number", set(`${done}/records/notes.time/value/unit`, "min"), [
    "records-changed",
    ...onlyConsumers,
  ]),
  mutation(
    "another source",
    set(`${done}/records/notes.time/value/from`, "other"),
    ["records-changed", ...onlyConsumers],
    set(`${done}/attributes/other`, "double"),
  ),
  mutation("another value of a source", set(`${done}/records/notes/step/values/true`, "two"), [
    "records-changed",
    ...onlyConsumers,
  ]),
  mutation("another constant", set(`${done}/records/notes.time/step/constant`, "two"), [
    "records-changed",
    ...onlyConsumers,
  ]),
  mutation("a hash instead of a length", set(`${done}/attributes/comment/redact`, "hash"), [
    "redact-changed",
    ...onlyConsumers,
  ]),
  mutation("a mark instead of a length", unset(`${done}/attributes/comment/redact`), [
    "redact-changed",
    ...onlyConsumers,
  ]),
  mutation("what another key lets leave", set(`${done}/attributes/comment/content`, "user_prompt"), [
    "content-changed",
    ...onlyConsumers,
  ]),
  mutation("what never leaves", set(`${done}/attributes/comment/content`, "none"), [
    "content-changed",
    ...onlyConsumers,
  ]),
  mutation("no number from the length of a span", unset("spans/work/records"), ["records-changed", ...onlyConsumers]),
  mutation("an event more of a span", set("spans/work/events", ["tool.done", "tool.begun"]), [
    "span-events-changed",
    "none",
    "additive",
    "minor",
  ]),
  mutation("no events of a span", unset("spans/work/events"), ["span-events-changed", ...onlyConsumers]),
  mutation("an attribute of an event", set(`${done}/attributes/zone`, "string"), [
    "attribute-added",
    "breaking",
    "additive",
    "major",
  ]),
  mutation("an optional attribute of a span", set("spans/work/attributes/zone", { type: "string", required: false }), [
    "attribute-added",
    ...additive,
  ]),
  mutation(
    "a first attribute of an event",
    set("events/tool.begun/attributes", { a: { type: "int", required: false } }),
    ["attribute-added", ...additive],
  ),
  mutation("a first attribute of a span", set("spans/rest/attributes", { a: { type: "int", required: false } }), [
    "attribute-added",
    "breaking",
    "additive",
    "major",
  ]),
  mutation("an attribute less of an event", unset(`${done}/attributes/comment`), ["attribute-removed", ...breaking]),
  mutation("an attribute of an event that is required", set(`${done}/attributes/comment/required`, true), [
    "attribute-required",
    "breaking",
    "additive",
    "major",
  ]),
  mutation("a value less of a span", set("spans/work/attributes/end/values", ["good"]), ["value-removed", ...breaking]),
  mutation("another description of an event", set(`${done}/description`, "Done."), [
    "description-changed",
    ...cosmetic,
  ]),
  mutation("an event that is planned now", set("events/tool.begun/status", "planned"), ["status-changed", ...breaking]),
  mutation("an event that is deprecated", set("events/tool.begun/deprecated", { renamed_to: "tool.done" }), [
    "deprecation-added",
    ...additive,
  ]),
  mutation("a span that promises less", set("spans/rest/stability", "alpha"), [
    "stability-changed",
    "cosmetic",
    "breaking",
    "major",
  ]),
];
