import { describe, expect, test } from "vitest";

import type { Hit } from "../bindings/Hit";
import { hitAt, runsDown, stepOf, stepped } from "./hits";

function hit(series: number, category: number, x: number, y: number, width = 10, height = 10): Hit {
  return {
    x,
    y,
    width,
    height,
    series,
    category,
    series_key: `s${String(series)}`,
    category_key: `c${String(category)}`,
    series_label: `s${String(series)}`,
    category_label: `c${String(category)}`,
    value: "1",
    status: null,
    derived: false,
    missing: false,
    event: false,
    source: null,
    vintage: null,
  };
}

/** Two lines of three periods; the second has no middle. */
const LINES = [hit(0, 0, 0, 50), hit(0, 1, 50, 50), hit(0, 2, 100, 50), hit(1, 0, 0, 80), hit(1, 2, 100, 80)];
/** Bars from the left, one below the other. */
const BARS = [hit(0, 0, 20, 0, 90), hit(0, 1, 20, 30, 60), hit(0, 2, 20, 60, 30)];

describe("stepped", () => {
  const walk = (hits: Hit[], from: number | null, keys: string) =>
    keys.split(" ").reduce<number | null>((at, key) => {
      const step = stepOf(key);
      return step ? stepped(hits, at, step) : at;
    }, from);

  test.each([
    ["nothing yet", null, "ArrowRight", 0, "the first step enters at the first figure"],
    ["a line", 0, "ArrowRight ArrowRight", 2, "→ goes along the periods"],
    ["the end of a line", 2, "ArrowRight", 2, "at the edge it stays"],
    ["a line", 0, "End", 2, "End is the last period"],
    ["a line", 2, "Home", 0, "Home is the first"],
    ["another line", 0, "ArrowDown", 3, "↓ is the next series at the same period"],
    ["a gap", 1, "ArrowDown", 3, "over a gap it takes the nearest period"],
    ["the lower line", 4, "ArrowUp", 2, "↑ comes back at the same period"],
  ])("%s", (_, from, keys, to, why) => {
    expect(walk(LINES, from, keys), why).toBe(to);
  });

  test("runs down the page in bars", () => {
    expect(runsDown(BARS), "bars run down").toBe(true);
    expect(runsDown(LINES), "lines run across").toBe(false);
    expect(walk(BARS, 0, "ArrowDown ArrowDown"), "↓ goes along the bars").toBe(2);
  });

  test("has nowhere to go in an empty chart", () => {
    expect(stepped([], null, "right"), "no figure, no focus").toBeNull();
  });
});

describe("hitAt", () => {
  test("takes what is under the pointer, else what is near", () => {
    expect(hitAt(LINES, 52, 55), "inside").toBe(1);
    expect(hitAt(LINES, 52, 68), "eight away").toBe(1);
    expect(hitAt(LINES, 300, 300), "nothing near").toBeNull();
  });

  test("prefers the smaller of two that lie on each other", () => {
    expect(
      hitAt([hit(0, 0, 0, 0, 100, 100), hit(1, 0, 40, 40)], 45, 45),
      "the marker before the column",
    ).toBe(1);
  });
});
