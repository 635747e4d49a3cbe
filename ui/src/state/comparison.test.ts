import { expect, test } from "vitest";

import { MockProgram } from "../backend/mock/program";
import { Comparison } from "./comparison.svelte";
import { Session } from "./session.svelte";

function comparison() {
  const session = new Session(new MockProgram());
  session.adopt({ language: "zh-CN", appearance: "light", city: "440100" });
  return new Comparison(session);
}

test("the first indicator brings the own city and one length of period along", async () => {
  const state = comparison();
  await state.choose({ indicators: ["GDP"] });
  expect(state.selection.regions, "the own city").toEqual(["440100"]);
  expect(state.selection.months, "years: most periods are").toBe(12);
  expect(state.view?.drawing, "so that it can be drawn").not.toBeNull();
});

test("what is chosen while the facets are read stays as chosen", async () => {
  const state = comparison();
  const first = state.choose({ indicators: ["GDP"] });
  const then = state.choose({ periods: ["2020-01-01/P9M"], sectors: ["第二产业"] });
  await Promise.all([first, then]);
  expect(state.selection, "with what the indicator brings along").toMatchObject({
    regions: ["440100"],
    sectors: ["第二产业"],
    periods: ["2020-01-01/P9M"],
    months: null,
  });
});

test("another indicator begins anew", async () => {
  const state = comparison();
  await state.choose({ indicators: ["GDP"], sectors: ["第二产业"] });
  await state.turnTo("STREET_VISITS");
  expect(state.selection).toMatchObject({ indicators: ["STREET_VISITS"], sectors: [] });
});
