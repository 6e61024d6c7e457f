import type { Made, Notebook } from "./notebook.js";

const kinds: Readonly<Record<string, Made["kind"]>> = {
  Counter: "counter",
  Gauge: "gauge",
  Histogram: "histogram",
  Summary: "summary",
};

const methods = ["inc", "dec", "set", "observe", "startTimer"] as const;

type Client = Record<string, unknown>;
type Method = (...given: readonly unknown[]) => unknown;
type Instance = Record<string, unknown>;

/** Replaces the classes of a Prometheus client by ones that note what is made and measured with them. */
export function observeClient(client: Client, notebook: Notebook): void {
  for (const [name, kind] of Object.entries(kinds)) {
    const original = client[name];
    if (typeof original !== "function") continue;
    client[name] = new Proxy(original, {
      construct: (target, given, newTarget) => {
        const instance: Instance = Reflect.construct(target, given, newTarget);
        observeInstance(instance, madeOf(given, kind), notebook);
        return instance;
      },
    });
  }
}

function madeOf([first, help, labels]: readonly unknown[], kind: Made["kind"]): Made {
  const options: Readonly<Record<string, unknown>> =
    typeof first === "object" && first !== null ? { ...first } : { name: first, help, labelNames: labels };
  return {
    library: "prometheus",
    kind,
    observable: typeof options["collect"] === "function",
    name: String(options["name"]),
    description: typeof options["help"] === "string" ? options["help"] : null,
    unit: null,
    value_type: null,
    buckets: numbersOf(options["buckets"]),
    labels: Array.isArray(options["labelNames"]) ? options["labelNames"].map(String) : [],
  };
}

export function numbersOf(value: unknown): readonly number[] | null {
  return Array.isArray(value) ? value.filter((each) => typeof each === "number" && Number.isFinite(each)) : null;
}

function observeInstance(instance: Instance, made: Made, notebook: Notebook): void {
  const measured = notebook.make(made);
  for (const method of methods) {
    const original = instance[method];
    if (typeof original !== "function") continue;
    instance[method] = (...given: readonly unknown[]) => {
      const [labels] = given;
      // A timer records, with labels that come later, when it ends.
      if (method !== "startTimer") measured(method, typeof labels === "object" ? labels : {});
      return Reflect.apply(original, instance, given);
    };
  }
  const labels = instance["labels"];
  if (typeof labels !== "function") return;
  instance["labels"] = (...given: readonly unknown[]) => {
    const [first] = given;
    const set =
      typeof first === "object" && first !== null
        ? first
        : Object.fromEntries((made.labels ?? []).map((key, at) => [key, given[at]]));
    return observedChild(Reflect.apply(labels, instance, given), set, measured);
  };
}

function observedChild(child: unknown, set: object, measured: (method: string, attributes: unknown) => void): unknown {
  if (typeof child !== "object" || child === null) return child;
  return new Proxy(child, {
    get: (target, name, receiver) => {
      const member: unknown = Reflect.get(target, name, receiver);
      const isMethod = typeof name === "string" && methods.some((each) => each === name);
      if (typeof member !== "function" || !isMethod) return member;
      return ((...given) => {
        measured(name, set);
        return Reflect.apply(member, target, given);
      }) satisfies Method;
    },
  });
}
