import { npmWorkspace, packageFiles, sharedCatalog } from "./workspace.js";

export const acme = "@acme/http";

/** The shared catalog with events and spans, which record its metrics. */
export const signalCatalog = `${sharedCatalog}events:
  request.seen:
    description: A request came in.
    severity: warn
    stability: beta
    owner: web
    attributes:
      http.request.method:
      took_ms: double
      failed: boolean
      agent: { type: string, max_length: 40, sensitivity: personal, redact: hash, required: false }
    records:
      server.active: { value: { constant: 1 } }
      server.request.duration: { value: took_ms, route: { from: failed, values: { true: error, "*": all } } }
  request.old: { description: As it was called., deprecated: { since: "1.1", renamed_to: request.seen } }
spans:
  request:
    description: A request is answered.
    kind: server
    attributes: { http.request.method: , end: { values: [ok, error], required: { when: the span ends } } }
    events: [request.seen]
    records: { server.request.duration: { value: duration, route: { constant: all } } }
`;

/** What lists all of it. */
export const allListed = `    metrics: { http.server.*: }
    events: { http.request.seen: }
    spans: { http.request: }
`;

export function program(listed = allListed, more = "context: { region: { ref: region } }\n"): string {
  return `catalog: 1
name: shop
prefix: shop.
${more}imports:
  - from: "${acme}"
${listed}generate: { language: javascript }
`;
}

export function signalWorkspace(catalog = program(), shared = signalCatalog): string {
  return npmWorkspace(
    { [acme]: packageFiles(acme, "1.2.0", { "catalog.yaml": shared }) },
    { "catalog.yaml": catalog, "package.json": '{ "type": "module" }' },
  );
}
