/** How findings are told: to people, to programs, to GitHub's annotations beside the text, or to code scanning. */
export type Format = "text" | "json" | "github" | "sarif";

export const formats = ["text", "json", "github", "sarif"] as const satisfies readonly Format[];

export type ColorChoice = "auto" | "always" | "never";

export const colorChoices = ["auto", "always", "never"] as const satisfies readonly ColorChoice[];
