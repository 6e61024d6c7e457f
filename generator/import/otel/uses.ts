import { type PlainObject, textOf } from "../yaml-source.js";
import { itemsOf, keyIn, placeOf, type Written } from "./registry.js";
import { find, type Scope } from "./scope.js";

/** What is said of an attribute in one place, with all that lies under it: what it extends, and its definition. */
export type Use = { readonly key: string; readonly data: PlainObject; readonly at: Written };

export type Uses = Map<string, Use>;

/**
 * The attributes of an entry or a group by their keys. What it says itself counts before what a `ref_group` says, and that before
 * what it `extends`; a circle ends where it began.
 */
export function usesOf(owner: Written, scope: Scope, name: string, above: ReadonlySet<string> = new Set()): Uses {
  const uses: Uses = new Map();
  const parent = textOf(owner.data["extends"]);
  if (parent !== undefined) addGroup(uses, { id: parent, section: "groups", owner }, { scope, name, above });
  const own = itemsOf(owner.file, [...owner.path, "attributes"], owner.data["attributes"]);
  const ofGroups: Uses = new Map();
  for (const each of own) {
    const id = textOf(each.data["ref_group"]);
    if (id === undefined) continue;
    const inner: Uses = new Map();
    addGroup(inner, { id, section: "attributeGroups", owner: each }, { scope, name, above });
    for (const [key, use] of inner) {
      if (ofGroups.has(key)) {
        const message = `two groups of "${name}" have the attribute "${key}", and the first one counts`;
        scope.report("import/duplicate", placeOf(each, "ref_group"), message, name);
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
type Context = { readonly scope: Scope; readonly name: string; readonly above: ReadonlySet<string> };

function addGroup(uses: Uses, { id, section, owner }: Reference, { scope, name, above }: Context): void {
  const other = section === "groups" ? "attributeGroups" : "groups";
  const group = find(scope, section, id) ?? find(scope, other, id);
  const key = section === "groups" ? "extends" : "ref_group";
  if (group === undefined || above.has(id)) {
    const what = group === undefined ? "which none of the files defines" : "which leads in a circle";
    scope.report(
      "import/unknown-reference",
      placeOf(owner, key),
      `"${name}" refers to the group "${id}", ${what}`,
      name,
    );
    return;
  }
  for (const use of usesOf(group, scope, name, new Set([...above, id])).values()) put(uses, use);
}

/** What comes later says more of the same attribute. */
function put(uses: Uses, use: Use): void {
  const known = uses.get(use.key);
  uses.set(use.key, known === undefined ? use : { ...use, data: { ...known.data, ...use.data } });
}

/** The attributes of an entry that refines others, of which the first is refined by the next. */
export function usesOfChain(owners: readonly Written[], scope: Scope, name: string): Uses {
  const uses: Uses = new Map();
  for (const owner of owners) for (const use of usesOf(owner, scope, name).values()) put(uses, use);
  return uses;
}
