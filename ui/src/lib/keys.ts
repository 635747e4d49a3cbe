/** The keyboard map of the window. An input method that is composing keeps every key to itself. */

export type Action =
  | "overview"
  | "compare"
  | "import"
  | "catalogue"
  | "batches"
  | "settings"
  | "choose-file"
  | "export"
  | "search"
  | "toggle-panel"
  | "toggle-table"
  | "undo"
  | "redo"
  | "save"
  | "earlier"
  | "later"
  | "growth"
  | "log"
  | "next-region"
  | "previous-region"
  | "close"
  | "keys"
  | "zoom-in"
  | "zoom-out"
  | "zoom-reset";

export interface Binding {
  action: Action;
  /** As it is shown. */
  keys: string;
  /** Message that says what it does. */
  text: string;
}

/** The list behind `?`, in its order. */
export const BINDINGS: readonly Binding[] = [
  { action: "overview", keys: "Ctrl+1", text: "nav-overview" },
  { action: "compare", keys: "Ctrl+2", text: "nav-compare" },
  { action: "import", keys: "Ctrl+3", text: "nav-import" },
  { action: "catalogue", keys: "Ctrl+4", text: "nav-catalogue" },
  { action: "batches", keys: "Ctrl+5", text: "nav-batches" },
  { action: "settings", keys: "Ctrl+,", text: "nav-settings" },
  { action: "choose-file", keys: "Ctrl+O", text: "key-choose-file" },
  { action: "export", keys: "Ctrl+E", text: "key-export" },
  { action: "search", keys: "Ctrl+F", text: "key-search" },
  { action: "toggle-panel", keys: "Ctrl+B", text: "key-toggle-panel" },
  { action: "toggle-table", keys: "T", text: "key-toggle-table" },
  { action: "undo", keys: "Ctrl+Z", text: "edit-undo" },
  { action: "redo", keys: "Ctrl+Y", text: "edit-redo" },
  { action: "save", keys: "Ctrl+D", text: "compare-pin" },
  { action: "earlier", keys: "[", text: "key-earlier" },
  { action: "later", keys: "]", text: "key-later" },
  { action: "growth", keys: "G", text: "key-growth" },
  { action: "log", keys: "L", text: "key-log" },
  { action: "next-region", keys: "F6", text: "key-next-region" },
  { action: "previous-region", keys: "Shift+F6", text: "key-previous-region" },
  { action: "close", keys: "Esc", text: "key-close" },
  { action: "zoom-in", keys: "Ctrl++", text: "key-zoom-in" },
  { action: "zoom-out", keys: "Ctrl+−", text: "key-zoom-out" },
  { action: "zoom-reset", keys: "Ctrl+0", text: "key-zoom-reset" },
  { action: "keys", keys: "?", text: "key-keys" },
];

/** Keys inside a chart, for the same list. */
export const CHART_BINDINGS: readonly Omit<Binding, "action">[] = [
  { keys: "← → ↑ ↓", text: "key-chart-step" },
  { keys: "Home / End", text: "key-chart-ends" },
  { keys: "Enter / I", text: "key-chart-source" },
  { keys: "N", text: "key-chart-note" },
  { keys: "Shift+← →", text: "key-chart-run" },
  { keys: "F2", text: "key-chart-write" },
];

const CONTROL: Record<string, Action> = {
  "1": "overview",
  "2": "compare",
  "3": "import",
  "4": "catalogue",
  "5": "batches",
  ",": "settings",
  o: "choose-file",
  e: "export",
  f: "search",
  b: "toggle-panel",
  z: "undo",
  y: "redo",
  d: "save",
  "+": "zoom-in",
  "=": "zoom-in",
  "-": "zoom-out",
  "0": "zoom-reset",
};

/** Keys that act alone, while no text is typed. */
const SINGLE: Record<string, Action> = {
  "?": "keys",
  t: "toggle-table",
  "[": "earlier",
  "]": "later",
  g: "growth",
  l: "log",
};

/** What a field does by itself. */
const TYPING: ReadonlySet<Action> = new Set<Action>(["undo", "redo"]);

export type Stroke = Pick<
  KeyboardEvent,
  "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey" | "isComposing" | "keyCode"
>;

/** Whether an input method is at work: then a key is not ours, Enter and Escape least of all. */
export function isComposing(event: Pick<KeyboardEvent, "isComposing" | "keyCode">): boolean {
  return event.isComposing || event.keyCode === 229;
}

/** What a key means, given whether text is being typed. */
export function actionFor(event: Stroke, typing: boolean): Action | null {
  if (isComposing(event) || event.altKey) return null;
  const control = event.ctrlKey || event.metaKey;
  if (control) {
    if (event.shiftKey && event.key.toLowerCase() === "z") return typing ? null : "redo";
    if (event.shiftKey && event.key !== "+") return null;
    const action = CONTROL[event.key.toLowerCase()] ?? null;
    return typing && action && TYPING.has(action) ? null : action;
  }
  if (event.key === "F6") return event.shiftKey ? "previous-region" : "next-region";
  if (event.key === "Escape") return "close";
  if (typing) return null;
  if (event.shiftKey && event.key !== "?") return null;
  return SINGLE[event.key.toLowerCase()] ?? null;
}

/** Whether an element takes text, so that single letters belong to it. */
export function takesText(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement)
    return !["checkbox", "radio", "button", "range"].includes(target.type);
  return (
    target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable
  );
}
