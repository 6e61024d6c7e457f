import type { Draft } from "../draft/draft.js";
import type { SubmitResult } from "../submission/outcome.js";
import type { Keyboard } from "./keyboard.js";
import type { Screen } from "./screen.js";

async function waitForCancel(keyboard: Keyboard, over: AbortSignal): Promise<boolean> {
  for (;;) {
    const key = await keyboard.next(over);
    if (key === undefined) return false;
    if (key.kind === "cancel") return true;
  }
}

/** Submits the draft that was confirmed, until it is sent or a person gives up waiting. */
export async function sendWatched(screen: Screen, keyboard: Keyboard, draft: Draft): Promise<SubmitResult> {
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
