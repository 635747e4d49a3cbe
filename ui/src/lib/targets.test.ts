import { describe, expect, test } from "vitest";

import type { GridView } from "../bindings/GridView";
import { constantRoles, headOf, rowOf, takenFor, targetAt } from "./targets";

/** Lines 1, 2 and 9 of a file of two columns, the second of which is number 3 there. */
const view: GridView = {
  rows: [
    { line: 1, part: "preamble", role: null, cells: ["单位：亿元 现价", ""] },
    { line: 2, part: "header", role: "indicator", cells: ["地区", "增加值"] },
    { line: 9, part: "body", role: null, cells: ["广州市", "1.5"] },
  ],
  columns: [
    { number: 1, role: "region" },
    { number: 3, role: "" },
  ],
  height: 12,
  width: 3,
  constants: [
    { line: 1, column: 1, role: "unit", text: "" },
    { line: 1, column: 1, role: "price_basis", text: "" },
    { line: 1, column: 1, role: "unit", text: "" },
  ],
};

describe("at a place of the grid lies", () => {
  test.each([
    [{ row: 0, column: 0 }, null],
    [
      { row: 0, column: 2 },
      { axis: "column", column: 3 },
    ],
    [
      { row: 3, column: 0 },
      { axis: "row", line: 9 },
    ],
    [
      { row: 3, column: 2 },
      { axis: "cell", line: 9, column: 3 },
    ],
    [{ row: 4, column: 1 }, null],
  ] as const)("%o: %o", (spot, target) => {
    expect(targetAt(view, spot)).toEqual(target);
  });
});

test("a cell leads to the head of its column, a row to its own", () => {
  expect(headOf(view, { axis: "cell", line: 9, column: 3 })).toEqual({ row: 0, column: 2 });
  expect(headOf(view, { axis: "row", line: 9 })).toEqual({ row: 3, column: 0 });
  expect(rowOf(view, 5), "a line that was left out").toBe(0);
});

describe("was taken for", () => {
  test.each([
    [{ axis: "column", column: 1 }, "region"],
    [{ axis: "column", column: 3 }, "ignored"],
    [{ axis: "cell", line: 1, column: 1 }, "price_basis"],
    [{ axis: "cell", line: 9, column: 1 }, ""],
    [{ axis: "row", line: 1 }, "outside"],
    [{ axis: "row", line: 2 }, "header:indicator"],
    [{ axis: "row", line: 9 }, "body"],
  ] as const)("%o: %s", (target, taken) => {
    expect(takenFor(view, target)).toBe(taken);
  });
});

test("what a line of words says is told once each", () => {
  expect(constantRoles(view.constants)).toEqual({ "1:1": ["price_basis", "unit"] });
});
