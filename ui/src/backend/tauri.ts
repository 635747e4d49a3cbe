/** The program behind the window: one command of the shell carries the whole command table. */
import { invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";
import { getCurrentWebview } from "@tauri-apps/api/webview";

import type { Event } from "../bindings/Event";
import { Failure, type Backend } from "./backend";

/** Subscribing is asynchronous in the shell; the caller gets its way to stop at once. */
function unlistenLater(pending: Promise<() => void>): () => void {
  let stopped = false;
  let stop: (() => void) | undefined;
  pending.then(
    (unlisten) => {
      if (stopped) unlisten();
      else stop = unlisten;
    },
    () => {
      // Without permission to listen there is nothing to stop.
    },
  );
  return () => {
    stopped = true;
    stop?.();
  };
}

export const program: Backend = {
  async call(command, request) {
    try {
      return await invoke("call", { command, request });
    } catch (thrown) {
      throw Failure.of(thrown);
    }
  },
  onEvent(handler) {
    return unlistenLater(listen<Event>("suishu", (event) => handler(event.payload)));
  },
  onHover(handler) {
    return unlistenLater(
      getCurrentWebview().onDragDropEvent(({ payload }) =>
        handler(payload.type === "enter" || payload.type === "over"),
      ),
    );
  },
};
