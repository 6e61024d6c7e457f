import { type PlainObject, textOf } from "../yaml-source.js";
import { itemsOf, keyIn, placeOf, type Written } from "./registry.js";
import { find, type Scope } from "./scope.js";

/** What is said of an attribute in one place, with all that lies under it: what it extends, and its definition. */
export type Use = { readonly key: string; readonly data: PlainObject; readonly at: Written };

type Uses = Map<string, Use>;

/**
 * The attributes of a metric or a group by their keys. What it says itself counts before what a `ref_group` says, and that before
 * what it `extends`; a circle ends where it began.
 */
export function usesOf(owner: Written, scope: Scope, metric: string, above: ReadonlySet<string> = new Set()): Uses {
  const uses: Uses = new Map();
  const parent = textOf(owner.data["extends"]);
  if (parent !== undefined) addGroup(uses, { id: parent, section: "groups", owner }, { scope, metric, above });
  const own = itemsOf(owner.file, [...owner.path, "attributes"], owner.data["attributes"]);
  const ofGroups: Uses = new Map();
  for (const each of own) {
    const id = textOf(each.data["ref_group"]);
    if (id === undefined) continue;
    const inner: Uses = new Map();
    addGroup(inner, { id, section: "attributeGroups", owner: each }, { scope, metric, above });
    for (const [key, use] of inner) {
      if (ofGroups.has(key)) {
        const message = `two groups of "${metric}" have the attribute "${key}", and the first one counts`;
        scope.report("import/duplicate", placeOf(each, "ref_group"), message, metric);
      } else ofGroups.set(key, use);
    }
  }
  for (const use of ofGroups.values()) put(uses, use);
  for (const each of own) {
    const key = keyIn(each.data, owner.data);
    if (key !== undefined) put(uses, { key, data: each.data, at: each });
  }
  return uses;
}

type Reference = { readonly id: string; readonly section: "groups" | "attributeGroups"; readonly owner: Written };
type Context = { readonly scope: Scope; readonly metric: string; readonly above: ReadonlySet<string> };

function addGroup(uses: Uses, { id, section, owner }: Reference, { scope, metric, above }: Context): void {
  const other = section === "groups" ? "attributeGroups" : "groups";
  const group = find(scope, section, id) ?? find(scope, other, id);
  const key = section === "groups" ? "extends" : "ref_group";
  if (group === undefined || above.has(id)) {
    const what = group === undefined ? "which none of the files defines" : "which leads in a circle";
    scope.report(
      "import/unknown-reference",
      placeOf(owner, key),
      `"${metric}" refers to the group "${id}", ${what}`,
      metric,
    );
    return;
  }
  for (const use of usesOf(group, scope, metric, new Set([...above, id])).values()) put(uses, use);
}

/** What comes later says more of the same attribute. */
function put(uses: Uses, use: Use): void {
  const known = uses.get(use.key);
  uses.set(use.key, known === undefined ? use : { ...use, data: { ...known.data, ...use.data } });
}
