/** A picture that is dropped: the chart that it carries, or that it carries none. */
import { screen, waitFor } from "@testing-library/svelte";
import { expect, test } from "vitest";

import { TESTID } from "../lib/testids";
import { accessible, asked, open } from "../testing/window";

test("opens the chart that it carries, and tells what was revised", async () => {
  const { desk, user } = await open({ files: [{ id: "carried", name: "三次产业.png" }] });
  const notice = await screen.findByTestId(TESTID.reopened);
  expect(desk.session.view).toBe("compare");
  expect(notice.textContent, "the day and the difference").toMatch(/2020-12-02[\s\S]*1 个数据[\s\S]*182.10/);
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
