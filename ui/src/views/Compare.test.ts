/** 对比: the chart of what is chosen, read, written on and narrowed, by the keyboard alone. */
import { screen, waitFor, within } from "@testing-library/svelte";
import { expect, test } from "vitest";

import { optionTestid, TESTID } from "../lib/testids";
import { accessible, comparing } from "../testing/window";

test("draws what is chosen, with its table", async () => {
  const { user } = await comparing();
  for (const [picker, option] of [
    [TESTID.pickerSector, "第二产业"],
    [TESTID.pickerPeriod, "2020-01-01/P9M"],
  ] as const)
    await user.click(await within(screen.getByTestId(picker)).findByTestId(optionTestid(option)));
  await waitFor(() => expect(screen.getByTestId(TESTID.dataTable).textContent).toContain("4704.39"));
  expect(screen.getByTestId(TESTID.chartFigure).querySelector("svg"), "one drawing").toBeTruthy();
  await accessible();
});

test("shows the sentence of the basis lock, and draws all the same when asked", async () => {
  const { desk, user } = await comparing();
  await desk.comparison.choose({ months: null });
  const refusal = await screen.findByTestId(TESTID.refusal);
  expect(refusal.textContent).toContain("时期长短不一");
  expect(screen.queryByTestId(TESTID.chartFigure), "nothing is drawn").toBeNull();
  expect(screen.getByTestId(TESTID.dataTable), "the figures are still there").toBeTruthy();
  await user.click(screen.getByTestId(TESTID.refusalOverride));
  expect(await screen.findByTestId(TESTID.chartFigure)).toBeTruthy();
  await desk.comparison.choose({ months: 12 });
  expect(desk.comparison.allowMixture, "the override holds for this choice only").toBe(false);
});

test("reads the chart point by point", async () => {
  const { user } = await comparing();
  screen.getByRole("application").focus();
  await user.keyboard("{End}{ArrowLeft}");
  expect(screen.getByTestId(TESTID.chartReading).textContent).toMatch(/2023年，[\d.]+亿元/);
});

test("a figure leads to its place in the file, and the focus comes back", async () => {
  const { user, desk } = await comparing();
  const cursor = screen.getByRole("application");
  cursor.focus();
  await user.keyboard("{End}{Enter}");
  const drawer = await screen.findByTestId(TESTID.source);
  expect((await within(drawer).findByTestId(TESTID.sourceFile)).textContent).toMatch(/\.csv$/);
  expect(within(drawer).getByTestId(TESTID.sourcePlace).textContent).toMatch(/第 \d+ 行第 8 列/);
  await accessible();
  await user.click(within(drawer).getByTestId(TESTID.sourceNote));
  await user.type(await screen.findByTestId(TESTID.chartField), "历年最高{Enter}");
  await waitFor(() => expect(desk.comparison.spec?.point_notes).toMatchObject([{ text: "历年最高" }]));
  await user.keyboard("{Escape}");
  await waitFor(() => expect(screen.queryByTestId(TESTID.source)).toBeNull());
  expect(document.activeElement, "the focus is back").toBe(cursor);
});

test("its drawer covers nothing where the window is wide", async () => {
  const { user } = await comparing();
  const before = window.innerWidth;
  const widen = (width: number) => {
    Object.assign(window, { innerWidth: width });
    window.dispatchEvent(new Event("resize"));
  };
  screen.getByRole("application").focus();
  await user.keyboard("{End}{Enter}");
  const drawer = await screen.findByTestId(TESTID.source);
  expect(drawer.classList.contains("beside"), "over the chart").toBe(false);
  widen(1440);
  await waitFor(() => expect(drawer.classList.contains("beside"), "beside it").toBe(true));
  await user.keyboard("{Control>}{=}{/Control}");
  await waitFor(() => expect(drawer.classList.contains("beside"), "larger type, less room").toBe(false));
  await user.keyboard("{Control>}0{/Control}");
  widen(before);
});

test("a cell of the table leads to the same", async () => {
  const { user } = await comparing();
  const [first] = within(screen.getByTestId(TESTID.dataTable)).getAllByRole("button");
  first?.focus();
  await user.keyboard("{ArrowDown}{Enter}");
  expect(await screen.findByTestId(TESTID.sourceFile)).toBeTruthy();
});

