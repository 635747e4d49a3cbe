import { describe, expect, test } from "vitest";

import { groupPeriods, spanGroup, type SpanGroup } from "./periods";

describe("spanGroup", () => {
  test.each<[string, number | null, SpanGroup]>([
    ["2020", 12, "year"],
    ["2020-Q1", 3, "quarter"],
    ["2020-S1", 6, "cumulative"],
    ["2020-S2", 6, "other"],
    ["2020-01-01/P9M", 9, "cumulative"],
    ["2020-01-01/P2M", 2, "cumulative"],
    ["2020-09", 1, "month"],
    ["2020-09", 0, "point"],
    ["2020-10-01/P8D", null, "other"],
    ["2016-01-01/P5Y", 60, "other"],
  ])("%s of %s months", (period, months, group) => {
    expect(spanGroup({ period, months }), "the heading it stands under").toBe(group);
  });
});

test("groups keep the order in which the periods came", () => {
  const facet = (period: string, months: number) => ({ period, months, zh: "", en: "", count: 1 });
  const groups = groupPeriods([facet("2020-Q2", 3), facet("2020", 12), facet("2020-Q1", 3)]);
  expect(
    groups.map(({ group }) => group),
    "years first",
  ).toEqual(["year", "quarter"]);
  expect(
    groups[1]?.periods.map(({ period }) => period),
    "newest first within",
  ).toEqual(["2020-Q2", "2020-Q1"]);
});
