/** Events by hand: listed, added with a reason, removed after a second word. */
import { screen, waitFor, within } from "@testing-library/svelte";
import { expect, test } from "vitest";

import { TESTID } from "../../lib/testids";
import { accessible, asked, open } from "../../testing/window";

test("an event is added with its reason", async () => {
  const { user, program } = await open();
  await user.keyboard("{Control>}4{/Control}");
  await user.click(await screen.findByTestId(TESTID.eventsOpen));
  await screen.findByTestId(TESTID.eventsTable);
  await user.click(screen.getByTestId(TESTID.eventAdd));
  await user.type(await screen.findByTestId(TESTID.eventDate), "2021年3月");
  await user.type(screen.getByTestId(TESTID.eventTitle), "规划发布");
  expect(screen.getByTestId(TESTID.eventSave), "an edit needs a reason").toHaveProperty("disabled", true);
  await user.type(screen.getByTestId(TESTID.eventReason), "补录");
  await accessible();
  await user.click(screen.getByTestId(TESTID.eventSave));
  await waitFor(() => expect(screen.queryByTestId(TESTID.eventForm)).toBeNull());
  const table = screen.getByTestId(TESTID.eventsTable);
  expect(table.textContent, "it stands in the list").toContain("规划发布");
  expect(asked(program, "event_edit"), "blank fields are none").toMatchObject([
    {
      id: null,
      event: { date: "2021年3月", title: "规划发布", end_date: null, region: null },
      reason: "补录",
    },
  ]);
});

test("an event is removed only after a second word", async () => {
  const { user, program } = await open();
  await user.keyboard("{Control>}4{/Control}");
  await user.click(await screen.findByTestId(TESTID.eventsOpen));
  const table = within(await screen.findByTestId(TESTID.eventsTable));
  const [remove] = table.getAllByRole("button", { name: /^移除 / });
  if (!remove) throw new Error("no event can be removed");
  await user.click(remove);
  expect(asked(program, "event_edit"), "the first click only asks").toEqual([]);
  await user.click(table.getByRole("button", { name: "移除" }));
  await waitFor(() => expect(asked(program, "event_edit")).toMatchObject([{ event: null }]));
});
