import { expect, test } from "vitest";

import type { FigureOrigin } from "../bindings/FigureOrigin";
import { catalogue } from "./fluent";
import { placeText } from "./origin";

const words = catalogue("zh-CN");
const at = (part: Partial<FigureOrigin>) => {
  const { id, args } = placeText({
    kind: "table",
    sheet: null,
    cell: null,
    line: 5,
    column: 8,
    ...part,
  } as FigureOrigin);
  return words.text(id, args);
};

test.each([
  [{ kind: "workbook", sheet: "各区", cell: "C12" }, "各区 单元格 C12", "as spreadsheets name it"],
  [{ kind: "table" }, "第 5 行第 8 列", "as an editor counts lines"],
  [{ kind: "text" }, "第 5 段第 8 字", "a text has paragraphs"],
  [{ kind: "correction", line: 0, column: 0 }, "没有文件，手工更正", "a correction stands in no cell"],
  [{ line: 0, column: 0 }, "整个文件", "only the file is known"],
] as [Partial<FigureOrigin>, string, string][])("%o", (part, told, why) => {
  expect(at(part), why).toBe(told);
});
