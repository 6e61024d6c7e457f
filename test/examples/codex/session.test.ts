import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { entriesOf } from "../../../generator/live/coverage.js";
import { parseCatalog } from "../../generator/live/parsed.js";
import { checkedSession, exporters } from "./checked.js";
import { planted } from "./session.js";

const catalog = parseCatalog(readFileSync(new URL("catalog.yaml", import.meta.url), "utf8"));

const carriers = Object.keys(exporters) as readonly (keyof typeof exporters)[];

describe.each(carriers)("a session of Codex over %s", (carrier) => {
  test("is as its catalog says, has all of it, and nothing that was planted leaves", async () => {
    const { findings, coverage, left } = await checkedSession(catalog, carrier);
    expect(findings).toEqual([]);
    const { metrics, events, spans } = coverage.totals;
    expect([metrics, events, spans]).toEqual([16, 16, 17].map((of) => ({ seen: of, of })));
    const unseen = entriesOf(coverage).flatMap(({ entry, attributes }) =>
      attributes.filter(({ isPresent }) => !isPresent).map(({ attribute }) => `${entry.name} ${attribute.key}`),
    );
    expect(unseen).toEqual([]);
    for (const text of Object.values(planted)) expect(left).not.toContain(text);
    expect(left).toContain("codex.user_prompt");
  });
});

test("what a configuration lets out leaves, and live-check warns of it, and shows nothing of it", async () => {
  const keys = ["log_user_prompt = true", "log_tool_content = true", "log_exceptions = true"];
  const { findings, left } = await checkedSession(catalog, "OTLP over HTTP", keys);
  for (const text of [planted.prompt, planted.arguments, planted.output, planted.response, planted.failure]) {
    expect(left).toContain(text);
  }
  for (const text of [planted.email, planted.account]) expect(left).not.toContain(text);
  expect(new Set(findings.map(({ code }) => code))).toEqual(new Set(["live/sensitive-content"]));
  expect(JSON.stringify(findings)).not.toContain("canary");
});
