import { expect, test } from "vitest";

import { MockProgram } from "../backend/mock/program";
import { Comparison } from "./comparison.svelte";
import { Session } from "./session.svelte";

function comparison() {
  const session = new Session(new MockProgram());
  session.adopt({
    language: "zh-CN",
    appearance: "light",
    city: "440100",
    paper_theme: null,
    slide_theme: null,
  });
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

async function trend() {
  const state = comparison();
  await state.choose({ indicators: ["GDP"] });
  return state;
}

test("an edit is drawn, taken back and done again; nothing is kept by it", async () => {
  const program = new MockProgram();
  const session = new Session(program);
  const state = new Comparison(session);
  await state.choose({ indicators: ["GDP"] });
  const written = state.view?.drawing?.title;
  await state.edit({ title: "本市经济" });
  expect(state.view?.drawing?.title, "drawn").toBe("本市经济");
  await state.edit({ number: "图1" });
  await state.undo();
  await state.undo();
  expect(state.view?.drawing?.title, "the program's own words again").toBe(written);
  expect(state.editing.canUndo).toBe(false);
  await state.redo();
  expect(state.view?.drawing?.title, "done again").toBe("本市经济");
  await state.edit({ title: "另一个" });
  expect(state.editing.canRedo, "a new edit leaves nothing to do again").toBe(false);
  expect(
    program.calls.filter(({ command }) => command === "chart_save"),
    "no kept chart changes",
  ).toEqual([]);
});

test("an edit stays with another selection, and goes with another chart", async () => {
  const state = await trend();
  await state.edit({ subtitle: "现价" });
  await state.choose({ months: 12 });
  expect(state.spec?.subtitle).toBe("现价");
  await state.turnTo("STREET_VISITS");
  expect(state.spec?.subtitle ?? null, "another subject").toBeNull();
  expect(state.editing.canUndo, "nothing of the former one").toBe(false);
});

test("a brushed run narrows the periods, and all come back", async () => {
  const state = await trend();
  const before = state.selection;
  const all = state.axis.length;
  expect(all, "years").toBeGreaterThan(5);
  await state.brush(2, 4);
  expect(state.view?.table.rows.length, "three of them").toBe(3);
  expect(state.spec?.form, "in the form as it was").toBe("line");
  expect(state.axis.length, "the sliders still know all").toBe(all);
  await state.brush(1, 4);
  expect(state.view?.table.rows.length, "it can be widened again").toBe(4);
  await state.unbrush();
  expect(state.selection, "the selection as it was").toEqual(before);
  await state.brush(0, all - 1);
  expect(state.brushed, "all of them is no run").toBeNull();
});

test("the oldest edits are forgotten, not the newest", async () => {
  const state = await trend();
  for (let at = 0; at < 120; at += 1) state.editing.apply({ number: `图${String(at)}` });
  let steps = 0;
  while (state.editing.undo()) steps += 1;
  expect(steps).toBe(100);
  expect(state.editing.edits.number, "as it was a hundred edits ago").toBe("图19");
});

test("[ and ] go from period to period of one length", async () => {
  const state = await trend();
  await state.choose({ periods: ["2018"], months: null });
  await state.shift(-1);
  expect(state.selection.periods).toEqual(["2017"]);
  await state.shift(1);
  expect(state.selection.periods).toEqual(["2018"]);
});
