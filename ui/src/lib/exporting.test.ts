import { describe, expect, test } from "vitest";

import { isFileName, isPicture, isSize, pixels, screenSize } from "./exporting";

test.each([
  [156, 300, 1843],
  [97, 300, 1146],
  [75, 300, 886],
  [254, 150, 1500],
  [156, 600, 3685],
])("%d mm at %d dpi are %d pixels", (mm, dpi, expected) => {
  expect(pixels(mm, dpi), "as the program writes them").toBe(expected);
});

test("a size must be readable and fit a page", () => {
  expect(isSize({ width: 156, height: 97 }), "公文整宽").toBe(true);
  expect(isSize({ width: 10, height: 97 }), "too narrow to read").toBe(false);
  expect(isSize({ width: Number.NaN, height: 97 }), "an emptied field").toBe(false);
});

test("the screen counts 96 pixels an inch", () => {
  expect(screenSize(784, 441)).toEqual({ width: 207, height: 117 });
});

describe("isFileName", () => {
  test.each([
    ["广州市三次产业", true],
    ["a/b", false],
    ["..", false],
    ["  ", false],
    ["图1：增速", true],
    ["a:b", false],
  ])("%s", (name, fits) => {
    expect(isFileName(name), "on every system").toBe(fits);
  });
});

test.each([
  ["图1 增速.PNG", true],
  ["a.svg", true],
  ["a.pdf", true],
  ["a.xlsx", false],
  ["png.csv", false],
])("%s may be a picture: %s", (name, may) => {
  expect(isPicture(name), "the program looks at the bytes").toBe(may);
});
