export const colorChoices = ["auto", "always", "never"] as const;
export type ColorChoice = (typeof colorChoices)[number];

type Variables = Readonly<Record<string, string | undefined>>;

/**
 * Whether a stream gets colours: the flag decides, then FORCE_COLOR, then NO_COLOR, then whether it is a terminal that
 * can show them. An empty variable counts as unset.
 */
export function wantsColor(choice: ColorChoice, variables: Variables, isTerminal: boolean): boolean {
  if (choice !== "auto") return choice === "always";
  const { FORCE_COLOR, NO_COLOR, TERM } = variables;
  if (FORCE_COLOR) return FORCE_COLOR !== "0" && FORCE_COLOR !== "false";
  if (NO_COLOR) return false;
  return isTerminal && TERM !== "dumb";
}

type Paint = (text: string) => string;
export type Palette = { readonly bold: Paint; readonly red: Paint; readonly green: Paint; readonly dim: Paint };

export function palette(color: boolean): Palette {
  const paint = (open: number, close: number): Paint =>
    color ? (text) => `\u001b[${open}m${text}\u001b[${close}m` : (text) => text;
  return { bold: paint(1, 22), red: paint(31, 39), green: paint(32, 39), dim: paint(2, 22) };
}
