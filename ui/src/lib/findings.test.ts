import { describe, expect, test } from "vitest";

import type { Finding } from "../bindings/Finding";
import { advice, asked, given, placeText } from "./findings";

const finding = (code: Finding["code"], raw = "", suggestion?: string): Finding => ({
  severity: "error",
  code,
  place: { line: 1, column: 0 },
  raw,
  ...(suggestion === undefined ? {} : { suggestion }),
});

describe("asked", () => {
  test("each finding asks for what would answer it, in the order of the form", () => {
    const findings = [
      finding("unit.unknown"),
      finding("column.missing", "region", "--set region=…"),
      finding("period.unreadable", "9月", "--set year=2020"),
      finding("value.unreadable", "1..2"),
    ];
    expect(asked(findings)).toEqual(["region", "unit", "year"]);
  });

  test("a column that no answer replaces isn't asked for", () => {
    expect(asked([finding("column.missing", "value")])).toEqual([]);
  });
});

describe("advice", () => {
  test("one plain value can be filled in", () => {
    expect(advice("--set year=2020")).toEqual({ kind: "constant", constant: "year", value: "2020" });
  });

  test.each(["--set unit=…", "--set unit="])("%s names the field only", (suggestion) => {
    expect(advice(suggestion)).toEqual({ kind: "constant", constant: "unit", value: null });
  });

  test("a choice names the field only", () => {
    expect(advice("--set measure=yoy | share | level")).toEqual({
      kind: "constant",
      constant: "measure",
      value: null,
    });
  });

  test("anything else is text", () => {
    expect(advice("17475.86")).toEqual({ kind: "text", text: "17475.86" });
  });
});

test("only what says something is sent", () => {
  expect(given({ unit: " 亿元 ", region: "  " })).toEqual({ unit: "亿元" });
});

test("a place is a line, a cell, or the file", () => {
  expect(placeText({ line: 3, column: 2 })?.id).toBe("place-cell");
  expect(placeText({ line: 3, column: 0 })?.id).toBe("place-line");
  expect(placeText({ sheet: "表1", line: 3, column: 2 })?.id).toBe("place-cell-sheet");
  expect(placeText({ line: 0, column: 0 }), "the file as a whole").toBeNull();
});
