/** The one way to the program: what can be asked, what it tells unasked, and how it fails. */
import type { Commands } from "../bindings/Commands";
import type { Event } from "../bindings/Event";
import type { WireError } from "../bindings/WireError";

export interface Backend {
  /** Asks the program. Rejects with a {@link Failure}. */
  call<K extends keyof Commands>(
    command: K,
    request: Commands[K]["request"],
  ): Promise<Commands[K]["response"]>;
  /** Hears what the program tells unasked; gives back the way to stop. */
  onEvent(handler: (event: Event) => void): () => void;
  /** Hears whether files hover over the window; what is dropped arrives as an event. */
  onHover(handler: (hovering: boolean) => void): () => void;
}

/** A call that failed, with the error as it stands in the contract. */
export class Failure extends Error {
  readonly wire: WireError;

  constructor(wire: WireError) {
    super(wire.message);
    this.name = "Failure";
    this.wire = wire;
  }

  /** Whatever was thrown, as a failure: what is no wire error is a fault of this program. */
  static of(thrown: unknown): Failure {
    if (thrown instanceof Failure) return thrown;
    if (isWireError(thrown)) return new Failure(thrown);
    const message = thrown instanceof Error ? thrown.message : String(thrown);
    return new Failure({ code: "internal", message, details: {} });
  }
}

function isWireError(thrown: unknown): thrown is WireError {
  return (
    typeof thrown === "object" &&
    thrown !== null &&
    "code" in thrown &&
    typeof thrown.code === "string" &&
    "message" in thrown
  );
}
