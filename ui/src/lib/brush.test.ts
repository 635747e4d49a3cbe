import { describe, expect, test } from "vitest";

import type { ChartSpec } from "../bindings/ChartSpec";
import type { Hit } from "../bindings/Hit";
import { between, moments, narrowedTo } from "./brush";
import { EMPTY } from "./selection";

const YEARS = ["2017", "2018", "2019", "2020"];
const AXIS = YEARS.map((key) => ({ key, label: `${key}年` }));
const HITS = YEARS.map((key, index) => ({ category_key: key, x: index * 100, width: 20 }) as Hit);

describe("between", () => {
  test.each([
    [100, 320, [1, 3], "marks whose middle lies inside"],
    [320, 100, [1, 3], "in either direction"],
    [-50, 999, [0, 3], "all"],
    [100, 130, null, "one period is no course"],
    [330, 380, null, "nothing"],
  ])("%d to %d", (from, to, run, why) => {
    expect(between(AXIS, HITS, from, to), why).toEqual(run);
  });
});

test("only a time axis in its order can be brushed", () => {
  const spec = { form: "line", x: "period", order: "natural" } as ChartSpec;
  const rows = YEARS.map((key) => ({ key, label: key, cells: [] }));
  expect(moments(spec, rows).length).toBe(4);
  expect(moments({ ...spec, form: "pie" }, rows), "a pie has no axis").toEqual([]);
  expect(moments({ ...spec, x: "sector" }, rows), "sectors are no time").toEqual([]);
  expect(moments({ ...spec, order: "descending" }, rows), "sorted by size, time doesn't run").toEqual([]);
});

test("named periods stay named, a span becomes a shorter span", () => {
  expect(narrowedTo(EMPTY, AXIS.slice(1, 3))).toMatchObject({ from: "2018", to: "2019", periods: [] });
  expect(narrowedTo({ ...EMPTY, periods: YEARS }, AXIS.slice(1, 3))).toMatchObject({
    from: null,
    periods: ["2018", "2019"],
  });
});
