/** The first start: a library is made, or what hinders one is said. */
import { screen } from "@testing-library/svelte";
import { expect, test } from "vitest";

import { TESTID, tileTestid } from "../lib/testids";
import { accessible, asked, open } from "../testing/window";

test("offers the sample, in the proposed place", async () => {
  const { program, user } = await open({ library: null });
  await accessible();
  await user.click(screen.getByTestId(TESTID.sampleCreate));
  expect(asked(program, "library_create")).toEqual([{ sample: true, here: true }]);
  expect(await screen.findByTestId(tileTestid("GDP")), "the overview follows").toBeTruthy();
});

test("says why the library of last time isn't open", async () => {
  await open({ library: null, libraryError: true });
  const message = screen.getByTestId(TESTID.errorMessage);
  expect(message.dataset["code"]).toBe("library.damaged");
  expect(message.textContent, "what happened, are the data safe, what now").toMatch(
    /损坏[\s\S]*保留这个文件[\s\S]*备份/,
  );
});

test("keeps a file that came with the start until a library is open", async () => {
  const { user } = await open({ library: null, files: [{ id: "good", name: "press-2020q3.csv" }] });
  await user.click(screen.getByTestId(TESTID.libraryCreate));
  expect(await screen.findByTestId(TESTID.importPreview)).toBeTruthy();
});
