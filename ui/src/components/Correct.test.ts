/** 更正: a figure corrected by hand, from the list of observations and from where a figure of a chart comes from. */
import { screen, waitFor } from "@testing-library/svelte";
import { expect, test } from "vitest";

import { TESTID } from "../lib/testids";
import { accessible, open } from "../testing/window";

test("a correction shows old and new, wants a reason, and is saved as a batch", async () => {
  const { user, program } = await open();
  await user.keyboard("{Control>}4{/Control}");
  const [first] = await screen.findAllByTestId(TESTID.correctOpen);
  if (!first) throw new Error("no observation can be corrected");
  await user.click(first);
  const value = await screen.findByTestId(TESTID.correctValue);
  const save = screen.getByTestId(TESTID.correctSave);
  await user.clear(value);
  await user.type(value, "12345.67");
  expect(save, "nothing is saved without a reason").toHaveProperty("disabled", true);
  await user.type(screen.getByTestId(TESTID.correctReason), "核对年鉴");
  await waitFor(() => expect(screen.getByTestId(TESTID.correctChange).textContent).toContain("12345.67"));
  expect(save, "old and new were shown").toHaveProperty("disabled", false);
  await accessible();
  await user.click(save);
  await waitFor(() => expect(screen.getByTestId(TESTID.correctChange).textContent).toContain("批次 7"));
  const saved = program.calls.filter(({ command }) => command === "correct");
  expect(saved.length, "it is saved once").toBe(1);
  expect(saved[0]?.request, "as typed").toMatchObject({ value: "12345.67", reason: "核对年鉴" });
});
