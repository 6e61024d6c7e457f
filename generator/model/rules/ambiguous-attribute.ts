import { sourceText } from "../imports/resolved-import.js";
import type { Rule } from "../resolution.js";

export const ambiguousAttribute: Rule = {
  code: "ambiguous-attribute",
  *check({ references, names, locate, imports }) {
    for (const { name, from, path } of references) {
      const named = names.find(name, from ?? undefined);
      if (named.kind !== "several") continue;
      const places = new Map(imports.map((each) => [each.from, each.place]));
      const [first] = named.of;
      yield {
        place: locate(path, "key"),
        message: `"${name}" is a shared attribute of ${named.of.map((each) => `"${each.from}"`).join(" and ")}`,
        help: `say which: \`{ ref: ${name}, from: ${JSON.stringify(first?.from ?? "")} }\``,
        related: named.of.flatMap(({ attribute, from: of }) => {
          const source = attribute.imported === null ? of : sourceText(attribute.imported);
          const place = places.get(of);
          const here = { place: attribute.place, message: `${source} has it here` };
          return place === undefined ? [here] : [here, { place, message: `"${of}" is imported here` }];
        }),
      };
    }
  },
};
