import { describe, expect, test } from "vitest";

import type { ChartSpec } from "../bindings/ChartSpec";
import { EMPTY } from "./selection";
import { alsoFocused, changes, focused, moved, targetOf, worded, written, type Target } from "./editing";

const SPEC: ChartSpec = {
  version: 2,
  form: "line",
  layers: [EMPTY],
  x: "period",
  by: null,
  order: "natural",
  title: null,
  subtitle: null,
  number: null,
  highlight: [],
  notes: ["口径调整。", "含深汕。"],
  source: null,
  value_labels: null,
  allow_mixture: false,
  labels: { a: "甲" },
  point_notes: [{ series: "a", category: "2020", text: "疫情" }],
};

describe("written", () => {
  const name: Target = { kind: "name", key: "a", name: "第一产业" };
  const point: Target = { kind: "point", series: "a", category: "2020" };
  test.each<[Target, string, object, string]>([
    [{ kind: "title" }, "  新标题 ", { title: "新标题" }, "blanks around are no words"],
    [{ kind: "title" }, " ", { title: null }, "nothing written lets the program write"],
    [{ kind: "note", index: 0 }, "", { notes: ["含深汕。"] }, "an emptied note is gone"],
    [{ kind: "note", index: 1 }, "x", { notes: ["口径调整。", "x"] }, "another one stays"],
    [{ kind: "new-note" }, "y", { notes: ["口径调整。", "含深汕。", "y"] }, "a new one comes last"],
    [{ kind: "new-note" }, "", {}, "an empty new one is none"],
    [name, "一产", { labels: { a: "一产" } }, "a name by its key"],
    [name, "", { labels: {} }, "the given name comes back"],
    [point, "停工", { point_notes: [{ series: "a", category: "2020", text: "停工" }] }, "one note a figure"],
    [point, "", { point_notes: [] }, "and it goes when emptied"],
  ])("%o with %o", (target, text, edits, why) => {
    expect(written(SPEC, target, text), why).toEqual(edits);
  });

  test("begins with what stands there", () => {
    expect(worded(SPEC, { kind: "title" }, "自动标题"), "the program's words").toBe("自动标题");
    expect(worded(SPEC, name, ""), "the user's").toBe("甲");
    expect(worded(SPEC, point, ""), "the note of that figure").toBe("疫情");
    expect(targetOf({ part: "series", key: "a", note: null, text: "甲" })).toEqual({ ...name, name: "甲" });
  });
});

describe("focus", () => {
  const all = ["a", "b", "c"];
  test("a click leaves one in colour, a second click all", () => {
    expect(focused(all, [], "b"), "the others are muted").toEqual(["a", "c"]);
    expect(focused(all, ["a", "c"], "a"), "another one instead").toEqual(["b", "c"]);
    expect(focused(all, ["a", "c"], "b"), "again: all").toEqual([]);
  });
  test("Shift takes several", () => {
    expect(alsoFocused(all, [], "b"), "the first of them").toEqual(["a", "c"]);
    expect(alsoFocused(all, ["a", "c"], "a"), "a second").toEqual(["c"]);
    expect(alsoFocused(all, ["a", "c"], "b"), "none in focus is all").toEqual([]);
  });
});

test("series move by one place and stop at the edge", () => {
  expect(moved(["a", "b", "c"], [], "c", -1)).toEqual(["a", "c", "b"]);
  expect(moved(["a", "b", "c"], ["c"], "c", -1), "it is the first already").toEqual(["c", "a", "b"]);
});

test("an edit that says what stands there changes nothing", () => {
  expect(changes(SPEC, { title: null }), "the same words").toBe(false);
  expect(changes(SPEC, { muted: [] }), "what was left out is empty").toBe(true);
  expect(changes(SPEC, { title: "x" })).toBe(true);
});
