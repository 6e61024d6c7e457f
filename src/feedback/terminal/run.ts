import type { ReadStream, WriteStream } from "node:tty";
import type { Attachment } from "../draft/attachment.js";
import type { Draft } from "../draft/draft.js";
import type { Feedback } from "../flow/feedback.js";
import { redact } from "../redact/redact.js";
import { failure, type FeedbackError, type Receipt, type SubmitResult } from "../submission/outcome.js";
import { type Keyboard, openKeyboard } from "./keyboard.js";
import { askChoice, askNote } from "./questions.js";
import { openScreen, type Screen } from "./screen.js";
import { beginnings, consentLines, errorLines, listing, noteLines, optional, receiptLines } from "./messages.js";

/** A terminal to ask at: streams that are no terminal are the error `not_interactive`. */
export type FeedbackTerminal<Id extends string> = {
  readonly feedback: Feedback<Id>;
  readonly input: ReadStream;
  readonly output: WriteStream;
  /** Offered together with the logs. */
  readonly attachments?: readonly Attachment[];
  /** The beginning of the note, as in `/feedback some text`. */
  readonly note?: string;
};

/** How the conversation ended; without a confirmation it is `cancelled`, and nothing was sent. */
export type TerminalResult =
  | { readonly outcome: "sent"; readonly receipt: Receipt }
  | { readonly outcome: "failed"; readonly error: FeedbackError }
  | { readonly outcome: "cancelled" };

type Dialog<Id extends string> = FeedbackTerminal<Id> & { readonly screen: Screen; readonly keyboard: Keyboard };

async function chooseCategory<Id extends string>({ feedback, screen, keyboard }: Dialog<Id>): Promise<Id | undefined> {
  const answers = feedback.categories.map(({ title }) => title);
  const chosen = await askChoice(screen, keyboard, { title: "What is it about?", answers });
  const category = chosen === undefined ? undefined : feedback.categories[chosen];
  if (category !== undefined) screen.print([`Feedback: ${category.title}`]);
  return category?.id;
}

const consent = ["No, only the category and a note", "Yes, include these files", "Show how these files begin"] as const;

/** Whether logs and attachments go along; undefined if it was cancelled. */
async function askConsent<Id extends string>(dialog: Dialog<Id>, draft: Draft<Id>): Promise<boolean | undefined> {
  const { screen, keyboard } = dialog;
  const preview = optional(draft.preview());
  screen.print(["", "These files can go along:", ...listing(preview)]);
  for (;;) {
    const chosen = await askChoice(screen, keyboard, { title: "Include the logs?", answers: consent });
    if (chosen === undefined) return undefined;
    if (chosen < 2) {
      screen.print(["", ...consentLines(chosen === 1)]);
      return chosen === 1;
    }
    screen.print(["", ...beginnings(preview)]);
  }
}

/** What is to be sent, seen and not yet confirmed; undefined if it was cancelled. */
async function compose<Id extends string>(dialog: Dialog<Id>): Promise<Draft<Id> | undefined> {
  const { feedback, attachments = [], note: given = "", screen, keyboard } = dialog;
  const category = await chooseCategory(dialog);
  if (category === undefined) return undefined;
  const offered = feedback.draft({ category, includeLogs: true, attachments });
  const includeLogs = await askConsent(dialog, offered);
  if (includeLogs === undefined) return undefined;
  const note = await askNote(screen, keyboard, given);
  if (note === undefined) return undefined;
  screen.print(["", ...noteLines(redact(note).text)]);
  return offered.revise({ includeLogs, note });
}

async function confirm<Id extends string>({ screen, keyboard }: Dialog<Id>, draft: Draft<Id>): Promise<boolean> {
  screen.print(["", "This will be sent:", ...listing(draft.preview())]);
  const answers = ["Send", "Cancel"];
  return (await askChoice(screen, keyboard, { title: "Send it now?", answers })) === 0;
}

async function waitForCancel(keyboard: Keyboard, over: AbortSignal): Promise<boolean> {
  for (;;) {
    const key = await keyboard.next(over);
    if (key === undefined) return false;
    if (key.kind === "cancel") return true;
  }
}

/** Submits the draft that was confirmed, until it is sent or a person gives up waiting. */
async function sendWatched(screen: Screen, keyboard: Keyboard, draft: Draft): Promise<SubmitResult> {
  const over = new AbortController();
  const givenUp = new AbortController();
  screen.show(["Sending… Esc cancels."]);
  const watching = waitForCancel(keyboard, over.signal).then((isCancelled) => isCancelled && givenUp.abort());
  const result = await draft.submit({ confirmed: true, signal: givenUp.signal });
  over.abort();
  await watching;
  screen.show([]);
  return result;
}

async function converse<Id extends string>(dialog: Dialog<Id>): Promise<TerminalResult> {
  const { screen, keyboard } = dialog;
  const draft = await compose(dialog);
  if (draft === undefined || (draft.problem === undefined && !(await confirm(dialog, draft)))) {
    screen.print(["Feedback cancelled, nothing was sent."]);
    return { outcome: "cancelled" };
  }
  const result = await sendWatched(screen, keyboard, draft);
  screen.print(result.ok ? receiptLines(result.receipt) : errorLines(result.error));
  return result.ok ? { outcome: "sent", receipt: result.receipt } : { outcome: "failed", error: result.error };
}

/**
 * Asks for category, consent, note and confirmation at a terminal, by keyboard alone, and sends the report. Esc and
 * Ctrl-C cancel at every step. The terminal is left as it was found. Never rejects for what a person does.
 */
export async function runFeedbackTerminal<Id extends string>(given: FeedbackTerminal<Id>): Promise<TerminalResult> {
  const { feedback, input, output } = given;
  if (!feedback.enabled) {
    const { error } = failure("disabled", "sending feedback is disabled by configuration");
    output.write("Sending feedback is disabled by configuration.\n");
    return { outcome: "failed", error };
  }
  if (!input.isTTY || !output.isTTY) {
    const { error } = failure("not_interactive", "feedback needs a terminal for its questions");
    return { outcome: "failed", error };
  }
  const keyboard = openKeyboard(input);
  const screen = openScreen(output);
  try {
    return await converse({ ...given, screen, keyboard });
  } finally {
    screen.close();
    keyboard.close();
  }
}
