import { describe, expect, test } from "vitest";

import { actionFor, BINDINGS, takesText, type Action, type Stroke } from "./keys";

function stroke(key: string, more: Partial<Stroke> = {}): Stroke {
  return {
    key,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    shiftKey: false,
    isComposing: false,
    keyCode: 0,
    ...more,
  };
}

describe("actionFor", () => {
  test.each<[string, Stroke, boolean, Action | null]>([
    ["Ctrl+2 is 对比", stroke("2", { ctrlKey: true }), false, "compare"],
    ["Ctrl+E exports, also while typing", stroke("e", { ctrlKey: true }), true, "export"],
    ["T toggles the table", stroke("t"), false, "toggle-table"],
    ["T is a letter while typing", stroke("t"), true, null],
    ["Ctrl+Z takes an edit back", stroke("z", { ctrlKey: true }), false, "undo"],
    ["in a field it is the field's", stroke("z", { ctrlKey: true }), true, null],
    ["Ctrl+Shift+Z does it again, as Ctrl+Y", stroke("Z", { ctrlKey: true, shiftKey: true }), false, "redo"],
    ["G turns to growth", stroke("g"), false, "growth"],
    ["] is the next period, and a bracket while typing", stroke("]"), true, null],
    ["? is a letter while typing", stroke("?", { shiftKey: true }), true, null],
    ["F6 goes on", stroke("F6"), true, "next-region"],
    ["Shift+F6 goes back", stroke("F6", { shiftKey: true }), true, "previous-region"],
    ["an input method that composes keeps its keys", stroke("Escape", { isComposing: true }), true, null],
    ["and so it does by key code", stroke("t", { keyCode: 229 }), false, null],
    ["Ctrl+Alt+A belongs to screenshot tools", stroke("a", { ctrlKey: true, altKey: true }), false, null],
    ["Ctrl+Shift belongs to input methods", stroke("2", { ctrlKey: true, shiftKey: true }), false, null],
  ])("%s", (why, event, typing, action) => {
    expect(actionFor(event, typing), why).toBe(action);
  });

  test("every key in the list is listed once", () => {
    const keys = BINDINGS.map((binding) => binding.keys);
    expect(new Set(keys).size, "no key stands twice").toBe(keys.length);
  });
});

describe("takesText", () => {
  test("a checkbox is no text field", () => {
    const box = document.createElement("input");
    box.type = "checkbox";
    expect(takesText(box), "letters over a checkbox are commands").toBe(false);
    expect(takesText(document.createElement("input")), "letters in a field are letters").toBe(true);
  });
});
