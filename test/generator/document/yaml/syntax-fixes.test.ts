import { describe, expect, test } from "vitest";
import { placeOf } from "../../../../generator/diagnostics/diagnostic.js";
import { expectFix, type Fix, found, head, orders } from "../fixing.js";

describe("one slip of syntax is one finding, whose help makes the catalog well", () => {
  test.each<[string, string, RegExp, ...Fix[]]>([
    [
      "a metric without its colon",
      `${head}metrics:\n  orders\n    instrument: counter\n    unit: s\n  sales:\n    instrument: counter\n`,
      /write "orders:"/,
      ["orders\n", "orders:\n"],
    ],
    [
      "a key without its colon",
      `${head}metrics:\n  orders:\n    instrument counter\n    unit: s\n`,
      /write "instrument: counter"/,
      ["instrument counter", "instrument: counter"],
    ],
    [
      "lines indented with tabs",
      `${head}metrics:\n  orders:\n\tinstrument: counter\n\tunit: s\n  sales:\n    instrument: counter\n`,
      /indent with spaces/,
      [/\t/g, "    "],
    ],
    [
      "one space too few",
      `${head}metrics:\n  orders:\n    instrument: counter\n   unit: s\n    since: "1"\n    note: x\n`,
      /indent it exactly like the entry it follows/,
      ["\n   unit", "\n    unit"],
    ],
    [
      "one space too many",
      `${head}metrics:\n  orders:\n    instrument: counter\n     unit: s\n    since: "1"\n`,
      /indent it like that key/,
      ["\n     unit", "\n    unit"],
    ],
    [
      "no space behind a colon",
      `${head}metrics:\n  orders:\n    instrument:counter\n    unit: s\n`,
      /write "instrument: counter"/,
      ["instrument:counter", "instrument: counter"],
    ],
    [
      "no space behind a colon, and a comment behind the value",
      `${head}metrics:\n  orders:\n    instrument:counter # or gauge\n    unit: s\n`,
      /write "instrument: counter"/,
      ["instrument:counter", "instrument: counter"],
    ],
    [
      "no space behind the only colon",
      `${head}metrics:\n  orders:\n    instrument:counter\n`,
      /write "instrument: counter", indented below "orders"/,
      ["instrument:counter", "instrument: counter"],
    ],
    [
      "no space behind any colon",
      `${head}metrics:\n  orders:\n    instrument:counter\n    description:All orders.\n    unit:s\n`,
      /write "instrument: counter" and "description: All orders\." and "unit: s", each on a line of its own, indented below "orders"/,
      [/(instrument|unit):(.*)\n\s*description:(.*)\n\s*unit:s/, "$1: $2\n    description: $3\n    unit: s"],
    ],
    ...(["=", ":=", "=>", " = ", " => "] as const).flatMap((sign): [string, string, RegExp, Fix][] => [
      [
        `"${sign}" for a colon`,
        `${head}metrics:\n  orders:\n    instrument${sign}counter\n    unit: s\n`,
        /write "instrument: counter"/,
        [`instrument${sign}counter`, "instrument: counter"],
      ],
      [
        `"${sign}" for the only colon`,
        `${head}metrics:\n  orders:\n    instrument${sign}counter\n`,
        /write "instrument: counter"/,
        [`instrument${sign}counter`, "instrument: counter"],
      ],
    ]),
    [
      "a no-break space behind a colon",
      `${head}metrics:\n  orders:\n    instrument:\u00a0counter\n    unit: s\n`,
      /plain space/,
      ["\u00a0", " "],
    ],
    ["no-break spaces ahead of a key", `${orders}\u00a0\u00a0\u00a0\u00a0unit: s\n`, /plain space/, [/\u00a0/g, " "]],
    [
      "a narrow no-break space behind a colon",
      `${orders}    unit:\u202fs\n    note: x\n`,
      /plain space/,
      ["\u202f", " "],
    ],
    ["Markdown's fences", `\`\`\`yaml\n${orders}\`\`\`\n`, /remove this line and the one/, [/```.*\n/g, ""]],
    ["Markdown's fences of tildes", `~~~\n${orders}~~~\n`, /remove this line and the one/, [/~~~\n/g, ""]],
    ["a second colon in a text", `${orders}    note: New: here\n`, /: "New: here"$/, ["New: here", '"New: here"']],
    ["typographic quotes", `${orders}    note: “New: here”\n`, /: "New: here"$/, ["“New: here”", '"New: here"']],
    [
      "an apostrophe in single quotes",
      `${orders}    note: 'it's done'\n`,
      /: "it's done"$/,
      ["'it's done'", '"it\'s done"'],
    ],
    ["a text that begins with @", `${orders}    owner: @shop\n`, /: "@shop"$/, ["@shop", '"@shop"']],
    ["a bare percent sign", `${orders}    unit: %\n`, /: "%"$/, ["%", '"%"']],
    ["a unit in bare braces", `${orders}    unit: {order}\n`, /: "\{order\}"$/, ["{order}", '"{order}"']],
    [
      "a comma in a text in braces",
      `${head}metrics:\n  orders: { instrument: counter, description: Sold, paid, sent, unit: s }\n`,
      /write "Sold, paid, sent", in quotes/,
      ["Sold, paid, sent", '"Sold, paid, sent"'],
    ],
    [
      "a comma in a text at the end of braces",
      `${head}metrics:\n  orders: { instrument: counter, description: Time to pay, in seconds }\n`,
      /write "Time to pay, in seconds", in quotes/,
      ["Time to pay, in seconds", '"Time to pay, in seconds"'],
    ],
    [
      "a merge mark that was left",
      `${head}metrics:\n  orders:\n    instrument: counter\n=======\n  sales:\n    instrument: gauge\n`,
      /resolve it/,
      ["=======\n", ""],
    ],
    [
      "a merge conflict",
      `${head}<<<<<<< HEAD\nmetrics: {}\n||||||| base\n=======\nmetrics: {}\n>>>>>>> topic\n`,
      /resolve it/,
      [/<<<<<<<[\s\S]*=======\n/, ""],
      [/>>>>>>>.*\n/, ""],
    ],
    [
      "a star of Markdown",
      `${head}metrics:\n  * orders:\n    instrument: counter\n`,
      /remove the "\*"/,
      ["* ", ""],
      ["\n    i", "\n      i"],
    ],
  ])("%s", (_, text, help, ...fixes) => {
    expectFix(text, help, ...fixes);
  });

  test("what is wrong in itself is found after another error, too", () => {
    const text = `${head}metrics:\n  orders\n    instrument: counter\n    note: "open\n`;
    expect(found(text).map((each) => placeOf(each)?.start)).toHaveLength(2);
  });

  test("a no-break space in a text is what the person wrote", () => {
    expect(found(`${orders}    note: "mot : x 10\u00a0%"\n    description: 10\u00a0%\n`)).toEqual([]);
    expect(found(`${orders}    note: |\n      unit:\u00a0s\n`)).toEqual([]);
  });

  test("the rest of a text from Markdown is checked beside its fences", () => {
    const text = `\`\`\`yaml\n${orders}    descripton: x\n\`\`\`\n`;
    expect(found(text).map(({ code }) => code)).toEqual(["yaml-syntax", "unknown-key"]);
  });
});
