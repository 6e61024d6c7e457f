import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Ajv } from "ajv";
import formats from "ajv-formats";

type SarifLog = {
  readonly runs: readonly [
    {
      readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
      readonly automationDetails: { readonly id: string };
      readonly invocations: readonly Readonly<Record<string, unknown>>[];
      readonly results: readonly {
        readonly ruleId: string;
        readonly ruleIndex: number;
        readonly level: string;
        readonly message: { readonly text: string };
        readonly locations: readonly { readonly physicalLocation: Location }[];
        readonly relatedLocations?: readonly { readonly physicalLocation: Location }[];
        readonly partialFingerprints: Readonly<Record<string, string>>;
      }[];
    },
  ];
};
type Location = {
  readonly artifactLocation: { readonly uri: string };
  readonly region: Readonly<Record<string, number>>;
};

const path = fileURLToPath(new URL("../../../fixtures/sarif/sarif-schema-2.1.0.json", import.meta.url));
// Two patterns of the published schema hold a stray bracket, which only patterns without the flag u may.
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
formats.default(ajv);
const isSarif = ajv.compile<SarifLog>(JSON.parse(readFileSync(path, "utf8")));

/** The run of a SARIF log, which the published schema accepts and whose rules are those of its results. */
export function sarifRun(text: string): SarifLog["runs"][0] {
  const log: unknown = JSON.parse(text);
  if (!isSarif(log)) throw new Error(ajv.errorsText(isSarif.errors, { separator: "\n" }));
  const [run] = log.runs;
  for (const { ruleId, ruleIndex } of run.results) {
    if (run.tool.driver.rules[ruleIndex]?.id !== ruleId) throw new Error(`${ruleId} is not the rule ${ruleIndex}`);
  }
  return run;
}

/** Rule, level and place of each result, as in `error unknown-key catalog.yaml:7:5-7:15`. */
export function outline(text: string): readonly string[] {
  return sarifRun(text).results.map(({ ruleId, level, locations: [location] }) => {
    const { artifactLocation, region } = location?.physicalLocation ?? { artifactLocation: { uri: "" }, region: {} };
    const start = [region["startLine"], region["startColumn"]].filter((part) => part !== undefined).join(":");
    const end = [region["endLine"], region["endColumn"]].filter((part) => part !== undefined).join(":");
    return `${level} ${ruleId} ${artifactLocation.uri}:${start}${end === "" ? "" : `-${end}`}`;
  });
}
