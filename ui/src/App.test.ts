/** The window as a whole over the fixtures: each place opens, says what it should, and can be used without a mouse or sight. */
import { render, screen, waitFor, within } from "@testing-library/svelte";
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
  async function comparing() {
    const all = await open();
    await all.user.click(screen.getByTestId(TESTID.navCompare));
    const picker = within(await screen.findByTestId(TESTID.pickerIndicator));
    await all.user.click(await picker.findByTestId(optionTestid("GDP")));
    await screen.findByTestId(TESTID.chartFigure);
    return all;
  }

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
      { format: "png", size: { width: 156, height: 97 }, dpi: 300, folder: "folder-1" },
    ]);
    await user.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByTestId(TESTID.exportRun)).toBeNull());
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
