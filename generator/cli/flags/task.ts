import type { Command } from "commander";
import type { Host } from "../host/host.js";
import type { Outcome } from "../host/outcome.js";
import type { Format } from "../reports/formats.js";
import type { ColorChoice } from "../terminal/color.js";

/** What requests have in common; a command without such a flag leaves it out. */
type Request = {
  readonly format?: Format;
  readonly color?: ColorChoice;
  readonly quiet?: boolean;
  readonly watch?: boolean;
};

/** What an understood command line leads to. */
export type Task = {
  readonly command: string;
  readonly request: Request;
  readonly run: (host: Host) => Promise<Outcome>;
};

/** Takes the request of a command, and what carries it out. */
type Start = <Asked extends object>(
  request: Asked & Request,
  run: (request: Asked, host: Host) => Promise<Outcome>,
) => void;

/** Gives a command its flags and operands; what they ask for goes to `start`. */
export type Define = (command: Command, start: Start) => void;
