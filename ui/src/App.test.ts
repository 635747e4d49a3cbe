/** The window as a whole over the fixtures: each place opens, says what it should, and can be used without a mouse or sight. */
import { fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { describe, expect, test } from "vitest";

import App from "./App.svelte";
import { MockProgram, type Situation } from "./backend/mock/program";
import { optionTestid, TESTID, tileTestid } from "./lib/testids";
import { Desk } from "./state/desk.svelte";

async function open(situation: Partial<Situation> = {}) {
  const program = new MockProgram(situation);
  const desk = new Desk(program);
  render(App, { desk });
  await waitFor(() => expect(desk.session.ready).toBe(true));
  return { program, desk, user: userEvent.setup() };
}

/** Layout and colour aren't there in a page without a screen: the window tests look at those. */
async function accessible(): Promise<void> {
  const { violations } = await axe.run(document.body, {
    rules: { "color-contrast": { enabled: false }, region: { enabled: false } },
  });
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ""}`)).toEqual([]);
}

/** The comparison with a chart of one indicator. */
async function comparing() {
  const all = await open();
  await all.user.click(screen.getByTestId(TESTID.navCompare));
  const picker = within(await screen.findByTestId(TESTID.pickerIndicator));
  await all.user.click(await picker.findByTestId(optionTestid("GDP")));
  await screen.findByTestId(TESTID.chartFigure);
  return all;
}

const asked = (program: MockProgram, command: string) =>
  program.calls.filter((call) => call.command === command).map(({ request }) => request);

describe("first start", () => {
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
});

describe("overview", () => {
  test("shows the headline figure digit for digit, its growth in words, its status", async () => {
    await open();
    const tile = within(await screen.findByTestId(tileTestid("GDP")));
    expect(tile.getByTestId(TESTID.tileValue).textContent).toContain("17475.86");
    expect(tile.getByTestId(TESTID.tileValue).textContent, "provisional").toContain("初步核算");
    expect(tile.getByTestId(TESTID.tileGrowth).textContent).toContain("增长1.0%");
    await accessible();
  });

  test("opens a tile in 对比", async () => {
    const { user } = await open();
    await user.click(await screen.findByTestId(tileTestid("GDP")));
    expect(await screen.findByTestId(TESTID.chartFigure)).toBeTruthy();
  });
});

describe("compare", () => {
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
    await waitFor(() =>
      expect(document.querySelectorAll('[data-part="series"]').length, "two names").toBe(2),
    );
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

  test("exports at the size and resolution that are shown", async () => {
    const { program, user } = await comparing();
    await user.keyboard("{Control>}e{/Control}");
    expect((await screen.findByTestId(TESTID.exportPixels)).textContent).toContain("1843 × 1146");
    await accessible();
    await waitFor(() => expect(screen.getByTestId<HTMLButtonElement>(TESTID.exportRun).disabled).toBe(false));
    await user.click(screen.getByTestId(TESTID.exportRun));
    expect((await screen.findByTestId(TESTID.exportResult)).textContent).toContain(".png");
    expect(asked(program, "export")).toMatchObject([
      {
        style: {
          format: "png",
          size: { width: 156, height: 97 },
          dpi: 300,
          transparent: false,
          outlines: false,
        },
        folder: "folder-1",
      },
    ]);
    await user.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByTestId(TESTID.exportRun)).toBeNull());
  });
});

describe("export", () => {
  const exporting = async () => {
    const opened = await comparing();
    await opened.user.keyboard("{Control>}e{/Control}");
    await waitFor(() => expect(screen.getByTestId<HTMLButtonElement>(TESTID.exportRun).disabled).toBe(false));
    return opened;
  };

  test("offers for each format what it can be", async () => {
    const { program, user } = await exporting();
    await user.click(screen.getByTestId("export-format-svg"));
    await user.click(screen.getByTestId("export-transparent"));
    await user.click(screen.getByTestId("export-outlines"));
    await user.click(screen.getByTestId("export-size-slide-half"));
    await user.selectOptions(screen.getByTestId("export-theme"), "灰度");
    await accessible();
    await user.click(screen.getByTestId(TESTID.exportRun));
    await screen.findByTestId(TESTID.exportResult);
    await user.click(screen.getByTestId("export-format-pdf"));
    expect(screen.queryByTestId("export-transparent"), "a page has its ground").toBeNull();
    await user.click(screen.getByTestId(TESTID.exportRun));
    await waitFor(() => expect(asked(program, "export")).toHaveLength(2));
    expect(asked(program, "export")).toMatchObject([
      {
        spec: { theme: "grey" },
        style: { format: "svg", size: { width: 120, height: 100 }, transparent: true, outlines: true },
      },
      { style: { format: "pdf", transparent: false, outlines: false } },
    ]);
  });

  test("shows the chart as large as on paper", async () => {
    const { user } = await exporting();
    await user.click(screen.getByTestId(TESTID.exportActual));
    const sheet = (await screen.findByTestId(TESTID.exportPreview)).parentElement;
    expect(sheet?.style.width).toBe("156mm");
  });

  test("copies the figures as a table", async () => {
    const { program, user } = await exporting();
    await user.click(screen.getByTestId(TESTID.copyTable));
    expect(await screen.findByText(/表格已复制/)).toBeTruthy();
    expect(asked(program, "copy_table")).toHaveLength(1);
  });

  test("writes the kept charts that are chosen, at once", async () => {
    const { program, desk, user } = await exporting();
    await user.keyboard("{Escape}");
    for (const title of ["三次产业", "增速"]) {
      const { spec } = desk.comparison;
      if (spec) await program.call("chart_save", { spec, title });
    }
    desk.session.view = "overview";
    await user.click(await screen.findByTestId(TESTID.exportKept));
    await user.click(screen.getByRole("checkbox", { name: /增速/ }));
    await accessible();
    await user.click(screen.getByTestId(TESTID.exportRun));
    expect((await screen.findByTestId(TESTID.exportResult)).textContent).toContain("已导出 1 个图表");
    const [request] = asked(program, "export_all") as { charts: string[] }[];
    expect(request?.charts, "the one that stayed chosen").toHaveLength(1);
  });
});

describe("a picture that is dropped", () => {
  test("opens the chart that it carries, and tells what was revised", async () => {
    const { desk, user } = await open({ files: [{ id: "carried", name: "三次产业.png" }] });
    const notice = await screen.findByTestId(TESTID.reopened);
    expect(desk.session.view).toBe("compare");
    expect(notice.textContent, "the day and the difference").toMatch(
      /2020-12-02[\s\S]*1 个数据[\s\S]*182.10/,
    );
    expect(await screen.findByTestId(TESTID.chartFigure), "drawn from the library").toBeTruthy();
    await accessible();
    await user.click(screen.getByTestId(TESTID.asCarried));
    expect(await screen.findByTestId(TESTID.carriedChart), "and as the file has it").toBeTruthy();
    await accessible();
  });

  test("without a chart says so, and a table beside it is imported", async () => {
    const { program } = await open({
      files: [
        { id: "photo", name: "photo.png" },
        { id: "good", name: "press-2020q3.csv" },
      ],
    });
    await waitFor(() => expect(asked(program, "import_preview")).toHaveLength(1));
    expect(asked(program, "import_preview"), "a picture is no table").toMatchObject([{ file: "good" }]);
  });

  test("alone, without a chart, is answered by a sentence", async () => {
    await open({ files: [{ id: "photo", name: "photo.png" }] });
    const message = await screen.findByTestId(TESTID.errorMessage);
    expect(message.dataset["code"]).toBe("chart.none");
    await accessible();
  });
});

describe("import", () => {
  test("previews, writes when told, and shows what came", async () => {
    const { program, user } = await open();
    await user.keyboard("{Control>}o{/Control}");
    await screen.findByTestId(TESTID.importPreview);
    await accessible();
    expect(asked(program, "import_commit"), "nothing is written before").toEqual([]);
    await user.click(screen.getByTestId(TESTID.importCommit));
    expect((await screen.findByTestId(TESTID.importResult)).textContent).toContain("批次 7");
    expect(await screen.findByTestId(TESTID.importChart)).toBeTruthy();
  });

  test("can't write a file with errors; what the file doesn't say can be said", async () => {
    const { program, user } = await open({ files: [{ id: "bad", name: "问题文件.csv" }] });
    const findings = within(await screen.findByTestId(TESTID.findings));
    expect(findings.getByText(/第 4 行第 8 列/), "the place of the number").toBeTruthy();
    expect(screen.getByTestId<HTMLButtonElement>(TESTID.importCommit).disabled).toBe(true);
    await accessible();
    await user.type(screen.getByTestId("constant-unit"), "亿元{Enter}");
    await waitFor(() =>
      expect(screen.getByTestId<HTMLButtonElement>(TESTID.importCommit).disabled).toBe(false),
    );
    expect(asked(program, "import_preview").at(-1)).toMatchObject({ set: { unit: "亿元" } });
  });

  describe("of a statistical table", () => {
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
      expect(
        screen.getByTestId<HTMLButtonElement>(TESTID.importCommit).disabled,
        "not before it is read",
      ).toBe(true);
      await waitFor(() =>
        expect(screen.getByTestId<HTMLButtonElement>(TESTID.importCommit).disabled).toBe(false),
      );
      expect(last()).toMatchObject({ marks: [{ axis: "cell", line: 2, column: 6, role: "unit" }] });
      expect(cell(2, 6).textContent, "the cell says what it is").toContain("单位");
      await user.click(
        within(screen.getByTestId(TESTID.importMarks)).getByRole("button", { name: /^撤销：/ }),
      );
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
  });

  test("of press text marks its figures, numbered as in the table", async () => {
    const { user, program } = await open();
    await user.click(screen.getByTestId(TESTID.navImport));
    await user.click(await screen.findByTestId(TESTID.pressOpen));
    const field = screen.getByTestId(TESTID.pressText);
    await user.click(field);
    await user.paste("2024年前三季度，全市地区生产总值3218.45亿元，同比增长5.1%。");
    const words = await screen.findByTestId(TESTID.pressWords);
    expect(words.querySelectorAll("mark").length).toBe(2);
    expect(screen.getByTestId(TESTID.importFigures).textContent).toContain("3218.45");
    await accessible();
    expect(screen.getByTestId<HTMLButtonElement>(TESTID.importCommit).disabled, "全市 is nobody's").toBe(
      true,
    );
    await user.click(within(screen.getByTestId(TESTID.findings)).getByRole("button", { name: /示例市/ }));
    await waitFor(() =>
      expect(screen.getByTestId<HTMLButtonElement>(TESTID.importCommit).disabled).toBe(false),
    );
    await user.click(within(words).getByRole("button", { name: /第 2 个数据/ }));
    expect(document.activeElement?.textContent, "the row of the figure").toBe("2");
    await user.click(screen.getByTestId(TESTID.importCommit));
    expect(await screen.findByTestId(TESTID.importResult)).toBeTruthy();
    expect(asked(program, "text_commit")).toMatchObject([{ set: { region: "示例市" } }]);
  });

  test("of a folder tells of each file, and shows the one that was refused", async () => {
    const { user } = await open();
    await user.click(screen.getByTestId(TESTID.navImport));
    await user.click(await screen.findByTestId(TESTID.importFolder));
    const files = await screen.findByTestId(TESTID.folderFiles);
    expect(files.textContent).toMatch(/已导入[\s\S]*需处理，未写入[\s\S]*读不了/);
    await accessible();
    await user.click(within(files).getByRole("button", { name: "查看 各区主要指标.xlsx" }));
    expect(await screen.findByTestId(TESTID.importGrid)).toBeTruthy();
  });

  test("of a watched folder follows what is told", async () => {
    const { user, program } = await open();
    await user.click(screen.getByTestId(TESTID.navImport));
    await user.click(await screen.findByTestId(TESTID.watchStart));
    expect((await screen.findByTestId(TESTID.watch)).textContent).toContain("1 个文件待看");
    await accessible();
    const before = asked(program, "watch").length;
    program.tell({ kind: "watch_changed" });
    await waitFor(() => expect(asked(program, "watch").length).toBe(before + 1));
    await user.click(screen.getByTestId(TESTID.watchStop));
    await waitFor(() => expect(screen.queryByTestId(TESTID.watch)).toBeNull());
  });

  test("says that a file can't be read, and offers nothing to write", async () => {
    await open({ files: [{ id: "binary", name: "photo.csv" }] });
    const message = await screen.findByTestId(TESTID.errorMessage);
    expect(message.dataset["code"]).toBe("file.binary");
    expect(message.textContent).toContain("资料库未改动");
    expect(screen.queryByTestId(TESTID.importCommit)).toBeNull();
  });
});

describe("catalogue and settings", () => {
  test("an indicator has its series, and a series its observations with file and line", async () => {
    const { user } = await open();
    await user.keyboard("{Control>}4{/Control}");
    const observations = await screen.findByTestId(TESTID.observationsTable);
    await waitFor(() => expect(observations.textContent).toContain("gdp-bay-area.csv:"));
    await accessible();
  });

  test("the language changes at once, and is remembered", async () => {
    const { program, user } = await open();
    await user.keyboard("{Control>},{/Control}");
    await user.selectOptions(await screen.findByTestId(TESTID.language), "en");
    expect(screen.getByTestId(TESTID.navOverview).textContent).toContain("Overview");
    expect(asked(program, "settings_put")).toMatchObject([{ language: "en", city: "440100" }]);
    await user.selectOptions(screen.getByTestId(TESTID.language), "zh-CN");
    await accessible();
  });

  test("a recipe is taken away only when asked twice", async () => {
    const { program, user } = await open();
    await user.click(screen.getByTestId(TESTID.navSettings));
    const recipes = within(await screen.findByTestId(TESTID.recipes));
    await user.click(recipes.getByRole("button", { name: "删除模板「限上零售月报」" }));
    expect(asked(program, "recipe_remove")).toEqual([]);
    await user.click(recipes.getByRole("button", { name: "删除" }));
    await waitFor(() => expect(recipes.queryByText("限上零售月报")).toBeNull());
    expect(asked(program, "recipe_remove")).toEqual([{ name: "限上零售月报" }]);
  });

  test("a theme is made over one that ships, looked at, kept and chosen", async () => {
    const { program, desk, user } = await open();
    await user.click(screen.getByTestId(TESTID.navSettings));
    await user.click(await screen.findByRole("button", { name: "复制并修改主题「公报」" }));
    const name = await screen.findByTestId<HTMLInputElement>(TESTID.themeName);
    await waitFor(() => expect(document.activeElement, "the name is there to be typed over").toBe(name));
    expect(name.value).toBe("公报 副本");
    await screen.findByTestId(TESTID.themeLook);
    await accessible();

    await user.clear(name);
    expect(screen.getByTestId<HTMLButtonElement>(TESTID.themeSave).disabled, "a theme has a name").toBe(true);
    await user.type(name, "本局");
    await fireEvent.change(screen.getByLabelText(/^本市\s*#/), { target: { value: "#c8102e" } });
    await user.selectOptions(await screen.findByTestId("theme-font-title"), "黑体");
    await user.click(screen.getByRole("button", { name: "选择图片…" }));
    await screen.findByRole("img", { name: "标志" });
    await user.click(screen.getByTestId(TESTID.themeSave));

    const themes = within(await screen.findByTestId(TESTID.themes));
    expect(await themes.findByText("本局")).toBeTruthy();
    expect(asked(program, "theme_save")).toMatchObject([
      {
        house: {
          name: "本局",
          base: "bulletin",
          own: "#C8102E",
          fonts: { title: "SimHei" },
          logo: { corner: "top_right" },
        },
        replaces: null,
      },
    ]);
    await user.selectOptions(screen.getByTestId(TESTID.themePaper), "本局");
    await waitFor(() => expect(desk.session.settings.paper_theme).toBe("本局"));
    await accessible();
  });

  test("what eyes can't tell apart is said beside the colours", async () => {
    const { desk, user } = await open();
    await user.click(screen.getByTestId(TESTID.navSettings));
    await user.click(await screen.findByRole("button", { name: "复制并修改主题「公报」" }));
    await screen.findByTestId(TESTID.themeLook);
    desk.themes.change({ rise: "#C75300", fall: "#C75300" });
    expect((await screen.findByTestId(TESTID.themeFaults)).textContent).toContain(
      "一般人分不清「增长」和「下降」",
    );
  });

  test("a check that finds nothing says so", async () => {
    const { user } = await open();
    await user.click(screen.getByTestId(TESTID.navSettings));
    await user.click(await screen.findByTestId(TESTID.checkRun));
    expect((await screen.findByTestId(TESTID.checkResult)).textContent).toContain("检查通过");
  });
});

test("? lists the keys", async () => {
  const { user } = await open();
  await screen.findByTestId(TESTID.navOverview);
  await user.keyboard("?");
  await waitFor(() => expect(document.querySelector("dialog")?.open).toBe(true));
});
