import { describe, expect, test } from "vitest";

import type { Finding } from "../bindings/Finding";
import { advice, asked, fieldName, given, grouped, placeText, proposals } from "./findings";

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

  test("a key that the form doesn't know is asked for after the others", () => {
    const findings = [finding("unit.unknown", "", "--set times=day | month"), finding("region.missing")];
    expect(asked(findings)).toEqual(["region", "unit", "times"]);
  });

  test("a column that no answer replaces isn't asked for", () => {
    expect(asked([finding("column.missing", "value")])).toEqual([]);
  });
});

describe("advice", () => {
  test.each([
    ["--set year=2020", "year", ["2020"], "one plain value"],
    ["--set unit=…", "unit", [], "the field only"],
    ["--set unit=", "unit", [], "nothing is proposed by nothing"],
    ["--set measure=yoy | share | level", "measure", ["yoy", "share", "level"], "a choice"],
    ["--set unit@GDP per head=元", "unit@GDP per head", ["元"], "the unit of one indicator"],
  ])("%s", (suggestion, key, values, why) => {
    expect(advice(suggestion), why).toEqual({ kind: "constant", key, values });
  });

  test("anything else is text", () => {
    expect(advice("17475.86")).toEqual({ kind: "text", text: "17475.86" });
  });
});

test("a key has a name, and says of what it is", () => {
  expect(fieldName("unit")).toEqual({ text: "column-unit", of: null });
  expect(fieldName("unit@GDP")).toEqual({ text: "column-unit", of: "GDP" });
  expect(fieldName("times"), "asked only where a file raises it").toEqual({
    text: "question-times",
    of: null,
  });
  expect(fieldName("new"), "a key without a name is shown as it is").toEqual({ text: null, of: null });
});

test("values that findings propose are gathered, each once", () => {
  const findings = [
    finding("unit.unknown", "", "--set unit=亿元"),
    finding("unit.unknown", "", "--set unit=亿元"),
    finding("unit.unknown", "", "--set unit=万元"),
  ];
  expect(proposals(findings)).toEqual({ unit: ["亿元", "万元"] });
});

test("what holds for many cells is one thing, in the order in which it is said first", () => {
  const groups = grouped([
    finding("unit.unknown"),
    finding("value.missing", "…"),
    finding("unit.unknown", "吨"),
  ]);
  expect(groups.map(({ code, findings }) => [code, findings.length])).toEqual([
    ["unit.unknown", 2],
    ["value.missing", 1],
  ]);
});

test("only what says something is sent", () => {
  expect(given({ unit: " 亿元 ", region: "  " })).toEqual({ unit: "亿元" });
});

test("a place is a line, a cell, or the file", () => {
  expect(placeText({ line: 3, column: 2 })?.id).toBe("place-cell");
  expect(placeText({ line: 3, column: 0 })?.id).toBe("place-line");
  expect(placeText({ sheet: "表1", line: 3, column: 2 })?.id).toBe("place-cell-sheet");
  expect(placeText({ sheet: "表1", line: 3, column: 2 }, "表1")?.id, "the sheet in sight").toBe("place-cell");
  expect(placeText({ line: 0, column: 0 }), "the file as a whole").toBeNull();
});
