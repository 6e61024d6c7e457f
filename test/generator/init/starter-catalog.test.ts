import { expect, test } from "vitest";
import { formatCatalog } from "../../../generator/format/format.js";
import { catalogName, prefixOf } from "../../../generator/init/catalog-name.js";
import { starterCatalog } from "../../../generator/init/starter-catalog.js";
import { readCatalog } from "../../../generator/pipeline.js";

test.each([
  [null, "My App", "my-app", "my_app."],
  ["@acme/Shop-API", "folder", "shop-api", "shop_api."],
  ["true", "folder", "true", "true."],
  ["@acme/42", "shop", "shop", "shop."],
  ["...", "Ünï", "n", "n."],
  [null, "123", "app", "app."],
  [null, "", "app", "app."],
])(
  "a package %j in the folder %j has a catalog %j that is valid and in canonical form",
  (own, folder, name, prefix) => {
    expect([catalogName(own, folder), prefixOf(name)]).toEqual([name, prefix]);
    const given = { schema: "./schema.json", importExtension: "js", command: "npm run metrics" } as const;
    const text = starterCatalog({ name, prefix, ...given });
    const { catalog, diagnostics } = readCatalog({ name: "catalog.yaml", text });
    expect(diagnostics).toEqual([]);
    expect([catalog?.name, catalog?.prefix, catalog?.settings.importExtension]).toEqual([name, prefix, "js"]);
    expect(formatCatalog(text)).toBe(text);
  },
);
