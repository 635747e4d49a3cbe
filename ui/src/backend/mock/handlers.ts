/** How the program of fixtures answers: a handler for each command, and its failures. */
import type { Commands } from "../../bindings/Commands";
import { Failure } from "../backend";

type Handler<K extends keyof Commands> = (
  request: Commands[K]["request"],
) => Commands[K]["response"] | Promise<Commands[K]["response"]>;

/** The handlers of some commands. */
export type Handlers<K extends keyof Commands = keyof Commands> = { [Command in K]: Handler<Command> };

/** Works at a job for a while, and tells how far it is; fails when the job is cancelled. */
export type Work = (job: string) => Promise<void>;

export function failure(
  code: Failure["wire"]["code"],
  message: string,
  details: Record<string, string> = {},
): Failure {
  return new Failure({ code, message, details });
}
