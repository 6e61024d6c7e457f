import type { ReadNode } from "../document/read-nodes.js";
import { knownKeys } from "../document/schema-keys.js";
import type { Path } from "../source.js";

/** Whether two texts say the same: equal data, and the keys that a person chooses in equal order. */
export function haveSameMeaning(one: ReadNode, other: ReadNode, path: Path = []): boolean {
  const names = [...one.located.children.keys()];
  const others = [...other.located.children.keys()];
  if (names.length !== others.length || !areAlike(one.data, other.data)) return false;
  const isFree = names.length > 1 && knownKeys(path).length > 0;
  const isSameOrder = isFree || names.every((name, index) => name === others[index]);
  return (
    isSameOrder &&
    names.every((name) => {
      const [inOne, inOther] = [inside(one, name), inside(other, name)];
      return inOne !== undefined && inOther !== undefined && haveSameMeaning(inOne, inOther, [...path, name]);
    })
  );
}

function inside({ data, located }: ReadNode, name: string | number): ReadNode | undefined {
  const child = located.children.get(name);
  if (child === undefined || typeof data !== "object" || data === null) return undefined;
  return { data: Reflect.get(data, name), located: child };
}

function areAlike(one: unknown, other: unknown): boolean {
  const isScalar = typeof one !== "object" || one === null;
  return isScalar ? Object.is(one, other) : typeof other === "object" && Array.isArray(one) === Array.isArray(other);
}
