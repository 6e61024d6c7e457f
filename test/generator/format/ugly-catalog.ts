import fc from "fast-check";

type Tree = string | readonly Tree[] | { readonly [key: string]: Tree };

/** Makes choices: a number below `count`. */
type Choose = (count: number) => number;

/** A valid catalog written as untidily as YAML allows: keys in any order, every style, comments and spaces everywhere. */
export const uglyCatalog: fc.Arbitrary<string> = fc.gen().map((generate) => {
  const choose: Choose = (count) => generate(fc.nat, { max: count - 1 });
  const text = `${comment(choose, "")}${block(catalog(choose), 0, choose).replace(/^\n/, "")}`;
  const ended = choose(4) === 0 ? text.replace(/\n$/, "") : text + ["", "\n\n", "# the end\n", "   \n"][choose(4)];
  return choose(3) === 0 ? ended.replaceAll("\n", "\r\n") : ended;
});

function catalog(choose: Choose): Tree {
  const names = ["z.last", "a.first", "m.middle"].slice(0, 1 + choose(3));
  return shuffled(
    {
      catalog: "1",
      name: "shop",
      prefix: "shop.",
      context: { region: shuffled({ description: "Where.", values: ["eu", "us"] }, choose) },
      attributes: { tool: shuffled({ type: "string", description: scalar(choose), max_values: "50" }, choose) },
      metrics: { ...Object.fromEntries(names.map((name) => [name, metric(choose)])), other: { instrument: "counter" } },
      page: shuffled(
        { title: "Shop", sections: [section(choose), section(choose)], introduction: scalar(choose) },
        choose,
      ),
      generate: shuffled({ output: "out", import_extension: "ts", command: "npm run metrics" }, choose),
    },
    choose,
  );
}

function metric(choose: Choose): Tree {
  return shuffled(
    {
      instrument: "counter",
      description: scalar(choose),
      attributes: {
        tool: "",
        kind: shuffled({ open: "true", values: ["b", "a"], description: scalar(choose) }, choose),
      },
      unit: '"{call}"',
      note: scalar(choose),
      status: "deprecated",
      deprecated: shuffled({ since: '"1.10"', reason: scalar(choose), renamed_to: "other" }, choose),
      tags: ["x", "y"],
    },
    choose,
  );
}

function section(choose: Choose): Tree {
  return shuffled({ title: "Title", text: scalar(choose) }, choose);
}

/** Some of the scalars need lines of their own: those that begin with a sign of block scalars. */
function scalar(choose: Choose): string {
  const all = [
    "plain words",
    "'single: # quoted'",
    '"double \\" quoted"',
    "|",
    "|-",
    "|+",
    ">",
    ">2-",
    "twice\nfolded",
    '"a\n\n  b"',
  ];
  return all[choose(all.length)] ?? "";
}

function shuffled(map: { readonly [key: string]: Tree }, choose: Choose): Tree {
  const rest = Object.keys(map);
  const keys: string[] = [];
  while (rest.length > 0) keys.push(...rest.splice(choose(3) === 0 ? choose(rest.length) : 0, 1));
  return Object.fromEntries(keys.map((key) => [key, map[key] ?? ""]));
}

/** What follows the colon or the dash of an entry at an indentation, with the line end. */
function block(tree: Tree, indentation: number, choose: Choose): string {
  const margin = " ".repeat(indentation);
  if (typeof tree === "string") return `${blockScalar(tree, indentation, choose)}`;
  if (choose(4) === 0 && isFlowable(tree)) return ` ${flow(tree, margin, choose)}${endOfLine(choose)}`;
  const inner = indentation + 1 + choose(4);
  if (Array.isArray(tree)) {
    const items = (tree as readonly Tree[]).map(
      (item) => `${above(choose, margin)}${margin}-${item_(item, indentation, choose)}`,
    );
    return `${endOfLine(choose)}${items.join("")}`;
  }
  const at = indentation === 0 && !margin ? 0 : indentation;
  const left = " ".repeat(at);
  const lines = Object.entries(tree).map(([key, value]) => {
    const name = choose(8) === 0 ? `"${key}"` : key;
    const explicit = choose(12) === 0 && typeof value !== "string";
    const head = explicit ? `? ${name}\n${left}:` : `${name}:`;
    return `${above(choose, left)}${left}${head}${block(value, at + 1 + (inner - indentation), choose)}${below(choose, left)}`;
  });
  return `${indentation === 0 ? "\n" : endOfLine(choose)}${lines.join("")}`;
}

/** An entry of a list: a map may begin on the line of the dash. */
function item_(tree: Tree, indentation: number, choose: Choose): string {
  const inner = block(tree, indentation + 2, choose);
  const [, head = "", rest = ""] = /^( *\n)( *[^ #\n][\s\S]*)$/.exec(inner) ?? [];
  return head !== "" && choose(2) === 0 ? ` ${rest.trimStart()}` : inner;
}

function isFlowable(tree: Tree): boolean {
  if (typeof tree === "string") return !/^[|>]/.test(tree) && !tree.includes("\n");
  return Object.values(tree).every(isFlowable);
}

function flow(tree: Tree, margin: string, choose: Choose): string {
  if (typeof tree === "string") return tree;
  const gap = () =>
    [" ", "", `\n${margin}  `, ` # comment\n${margin}  `, `\n${margin} # comment\n\n${margin} `][choose(20) % 5] ?? " ";
  const isList = Array.isArray(tree);
  const parts = Object.entries(tree).map(([key, value]) => {
    const inside = flow(value, `${margin}  `, choose);
    if (isList) return inside;
    return inside === "" ? key + (choose(2) === 0 ? ": " : "") : `${key}: ${inside}`;
  });
  const comma = () => `${choose(10) === 0 ? gap() : ""},${gap()} `;
  const body = parts
    .map((part, index) => part + (index < parts.length - 1 ? comma() : choose(4) === 0 ? "," : ""))
    .join("");
  return isList ? `[${gap()}${body}${gap()}]` : `{${gap()}${body}${gap()}}`;
}

function blockScalar(text: string, indentation: number, choose: Choose): string {
  const margin = " ".repeat(Math.max(indentation, 1));
  if (/^[|>]/.test(text)) {
    const lines = ["one  ", "", "  two", "three"]
      .slice(0, 1 + choose(4))
      .map((line) => (line === "" ? "" : margin + line));
    const header = text.replace("2", "");
    return ` ${header}${choose(4) === 0 ? " # header" : ""}\n${lines.join("\n")}\n${"\n".repeat(choose(3))}`;
  }
  return `${text === "" ? "" : " "}${text.replaceAll("\n", `\n${margin}`)}${endOfLine(choose)}`;
}

function endOfLine(choose: Choose): string {
  return ["\n", "\n", "\n", "  \n", " # beside\n", "\t# beside  \n"][choose(6)] ?? "\n";
}

function above(choose: Choose, margin: string): string {
  return (
    ["", "", "", "\n", "\n\n\n", `${margin}# above\n`, `\n${margin}# floating\n\n${margin}# above  \n`][choose(7)] ?? ""
  );
}

function below(choose: Choose, margin: string): string {
  return choose(10) === 0 ? `${margin}  # below, deeper\n` : "";
}

function comment(choose: Choose, margin: string): string {
  return ["", `${margin}# head\n\n`, `\n\n${margin}# head\n`][choose(3)] ?? "";
}
