import { describe, expect, test } from "vitest";

import type { Mark } from "../bindings/Mark";
import { choices, markText, placed, saidOf, without } from "./marks";

const header: Mark = { axis: "header", line: 3, role: "period" };
const outside: Mark = { axis: "outside", line: 3 };
const column: Mark = { axis: "column", column: 3, role: "value" };
const cell: Mark = { axis: "cell", line: 3, column: 3, role: "unit" };

describe("marks", () => {
  test("the later word of a row takes the place of the earlier one", () => {
    expect(placed([header, column], outside)).toEqual([column, outside]);
  });

  test("a row, a column and a cell of the same number are three things", () => {
    expect(placed(placed([header], column), cell)).toEqual([header, column, cell]);
  });

  test("one is taken back alone", () => {
    expect(without([header, column, cell], column)).toEqual([header, cell]);
    expect(saidOf([header], { axis: "row", line: 3 })).toEqual(header);
    expect(saidOf([header], { axis: "row", line: 4 }), "another row").toBeNull();
  });
});

describe("the words of a mark", () => {
  test.each([
    [header, "mark-header", "column-period"],
    [outside, "mark-outside", null],
    [column, "mark-column", "column-value"],
    [cell, "mark-cell", "column-unit"],
    [{ axis: "column", column: 2, role: "ignored" } as const, "mark-column-unread", null],
  ])("%o", (mark, id, role) => {
    expect(markText(mark)).toMatchObject({ id, role });
  });
});

describe("the menu", () => {
  const all = (target: Parameters<typeof choices>[0], taken: string, said: Mark | null = null) =>
    choices(target, { said, taken }).flatMap(({ choices }) => choices);

  test("shows what holds", () => {
    const held = all({ axis: "row", line: 3 }, "header:period").filter(({ holds }) => holds);
    expect(held.map(({ deed }) => deed)).toEqual([{ do: "mark", mark: header }]);
    const unread = all({ axis: "column", column: 3 }, "ignored").filter(({ holds }) => holds);
    expect(unread.map(({ text }) => text)).toEqual(["column-left-out"]);
  });

  test("offers to take back only what was said", () => {
    const undo = (said: Mark | null) =>
      all({ axis: "column", column: 3 }, "value", said).filter(({ deed }) => deed.do === "unmark").length;
    expect(undo(null)).toBe(0);
    expect(undo(column)).toBe(1);
  });

  test("leads from a cell to its row and its column", () => {
    const asks = all({ axis: "cell", line: 3, column: 5 }, "").flatMap(({ deed }) =>
      deed.do === "ask" ? [deed.target] : [],
    );
    expect(asks).toEqual([
      { axis: "row", line: 3 },
      { axis: "column", column: 5 },
    ]);
  });
});
