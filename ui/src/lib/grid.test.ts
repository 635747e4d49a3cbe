import { describe, expect, test } from "vitest";

import type { Finding } from "../bindings/Finding";
import type { GridRow } from "../bindings/GridRow";
import { cellPart, columnsDrawn, flaws, gap, moved, runsOver } from "./grid";

const row = (line: number, part: GridRow["part"] = "body", cells: string[] = []): GridRow => ({
  line,
  part,
  role: null,
  cells,
});

describe("a cell belongs to", () => {
  test.each([
    [row(1, "header"), "value", false, "header"],
    [row(2), "value", false, "value"],
    [row(2), "region", false, "stub"],
    [row(2), "status", false, "beside"],
    [row(2), "", false, "unread"],
    [row(2), "value", true, "constant"],
    [row(9, "note"), "value", false, "note"],
  ] as const)("line %o, column %s, constant %s: %s", (line, role, constant, part) => {
    expect(cellPart(line, role, constant)).toBe(part);
  });

  test("a header that isn't read is no header", () => {
    expect(cellPart({ ...row(1, "header"), role: "ignored" }, "value", false)).toBe("unread");
  });
});

describe("rows left out", () => {
  test("none, when all are shown", () => {
    expect(gap({ rows: [row(1), row(2)], height: 2 })).toBeNull();
  });

  test("stand where the lines jump, not where a cell has several lines", () => {
    expect(gap({ rows: [row(1), row(4), row(5), row(90)], height: 40 })).toEqual({ after: 2, count: 36 });
  });

  test("stand at the end when nothing follows", () => {
    expect(gap({ rows: [row(1), row(2)], height: 10 })).toEqual({ after: 1, count: 8 });
  });
});

describe("keys", () => {
  const extent = { rows: 20, columns: 5 };
  test.each([
    ["ArrowUp", false, { row: 3, column: 2 }],
    ["ArrowLeft", false, { row: 4, column: 1 }],
    ["Home", false, { row: 4, column: 0 }],
    ["End", false, { row: 4, column: 5 }],
    ["Home", true, { row: 0, column: 0 }],
    ["End", true, { row: 20, column: 5 }],
    ["PageDown", false, { row: 14, column: 2 }],
    ["ArrowDown", true, { row: 20, column: 2 }],
  ])("%s, control %s", (key, control, spot) => {
    expect(moved({ row: 4, column: 2 }, key, control, extent)).toEqual(spot);
  });

  test("the edge holds", () => {
    expect(moved({ row: 0, column: 0 }, "ArrowUp", false, extent)).toEqual({ row: 0, column: 0 });
    expect(moved({ row: 20, column: 5 }, "ArrowRight", false, extent)).toEqual({ row: 20, column: 5 });
  });

  test("other keys aren't the grid's", () => {
    expect(moved({ row: 1, column: 1 }, "F6", false, extent)).toBeNull();
  });
});

test("a cell shows the gravest that is said of it, on its own sheet", () => {
  const finding = (severity: Finding["severity"], line: number, column: number, sheet?: string): Finding => ({
    severity,
    code: "value.unreadable",
    place: { line, column, ...(sheet === undefined ? {} : { sheet }) },
    raw: "",
  });
  const found = flaws(
    [
      finding("info", 3, 2),
      finding("error", 3, 2),
      finding("warning", 3, 2),
      finding("error", 0, 0),
      finding("error", 5, 1, "表2"),
    ],
    "表1",
  );
  expect([...found]).toEqual([["3:2", "error"]]);
});

test("a long table draws fewer columns at once, a short one all", () => {
  expect(columnsDrawn(220, 128)).toBe(24);
  expect(columnsDrawn(220, 7)).toBe(7);
  expect(columnsDrawn(10, 128)).toBe(128);
});

test("a title runs over the empty cells beside it, a figure never", () => {
  expect(runsOver(row(1, "preamble", ["某表", "", ""]), 0, "preamble")).toBe(true);
  expect(runsOver(row(2, "preamble", ["2024年", "", "单位：亿元"]), 0, "preamble")).toBe(false);
  expect(runsOver(row(3, "body", ["1.0", ""]), 0, "value")).toBe(false);
});
