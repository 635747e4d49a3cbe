/** 指标库: indicators, series, observations. */
import { screen, waitFor } from "@testing-library/svelte";
import { expect, test } from "vitest";

import { TESTID } from "../lib/testids";
import { accessible, open } from "../testing/window";

test("an indicator has its series, and a series its observations with file and line", async () => {
  const { user } = await open();
  await user.keyboard("{Control>}4{/Control}");
  const observations = await screen.findByTestId(TESTID.observationsTable);
  await waitFor(() => expect(observations.textContent).toContain("gdp-bay-area.csv:"));
  await accessible();
});
