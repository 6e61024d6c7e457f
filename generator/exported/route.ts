/** How Prometheus names what it receives as OTLP (`otlp.translation_strategy` of its configuration); the first is its default. */
export const translationStrategies = [
  "UnderscoreEscapingWithSuffixes",
  "UnderscoreEscapingWithoutSuffixes",
  "NoUTF8EscapingWithSuffixes",
  "NoTranslation",
] as const;

export type TranslationStrategy = (typeof translationStrategies)[number];

/** On which way a metric comes into Prometheus: as OTLP, or scraped from the Prometheus exporter of OpenTelemetry JavaScript. */
export type Route =
  | { readonly exporter: "otlp"; readonly strategy: TranslationStrategy }
  | { readonly exporter: "javascript" };

export const javascriptRoute: Route = { exporter: "javascript" };

export function otlpRoute(strategy: TranslationStrategy = "UnderscoreEscapingWithSuffixes"): Route {
  return { exporter: "otlp", strategy };
}

/** Every way there is, the usual one first. */
export const allRoutes: readonly Route[] = [...translationStrategies.map(otlpRoute), javascriptRoute];

/** How a sentence names a route. */
export function routeLabel(route: Route): string {
  return route.exporter === "javascript" ? "the JavaScript Prometheus exporter" : `the strategy ${route.strategy}`;
}
