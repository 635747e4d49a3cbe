/** A statistical table as it is shown: told what its parts are, led to from what there is to say of it. */
import { screen, waitFor, within } from "@testing-library/svelte";
import { expect, test } from "vitest";

import { TESTID } from "../../../lib/testids";
import { accessible, asked, open } from "../../../testing/window";

const table = async () => {
  const all = await open({ files: [{ id: "wide", name: "各区主要指标.xlsx" }] });
  const grid = await screen.findByTestId(TESTID.importGrid);
  const cell = (row: number, column: number) => {
    const found = grid.querySelector<HTMLElement>(
      `[data-row="${String(row)}"][data-column="${String(column)}"]`,
    );
    if (!found) throw new Error(`no cell ${String(row)}:${String(column)}`);
    return found;
  };
  const last = () => asked(all.program, "import_preview").at(-1);
  return { ...all, grid, cell, last };
};

test("shows the file as it is, with what its parts were taken for", async () => {
  const { grid, cell } = await table();
  expect(cell(3, 0).textContent, "a header row, and what it says").toMatch(/3\s*表头\s*指标/);
  expect(cell(0, 1).textContent, "a column of names").toContain("地区");
  expect(cell(5, 3).textContent, "a figure, digit for digit").toBe("725.10");
  expect(grid.textContent, "rows left out").toContain("中间 28 行");
  expect(grid.getAttribute("aria-rowcount")).toBe("55");
  await accessible();
});

test("is told what a cell is by the keyboard; the figures follow, and it can be taken back", async () => {
  const { user, cell, last, program } = await table();
  cell(0, 0).focus();
  await user.keyboard("{ArrowDown}{ArrowDown}{End}{ArrowLeft}{Enter}");
  const menu = await screen.findByRole("menu", { name: /第 2 行第 6 列/ });
  expect(document.activeElement?.getAttribute("role"), "the menu has the focus").toMatch(/^menuitem/);
  await accessible();
  await user.click(within(menu).getByRole("menuitemradio", { name: "单位" }));
  expect(document.activeElement, "the focus is back").toBe(cell(2, 6));
  expect(screen.getByTestId<HTMLButtonElement>(TESTID.importCommit).disabled, "not before it is read").toBe(
    true,
  );
  await waitFor(() =>
    expect(screen.getByTestId<HTMLButtonElement>(TESTID.importCommit).disabled).toBe(false),
  );
  expect(last()).toMatchObject({ marks: [{ axis: "cell", line: 2, column: 6, role: "unit" }] });
  expect(cell(2, 6).textContent, "the cell says what it is").toContain("单位");
  await user.click(within(screen.getByTestId(TESTID.importMarks)).getByRole("button", { name: /^撤销：/ }));
  await waitFor(() => expect(last()).toMatchObject({ marks: [] }));
  expect(asked(program, "import_commit"), "nothing was written").toEqual([]);
});

test("is told of a column and of a row; Escape puts the menu away", async () => {
  const { user, cell, last } = await table();
  await user.click(cell(0, 7));
  await screen.findByRole("menu");
  await user.keyboard("{Escape}");
  expect(screen.queryByRole("menu")).toBeNull();
  expect(document.activeElement).toBe(cell(0, 7));
  await user.click(cell(0, 7));
  await user.click(await screen.findByRole("menuitemradio", { name: "备注" }));
  await user.click(cell(8, 0));
  await user.click(await screen.findByRole("menuitemradio", { name: "不属于表" }));
  await waitFor(() =>
    expect(last(), "both at once").toMatchObject({
      marks: [
        { axis: "column", column: 7, role: "note" },
        { axis: "outside", line: 8 },
      ],
    }),
  );
});

test("a finding leads to its cell, and its proposal into the form", async () => {
  const { user, cell, last } = await table();
  const findings = within(screen.getByTestId(TESTID.findings));
  await user.click(findings.getByRole("button", { name: "第 3 行第 3 列" }));
  await waitFor(() => expect(document.activeElement).toBe(cell(3, 3)));
  await user.click(findings.getByRole("button", { name: "填入单位：亿元" }));
  await waitFor(() => expect(last()).toMatchObject({ set: { unit: "亿元" } }));
  expect((await screen.findByTestId<HTMLInputElement>("constant-unit")).value).toBe("亿元");
});

test("names that are new are matched only when the user says so", async () => {
  const { user, last } = await table();
  const names = within(screen.getByTestId(TESTID.importNames));
  expect(last()).toMatchObject({ names: [] });
  await user.selectOptions(names.getByRole("combobox", { name: /东江/ }), "东江区");
  await waitFor(() =>
    expect(last()).toMatchObject({ names: [{ list: "region", written: "东江", code: "990101" }] }),
  );
  expect(names.getByRole("combobox", { name: /东江/ }), "it stays in sight").toBeTruthy();
});

test("another sheet has marks of its own", async () => {
  const { user, cell, last } = await table();
  await user.click(cell(0, 7));
  await user.click(await screen.findByRole("menuitemradio", { name: "备注" }));
  await waitFor(() => expect(last()).toMatchObject({ marks: [{ axis: "column" }] }));
  await user.selectOptions(screen.getByTestId(TESTID.importSheet), "填表说明");
  await waitFor(() => expect(last()).toMatchObject({ sheet: "填表说明", marks: [] }));
  await user.selectOptions(screen.getByTestId(TESTID.importSheet), "各区");
  await waitFor(() => expect(last()).toMatchObject({ sheet: "各区", marks: [{ axis: "column" }] }));
});

test("its layout is kept as a recipe when it is imported, and only then", async () => {
  const { user, last, program } = await table();
  await user.click(screen.getByTestId(TESTID.importRemember));
  await user.type(await screen.findByTestId("constant-unit"), "亿元{Enter}");
  await waitFor(() =>
    expect(screen.getByTestId<HTMLButtonElement>(TESTID.importCommit).disabled).toBe(false),
  );
  expect(last()).toMatchObject({ remember: null });
  await user.click(screen.getByTestId(TESTID.importCommit));
  expect((await screen.findByTestId(TESTID.importResult)).textContent).toContain("各区主要指标");
  expect(asked(program, "import_commit")).toMatchObject([{ remember: "各区主要指标" }]);
});
