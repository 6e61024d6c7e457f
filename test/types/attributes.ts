/** What the compiler says about attributes: the keys and values of the catalog, and nothing besides. */
import { createRecorders } from "../fixtures/every-shape/expected/recorders.js";

const record = createRecorders({ region: "eu", instance: 1 });
declare const anyText: string;
declare const maybeText: string | undefined;
declare const anyNumber: number;

record.calls({ tool: "shell", status: "ok" });

// @ts-expect-error status allows "ok" and what begins with "error_"
record.calls({ tool: "shell", status: "failed" });

// @ts-expect-error status is required
record.calls({ tool: "shell" });

// @ts-expect-error all attributes are required, so they cannot be left out
record.calls();

// @ts-expect-error the catalog has no attribute "result"
record.calls({ tool: "shell", status: "ok", result: 1 });

// @ts-expect-error attributes of the context are given to createRecorders
record.calls({ tool: "shell", status: "ok", region: "eu" });

// @ts-expect-error tool is a string
record.calls({ tool: 7, status: "ok" });

// @ts-expect-error null is no value
record.calls({ tool: null, status: "ok" });

// @ts-expect-error a required attribute is not undefined
record.calls({ tool: maybeText, status: "ok" });

// A typed prefix takes any text behind it, and only the texts that begin so.
record.calls({ tool: "shell", status: "error_timeout" });
record.calls({ tool: "shell", status: `error_${anyText}` });

// @ts-expect-error the prefix is "error_", with an underscore
record.calls({ tool: "shell", status: "error" });

// @ts-expect-error any string is not known to begin with the prefix
record.calls({ tool: "shell", status: anyText });

// Numbers, booleans and keys with dots.
record.cost({ "http.request.method": "GET", tier: 1, sampled: false });

// @ts-expect-error tier is 1, 2 or 3
record.cost({ "http.request.method": "GET", tier: 4, sampled: false });

// @ts-expect-error any number is not known to be a tier
record.cost({ "http.request.method": "GET", tier: anyNumber, sampled: false });

// @ts-expect-error tier is a number
record.cost({ "http.request.method": "GET", tier: "1", sampled: false });

// @ts-expect-error sampled is a boolean
record.cost({ "http.request.method": "GET", tier: 1, sampled: "true" });

// @ts-expect-error the key is the catalog's own, not camel case
record.cost({ httpRequestMethod: "GET", tier: 1, sampled: true });

// Open values: the known ones complete, and any other string is allowed.
record.sessions({ kind: "main" });
record.sessions({ kind: anyText });

// @ts-expect-error open means any string, not any value
record.sessions({ kind: 1 });

// @ts-expect-error an open attribute is required like others
record.sessions({});

// Optional attributes may be left out, or be undefined; all of them optional makes the object optional, too.
record.cost({ "http.request.method": "GET", tier: 1, sampled: true, ratio: 0.5 });
record.cost({ "http.request.method": "GET", tier: 1, sampled: true, ratio: undefined });
record.payloadSize(1);
record.payloadSize(1, {});
record.payloadSize(1, { direction: "in" });
record.payloadSize(1, { direction: undefined });

// @ts-expect-error an optional attribute has its allowed values all the same
record.payloadSize(1, { direction: "up" });

// @ts-expect-error null is not the absence of an optional attribute
record.payloadSize(1, { direction: null });

// More attributes than the contract has look-ups for: all are required.
record.manyAttributes({ a: "", b: "", c: "", d: "", e: "", f: "", g: "", h: "", i: "", j: 0 });

// @ts-expect-error j is missing
record.manyAttributes({ a: "", b: "", c: "", d: "", e: "", f: "", g: "", h: "", i: "" });
