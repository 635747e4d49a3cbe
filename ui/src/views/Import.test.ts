/** 导入: files, press text and folders, looked at before anything is written. */
import { screen, waitFor, within } from "@testing-library/svelte";
import { expect, test } from "vitest";

import { TESTID } from "../lib/testids";
import { accessible, asked, open } from "../testing/window";

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
  expect(screen.getByTestId<HTMLButtonElement>(TESTID.importCommit).disabled, "全市 is nobody's").toBe(true);
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
