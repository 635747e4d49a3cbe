/** The keys that hold everywhere. */
import { screen, waitFor } from "@testing-library/svelte";
import { expect, test } from "vitest";

import { TESTID } from "./lib/testids";
import { open } from "./testing/window";

test("? lists the keys", async () => {
  const { user } = await open();
  await screen.findByTestId(TESTID.navOverview);
  await user.keyboard("?");
  await waitFor(() => expect(document.querySelector("dialog")?.open).toBe(true));
});
