/** The window as a whole over the fixtures, for tests: opened, asked, and looked at without a mouse or sight. */
import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { expect } from "vitest";

import App from "../App.svelte";
import { MockProgram, type Situation } from "../backend/mock/program";
import { optionTestid, TESTID } from "../lib/testids";
import { Desk } from "../state/desk.svelte";

export async function open(situation: Partial<Situation> = {}) {
  const program = new MockProgram(situation);
  const desk = new Desk(program);
  render(App, { desk });
  await waitFor(() => expect(desk.session.ready).toBe(true));
  return { program, desk, user: userEvent.setup() };
}

/** Layout and colour aren't there in a page without a screen: the window tests look at those. */
export async function accessible(): Promise<void> {
  const { violations } = await axe.run(document.body, {
    rules: { "color-contrast": { enabled: false }, region: { enabled: false } },
  });
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ""}`)).toEqual([]);
}

/** The comparison with a chart of one indicator. */
export async function comparing() {
  const all = await open();
  await all.user.click(screen.getByTestId(TESTID.navCompare));
  const picker = within(await screen.findByTestId(TESTID.pickerIndicator));
  await all.user.click(await picker.findByTestId(optionTestid("GDP")));
  await screen.findByTestId(TESTID.chartFigure);
  return all;
}

/** The requests of a command that were made. */
export const asked = (program: MockProgram, command: string) =>
  program.calls.filter((call) => call.command === command).map(({ request }) => request);
