import { describe, expect, test } from "vitest";
import { resultsOf } from "../../../generator/dictionary/page/results.js";
import { searchIndex } from "../../../generator/dictionary/page/search/search-index.js";
import { dictionaryOf, shop } from "./opened.js";

const dictionary = dictionaryOf(shop);
const index = searchIndex(dictionary.entries);

function found(query: string): readonly string[] {
  return resultsOf(query, dictionary, () => index).entries.map(({ data }) => data.name.replace("shop.", ""));
}

describe("a search finds", () => {
  test.each([
    ["the name in the catalog", "shop.tool.call"],
    ["the exported name", "shop_tool_call_total"],
    ["a part of a name", "tool.call"],
    ["a part of an exported name", "ool_call_tot"],
    ["a name without its marks", "toolcall"],
    ["words of a name in another order", "call tool"],
    ["the beginning of a word", "tool cal"],
    ["a typing mistake", "tol call"],
    ["letters that changed places", "shop.tool.clal"],
    ["a tag", "payment"],
    ["an owner", "tools-team"],
    ["an attribute", "success"],
  ])("by %s", (_, query) => {
    expect(found(query)[0]).toBe("tool.call");
  });

  test.each([
    ["a series of a histogram", "shop_checkout_duration_seconds_bucket", "checkout.duration"],
    ["the description", "receipt", "checkout.duration"],
    ["the note", "cancelled", "checkout.duration"],
    ["an allowed value", "cash", "checkout.duration"],
    ["what is said of a value", "paid at once", "checkout.duration"],
    ["the reason of a deprecation", "counted twice", "basket.old"],
  ])("by %s", (_, query, name) => {
    expect(found(query)[0]).toBe(name);
  });

  test("what has the whole name ahead of what has its words", () => {
    expect(found("tool")).toEqual(["tool.call", "cache.hit_ratio"]);
    expect(found("basket filled")[0]).toBe("basket.filled");
  });

  test("every metric where nothing is asked for, by name", () => {
    expect(found(" ")).toEqual([...found(" ")].sort());
    expect(found(" ")).toHaveLength(7);
  });

  test("nothing where nothing is near, and all but one word where one leads nowhere", () => {
    expect(found("xylophone")).toEqual([]);
    expect(found("checkout xylophone")).toEqual(["checkout.duration"]);
  });

  test("attributes and owners of the name beside metrics", () => {
    expect(resultsOf("tool", dictionary, () => index)).toMatchObject({ attributes: ["tool"], owners: ["tools-team"] });
  });
});
