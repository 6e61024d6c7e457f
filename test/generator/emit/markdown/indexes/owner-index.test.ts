import { expect, it } from "vitest";
import { ownerIndex } from "../../../../../generator/emit/markdown/indexes/owner-index.js";
import { metricOf } from "../../catalog-builder.js";

const metrics = [
  metricOf("orders", { owners: ["sales", "sre"] }),
  metricOf("cost", { owners: ["sre", "sre"] }),
  metricOf("soon", { owners: ["sales"], status: "planned" }),
  metricOf("gone", { owners: ["nobody"], status: "removed" }),
  metricOf("free"),
];

it("lists the metrics of each owner by name, with links", () => {
  expect(ownerIndex(metrics, ({ key }) => `#${key}`).split("\n")).toEqual([
    "## Owners",
    "",
    "- sales",
    "  - [`orders`](#orders)",
    "  - [`soon`](#soon)",
    "- sre",
    "  - [`cost`](#cost)",
    "  - [`orders`](#orders)",
  ]);
});

it("is empty where nobody is named", () => {
  expect(ownerIndex([metricOf("free")], () => undefined)).toBe("");
});

it("takes names for texts", () => {
  expect(ownerIndex([metricOf("a", { owners: ["*<b>*\n# x"] })], () => undefined)).toMatch(
    /^## Owners\n\n- \\\*&lt;b>\\\* # x\n {2}- `a`$|^## Owners\n\n- [^\n]*\n {2}- `a`$/,
  );
});
