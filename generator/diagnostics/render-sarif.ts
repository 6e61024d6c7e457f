import type { Invocation, Location, Log, ReportingDescriptor, Result } from "sarif";
import type { SarifPlace, SarifResult, SarifRule, SarifRun } from "./sarif.js";
import { visibleText } from "./visible-text.js";

/** A run as SARIF 2.1.0, for code scanning and for viewers (OASIS, sarif-v2.1.0-errata01). */
export function sarifLog(run: SarifRun): Log {
  const rules = [...new Map(run.results.map(({ rule }) => [rule.id, rule])).values()];
  rules.sort((a, b) => (a.id < b.id ? -1 : 1));
  const indices = new Map(rules.map(({ id }, index) => [id, index]));
  const fingerprint = fingerprints(run.hash);
  return {
    $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "Meterbook", semanticVersion: run.version, rules: rules.map(ruleView) } },
        // What code scanning keeps apart: a later run of the same name replaces this one.
        automationDetails: {
          id: `${["meterbook", run.command, ...(run.catalog === null ? [] : [run.catalog])].join("/")}/`,
        },
        columnKind: "utf16CodeUnits",
        invocations: [invocationView(run)],
        results: run.results.map((result) => ({
          ...resultView(result),
          ruleIndex: indices.get(result.rule.id),
          partialFingerprints: { "meterbookFinding/v1": fingerprint(result) },
        })),
      },
    ],
  };
}

function ruleView({ id, cause, fix, level }: SarifRule): ReportingDescriptor {
  return {
    id,
    shortDescription: { text: cause },
    fullDescription: { text: `${cause} ${fix}` },
    help: { text: fix, markdown: fix },
    ...(level === null ? {} : { defaultConfiguration: { level } }),
  };
}

function invocationView({ failure }: SarifRun): Invocation {
  if (failure === null) return { executionSuccessful: true };
  const message = { text: sentences(failure.message, failure.help) };
  return { executionSuccessful: false, toolExecutionNotifications: [{ level: "error", message }] };
}

function resultView({ rule, level, message, help, place, related }: SarifResult): Result {
  const places = related.map((other, id) => ({ id, ...placeView(other), message: { text: sentences(other.message) } }));
  return {
    ruleId: rule.id,
    level,
    message: { text: sentences(message, help) },
    locations: [placeView(place)],
    ...(places.length === 0 ? {} : { relatedLocations: places }),
  };
}

/** Code scanning wants a line; the first stands for a file as a whole. */
function placeView({ file, region }: SarifPlace): Location {
  return { physicalLocation: { artifactLocation: { uri: uriOf(file) }, region: region ?? { startLine: 1 } } };
}

function uriOf(file: string): string {
  const path = file.split("/").map(encodeURIComponent).join("/");
  if (/^[A-Za-z]:\//.test(file)) return `file:///${file.slice(0, 2)}${path.slice(path.indexOf("/"))}`;
  return path.startsWith("/") ? `file://${path}` : path;
}

/** Findings and helps as viewers show them: with a capital and a period, and without anything that they take for a link. */
function sentences(...parts: readonly (string | null)[]): string {
  const said = parts.flatMap((part) => (part === null || part === "" ? [] : [visibleText(part)]));
  return said
    .map((part) => `${part.charAt(0).toUpperCase()}${part.slice(1)}${/[.!?]$/.test(part) ? "" : "."}`)
    .join(" ")
    .replace(/[[\]](?=[^[\]]*\]\(|\()/g, "\\$&");
}

/** The second of two alike results has another fingerprint than the first. */
function fingerprints(hash: SarifRun["hash"]): (result: SarifResult) => string {
  const seen = new Map<string, number>();
  return ({ rule, place, identity }) => {
    const key = [rule.id, place.file, identity].join("\0");
    const before = seen.get(key) ?? 0;
    seen.set(key, before + 1);
    return hash(`${key}\0${before}`).slice(0, 32);
  };
}