test("words on the chart are written anew in their place", async () => {
  const { user, desk } = await comparing();
  const title = document.querySelector<HTMLElement>('[data-part="title"]');
  title?.focus();
  await user.keyboard("{F2}");
  const field = await screen.findByTestId<HTMLInputElement>(TESTID.chartField);
  expect(field.value, "it begins with what stands there").toBe(desk.comparison.view?.drawing?.title);
  await user.clear(field);
  await user.keyboard("穗城二十年{Enter}");
  await waitFor(() => expect(desk.comparison.spec?.title).toBe("穗城二十年"));
  expect(screen.queryByTestId(TESTID.chartField), "the field is put away").toBeNull();
  await user.keyboard("{Control>}z{/Control}");
  await waitFor(() => expect(desk.comparison.spec?.title).toBeNull());
  title?.focus();
  await user.keyboard("{F2}abc{Escape}");
  expect(desk.comparison.spec?.title, "Escape keeps nothing").toBeNull();
});

test("what can be written is listed in the edit bar", async () => {
  const { user, desk } = await comparing();
  await user.click(screen.getByTestId(TESTID.editOpen));
  await user.click(screen.getByTestId(TESTID.editWords));
  await user.click(await screen.findByRole("menuitem", { name: "图号" }));
  await user.keyboard("图1{Enter}");
  await waitFor(() => expect(desk.comparison.spec?.number).toBe("图1"));
  await accessible();
  await user.click(screen.getByTestId(TESTID.editUndo));
  await waitFor(() => expect(desk.comparison.spec?.number).toBeNull());
});

test("a name puts its series into focus, and all come back", async () => {
  const { user, desk } = await comparing();
  await desk.comparison.choose({ sectors: ["第一产业", "第二产业"] });
  await waitFor(() => expect(document.querySelectorAll('[data-part="series"]').length, "two names").toBe(2));
  document.querySelector<HTMLElement>('[data-part="series"]')?.focus();
  await user.keyboard("{Enter}");
  await waitFor(() => expect(desk.comparison.spec?.muted).toEqual(["第二产业"]));
  await user.keyboard("{Enter}");
  await waitFor(() => expect(desk.comparison.spec?.muted).toEqual([]));
});

test("Shift and arrows pick a span, Enter shows only that, and all come back", async () => {
  const { user, desk } = await comparing();
  const all = desk.comparison.axis.length;
  screen.getByRole("application").focus();
  await user.keyboard("{Home}{Shift>}{ArrowRight}{ArrowRight}{/Shift}");
  expect(screen.getByTestId(TESTID.chartReading).textContent).toMatch(/选中/);
  await user.keyboard("{Enter}");
  await waitFor(() => expect(desk.comparison.view?.table.rows.length).toBe(3));
  await accessible();
  await user.click(screen.getByTestId(TESTID.rangeReset));
  await waitFor(() => expect(desk.comparison.view?.table.rows.length).toBe(all));
});

test("all forms are listed in groups, with the reason why one doesn't fit", async () => {
  const { user, desk } = await comparing();
  await user.click(screen.getByTestId(TESTID.formsAll));
  const list = within(await screen.findByTestId(TESTID.formList));
  const pie = list.getByTestId("form-all-pie");
  expect(pie.getAttribute("aria-disabled")).toBe("true");
  expect(pie.textContent, "why not").toContain("需要更多时期");
  await accessible();
  await user.click(pie);
  expect(desk.comparison.spec?.form, "it can't be chosen").toBe("line");
  await user.click(list.getByTestId("form-all-columns"));
  await waitFor(() => expect(desk.comparison.spec?.form).toBe("columns"));
  expect(screen.queryByTestId(TESTID.formList), "the list is put away").toBeNull();
});

test("T puts the table away, but a t that is typed doesn't", async () => {
  const { user } = await comparing();
  await user.keyboard("t");
  await waitFor(() => expect(screen.queryByTestId(TESTID.dataTable)).toBeNull());
  await user.keyboard("t");
  await user.type(within(screen.getByTestId(TESTID.pickerIndicator)).getByRole("searchbox"), "t");
  expect(screen.getByTestId(TESTID.dataTable)).toBeTruthy();
});

test("finds a name by its pinyin initials, through the program", async () => {
  const { desk, user } = await comparing();
  await desk.comparison.clear();
  const picker = within(screen.getByTestId(TESTID.pickerIndicator));
  await user.type(picker.getByRole("searchbox"), "bxjkll");
  expect(await picker.findByTestId(optionTestid("STREET_VISITS"))).toBeTruthy();
  await waitFor(() => expect(picker.queryByTestId(optionTestid("GDP"))).toBeNull());
});
