import type { Command } from "commander";
import { suggestion } from "../../diagnostics/suggest.js";
import { errorText } from "../terminal/error-text.js";
import { defaultCommand } from "./commands.js";

/** What commander says of a command line that it cannot understand, as all other errors are written. */
export function misuseText(written: string, program: Command, words: readonly string[]): string {
  const [first = ""] = written.split("\n");
  const sentence = first.replace(/^error: /, "");
  const [, flag] = /^unknown option '(.*)'$/.exec(sentence) ?? [];
  if (flag !== undefined) return errorText({ message: sentence, help: flagHelp(flag, program, words) });
  const [, message = sentence, rest = ""] = /^(.*?)\. (.+)$/.exec(sentence) ?? [];
  const help = rest.replace(/^Allowed choices are /, "allowed: ").replace(/\.$/, "");
  return errorText({
    message: message.replace(/\.$/, ""),
    help: help === "" ? null : help.charAt(0).toLowerCase() + help.slice(1),
  });
}

function flagHelp(flag: string, program: Command, words: readonly string[]): string {
  const named = program.commands.find((command) => command.name() === words[0]);
  const command = named ?? program.commands.find((each) => each.name() === defaultCommand) ?? program;
  const help = command.createHelp();
  const flags = help.visibleOptions(command).flatMap(({ long }) => long ?? []);
  const near = suggestion(flag.replace(/=.*/, ""), flags);
  const page = named === undefined ? "meterbook --help" : `meterbook ${named.name()} --help`;
  return near?.startsWith("did") ? near : `\`${page}\` lists the options`;
}
