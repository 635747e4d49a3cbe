import { expect, test } from "vitest";

import type { FigureText } from "../bindings/FigureText";
import { shared } from "./headnote";

const figure = (part: Partial<FigureText>): FigureText => ({
  series: 1,
  indicator: "地区生产总值",
  region: "广州市",
  sector: "合计",
  period: "2024",
  period_zh: "2024年",
  period_en: "2024",
  basis: "cumulative",
  measure: "level",
  price_basis: "current",
  value: "1.00",
  missing: null,
  unit: "亿元",
  qualifier: "exact",
  status: null,
  vintage: "2025-01-01",
  vintages: 1,
  source: null,
  note: null,
  file: "a.csv",
  line: 1,
  batch: 1,
  ...part,
});

test("what all figures share is found; what one says otherwise isn't shared", () => {
  const found = shared([figure({}), figure({ sector: "第一产业" }), figure({ unit: "%", measure: "yoy" })]);
  expect([...found]).toEqual(["indicator", "region", "period", "basis", "price_basis", "status"]);
});

test("a single figure says all of itself", () => {
  expect(shared([figure({})]).size).toBe(0);
});
