import { visibleText } from "./visible-text.js";

/** Lines and columns are 1-based; ends belong to the range. GitHub takes columns only where both ends are on one line. */
export type AnnotatedLines = {
  readonly line: number;
  readonly col?: number;
  readonly endLine?: number;
  readonly endColumn?: number;
};

/** What GitHub shows beside a line of a file, or for the job as a whole. */
export type Annotation = {
  readonly level: "error" | "warning" | "notice";
  /** From the root of the repository; null stands for the job. */
  readonly file: string | null;
  readonly lines: AnnotatedLines | null;
  readonly title: string;
  /** One line each. */
  readonly message: readonly string[];
};

/** The workflow command that makes GitHub show an annotation. */
export function workflowCommand({ level, file, lines, title, message }: Annotation): string {
  const properties = Object.entries({ file, ...lines, title: visibleText(title) })
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${name}=${escapeProperty(`${value}`)}`);
  return `::${level} ${properties.join(",")}::${escapeData(message.map(visibleText).join("\n"))}\n`;
}

/** GitHub shows ten of a kind beside the lines of a step; more would fill its log. */
const mostShown = 40;

/** The first of the annotations, and how many more there are; one line each. */
export function workflowCommands(annotations: readonly Annotation[]): string {
  const shown = annotations.slice(0, mostShown);
  const left = annotations.length - shown.length;
  return [...shown, ...(left > 0 ? [restOf(left)] : [])].map(workflowCommand).join("");
}

function restOf(left: number): Annotation {
  const message = [`… and ${left} more; \`--format json\` has all`];
  return { level: "notice", file: null, lines: null, title: "findings", message };
}

/** Text that cannot end the command, and with it begin another. */
function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
