/** The figures of a drawing under pointer and keyboard: what a card tells, and what of it can be opened. */
import { fireEvent, render, screen } from "@testing-library/svelte";
import { describe, expect, test, vi } from "vitest";

import type { DrawingView } from "../../bindings/DrawingView";
import type { Hit } from "../../bindings/Hit";
import { TESTID } from "../../lib/testids";
import Figures from "./Figures.svelte";

const FIGURE: Hit = {
  x: 40,
  y: 60,
  width: 20,
  height: 40,
  series: 0,
  category: 0,
  series_key: "gdp",
  category_key: "2020",
  series_label: "地区生产总值",
  category_label: "2020年",
  value: "25019.11亿元",
  status: "初步核算",
  derived: false,
  missing: false,
  event: false,
  source: "广州市统计局",
  vintage: "2021-01-28",
};

/** A flag stands in a row of its own behind the series. */
const FLAG: Hit = {
  ...FIGURE,
  y: 10,
  height: 10,
  series: 1,
  series_key: "",
  category_key: "2020-03 若干措施发布",
  series_label: "事件",
  category_label: "2020年3月",
  value: "若干措施发布",
  status: "市",
  event: true,
  source: "广州市科协",
  vintage: null,
};

const DRAWING: DrawingView = {
  width: 100,
  height: 100,
  svg: "<svg/>",
  hits: [FIGURE, FLAG],
  words: [],
  alt: "",
  title: "标题",
};

function opened() {
  const [onfigure, onnote] = [vi.fn(), vi.fn()];
  const { container } = render(Figures, { drawing: DRAWING, onfigure, onnote });
  const cursor = screen.getByTestId(TESTID.chartCursor);
  const press = async (...keys: string[]) => {
    for (const key of keys) await fireEvent.keyDown(cursor, { key });
  };
  return { onfigure, onnote, press, card: () => container.querySelector(".card")?.textContent ?? "" };
}

describe("an event's flag", () => {
  test("has a card of its date, text, level and source", async () => {
    const { press, card } = opened();
    await press("ArrowRight", "ArrowDown");
    for (const text of ["事件 · 2020年3月", "若干措施发布", "市", "广州市科协"]) {
      expect(card(), "what happened when, and who says so").toContain(text);
    }
    expect(screen.getByTestId(TESTID.chartReading).textContent, "read aloud as well").toBe(
      "事件，2020年3月，若干措施发布，市",
    );
  });

  test("has no figure to open or to note something at", async () => {
    const { press, onfigure, onnote } = opened();
    await press("ArrowRight", "ArrowDown", "Enter", "n");
    expect(onfigure, "no file holds a figure of it").not.toHaveBeenCalled();
    expect(onnote, "a note stands at a figure").not.toHaveBeenCalled();
    await press("ArrowUp", "Enter");
    expect(onfigure, "the figure below opens as ever").toHaveBeenCalledWith(FIGURE);
  });
});
