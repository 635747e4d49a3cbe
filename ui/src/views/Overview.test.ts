/** 总览: the headline figures. */
import { screen, within } from "@testing-library/svelte";
import { expect, test } from "vitest";

import { TESTID, tileTestid } from "../lib/testids";
import { accessible, open } from "../testing/window";

test("shows the headline figure digit for digit, its growth in words, its status", async () => {
  await open();
  const tile = within(await screen.findByTestId(tileTestid("GDP")));
  expect(tile.getByTestId(TESTID.tileValue).textContent).toContain("17475.86");
  expect(tile.getByTestId(TESTID.tileValue).textContent, "provisional").toContain("初步核算");
  expect(tile.getByTestId(TESTID.tileGrowth).textContent).toContain("增长1.0%");
  await accessible();
});

test("opens a tile in 对比", async () => {
  const { user } = await open();
  await user.click(await screen.findByTestId(tileTestid("GDP")));
  expect(await screen.findByTestId(TESTID.chartFigure)).toBeTruthy();
});
