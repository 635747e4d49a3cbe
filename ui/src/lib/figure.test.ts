import { expect, test } from "vitest";

import { count, decimalRoom, digits, mostDecimals, sign } from "./figure";
import { sparkline } from "./sparkline";

test.each([
  ["17475.86", "17475.86"],
  ["182.10", "182.10"],
  ["-5.4", "−5.4"],
])("%s is printed as %s", (value, printed) => {
  expect(digits(value), "digit for digit as published, with a true minus").toBe(printed);
});

test("what isn't exact says so", () => {
  expect([sign("over"), sign("about"), sign("under"), sign("exact")]).toEqual([">", "≈", "<", ""]);
});

test("counts are grouped", () => {
  expect(count(1234567)).toBe("1,234,567");
});

test("a gap breaks the sparkline", () => {
  const point = (value: string | null) => ({ period: "", value });
  const { path, end } = sparkline([point("1"), point(null), point("2"), point("3")], 96, 32);
  expect(path.match(/M/g)?.length, "two strokes").toBe(2);
  expect(end?.x, "the dot is at the last figure").toBe(93);
  expect(sparkline([point(null)], 96, 32).path, "no figures, no line").toBe("");
});

test("numbers of a column stand point under point", () => {
  const most = mostDecimals(["182.10", "1.0", "7", null]);
  expect(most, "the longest fraction").toBe(2);
  expect(
    ["182.10", "1.0", "7"].map((value) => decimalRoom(value, most)),
    "a whole number lacks the point too",
  ).toEqual([0, 1, 2.5]);
  expect(decimalRoom("7", 0), "nothing to align").toBe(0);
});
