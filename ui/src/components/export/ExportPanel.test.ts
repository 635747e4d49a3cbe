/** The export: what is asked of the program, for one chart and for those that are kept. */
import { screen, waitFor } from "@testing-library/svelte";
import { expect, test } from "vitest";

import { TESTID } from "../../lib/testids";
import { accessible, asked, comparing } from "../../testing/window";

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
