import { type Exported, exportedBy } from "../../live/exposition/families.js";
import { takeExposition } from "../../live/exposition/take-exposition.js";
import { type Payload, takeLine, takeRequest } from "../../live/otlp/take-request.js";
import type { Plan } from "../../live/plan.js";
import { isNote, takeNote } from "../../live/tests/take-note.js";
import type { LiveSession } from "../../live/session.js";

/** All ways in, with the time of the system's clock; `where` is how findings name the way. */
export type Intake = {
  readonly payload: (payload: Omit<Payload, "time">) => string | undefined;
  readonly line: (line: string, where: string) => void;
  readonly exposition: (text: string, where: string) => void;
  readonly unreadable: (where: string, reason: string) => void;
  /** Milliseconds since something came, or since the beginning. */
  readonly quietFor: () => number;
};

export function intakeOf(session: LiveSession, plan: Plan): Intake {
  let exported: Exported | undefined;
  let last = Date.now();
  const now = () => {
    last = Date.now();
    return last;
  };
  return {
    payload: (payload) => takeRequest(session, { ...payload, time: now() }),
    line: (line, where) => {
      if (isNote(line)) takeNote(session, plan, line, now());
      else takeLine(session, line, { where, time: now() });
    },
    exposition: (text, where) => {
      exported ??= exportedBy(plan);
      takeExposition(session, exported, text, { where, time: now() });
    },
    unreadable: (where, reason) => session.unreadable(where, reason, now()),
    quietFor: () => Date.now() - last,
  };
}
