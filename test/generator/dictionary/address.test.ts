import { describe, expect, test } from "vitest";
import { type Address, readAddress, writeAddress } from "../../../generator/dictionary/page/address.js";
import { facetKeys } from "../../../generator/dictionary/page/filters.js";
import { dictionaryOf, shop } from "./opened.js";

const read = (hash: string) => readAddress(hash, facetKeys);

describe("an address", () => {
  test.each<[string, Address]>([
    ["#/", { kind: "list", query: "", filters: {} }],
    ["#/?q=rate%28x%5B5m%5D%29&unit=ms", { kind: "list", query: "rate(x[5m])", filters: { unit: ["ms"] } }],
    ["#/?owner=a%2Fb&owner=%3Cb%3E", { kind: "list", query: "", filters: { owner: ["a/b", "<b>"] } }],
    ["#/metric/shop.tool.call", { kind: "metric", name: "shop.tool.call" }],
    ["#/attribute/a%2Fb%3Fc%23d%25", { kind: "attribute", name: "a/b?c#d%" }],
    ["#/owner/tools%20team", { kind: "owner", name: "tools team" }],
  ])("%s says what is shown, and comes of it", (hash, address) => {
    expect(read(hash)).toEqual(address);
    expect(writeAddress(address)).toBe(hash);
  });

  test.each(["", "#", "#/nothing/x", "#/metric/", "#/?nothing=1"])("%j shows everything", (hash) => {
    expect(read(hash)).toEqual({ kind: "list", query: "", filters: {} });
  });

  test("may be the name of a series alone, and what is cut off is read as it stands", () => {
    expect(read("#shop_tool_call_total")).toEqual({ kind: "metric", name: "shop_tool_call_total" });
    expect(read("#/metric/100%")).toEqual({ kind: "metric", name: "100%" });
  });
});

describe("a metric is found", () => {
  const { find } = dictionaryOf(shop);

  test("by its name and by every exported one", () => {
    for (const name of ["shop.tool.call", "shop_tool_call_total", "shop_tool_call"]) {
      expect([name, find(name)?.data.name]).toEqual([name, "shop.tool.call"]);
    }
    expect(find("constructor")).toBeUndefined();
  });

  test("in each of two catalogs that have it, under an address of its own", () => {
    const other = shop.replace("name: shop", "name: store");
    const both = dictionaryOf(shop, other);
    expect(both.find("shop.tool.call@store")?.catalog.name).toBe("store");
    expect(both.find("shop.tool.call")?.catalog.name).toBe("shop");
    expect(new Set(both.entries.map(({ id }) => id)).size).toBe(14);
  });
});
