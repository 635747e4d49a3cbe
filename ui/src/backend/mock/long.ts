/** A file in the long form: as it should be, or with errors that a person has to mend. */
import type { ImportPreview } from "../../bindings/ImportPreview";
import { figures } from "./figures";

/** The columns of the long form, with their roles. */
const COLUMNS: [string, string][] = [
  ["指标", "indicator"],
  ["地区", "region"],
  ["行业", "sector"],
  ["时期", "period"],
  ["口径", "basis"],
  ["度量", "measure"],
  ["价格", "price_basis"],
  ["数值", "value"],
  ["单位", "unit"],
  ["限定", "qualifier"],
  ["状态", "status"],
  ["来源", "source"],
  ["审核人", ""],
];

export function long(file: string, set: Record<string, string>, encoding: string | null): ImportPreview {
  const bad = file === "bad" && !set["unit"];
  const own = figures.filter((figure) => figure.file === "press-2020q3.csv");
  const revised = own[3];
  const absent = figures.find((figure) => figure.file !== "press-2020q3.csv");
  return {
    report: {
      file: bad ? "问题文件.csv" : "press-2020q3.csv",
      sha256: "9f2c41d07be35a8890f17c5e2ab41d07be35a8890f17c5e2ab9f2c41d07be35a",
      encoding: encoding ?? (bad ? "GB18030" : "UTF-8"),
      encoding_certain: !bad || encoding !== null,
      sheet: null,
      layout: "long",
      recipe: null,
      observations: own.length,
      added: own.length - 3,
      revised: 1,
      unchanged: 1,
      missing: 1,
      differences: {
        large: 0,
        absent: absent ? 1 : 0,
        revisions: revised
          ? [
              {
                figure: { ...revised, note: "四经普修订" },
                before: "7.1",
                difference: "0.1",
                difference_unit: "百分点",
                percent: null,
                large: false,
              },
            ]
          : [],
        absences: absent ? [absent] : [],
      },
      events: 0,
      findings: bad
        ? [
            {
              severity: "error",
              code: "value.unreadable",
              place: { line: 4, column: 8 },
              raw: "17,475..86",
              suggestion: "17475.86",
            },
            { severity: "error", code: "unit.unknown", place: { line: 6, column: 9 }, raw: "" },
            {
              severity: "error",
              code: "period.ambiguous",
              place: { line: 9, column: 4 },
              raw: "2020.1",
              suggestion: "2020-01 / 2020-10",
            },
            { severity: "warning", code: "encoding.guessed", place: { line: 0, column: 0 }, raw: "GB18030" },
            { severity: "warning", code: "column.unknown", place: { line: 1, column: 13 }, raw: "审核人" },
            { severity: "info", code: "name.new", place: { line: 12, column: 1 }, raw: "联合上云企业数" },
          ]
        : [
            {
              severity: "info",
              code: "figure.revised",
              place: { line: 5, column: 8 },
              raw: "7.2",
              suggestion: "7.1",
            },
          ],
      findings_total: bad ? 6 : 1,
      errors: bad ? 3 : 0,
      batch: null,
      same_file_as: file === "good" ? 6 : null,
      new_names: bad ? [] : ["联合上云企业数"],
    },
    sheets: [],
    grid: {
      rows: [
        {
          line: 1,
          part: "header",
          role: null,
          cells: COLUMNS.map(([title]) => title),
        },
        ...own.map((figure, index) => ({
          line: index + 2,
          part: "body" as const,
          role: null,
          cells: [
            figure.indicator,
            figure.region,
            figure.sector,
            figure.period_zh,
            "累计",
            figure.measure === "level" ? "绝对量" : "同比",
            figure.measure === "level" ? "现价" : "不变价",
            bad && index === 2 ? "17,475..86" : (figure.value ?? ""),
            figure.unit,
            "",
            "初步核算",
            "广州市科协转载",
            "张三",
          ],
        })),
      ],
      columns: COLUMNS.map(([, role], index) => ({ number: index + 1, role })),
      height: own.length + 1,
      width: COLUMNS.length,
      constants: [],
    },
    recognised: {
      confidence: "certain",
      reasons: ["第 1 行的列名写明每一列是什么。"],
      recipe: null,
      recipes: [],
    },
    names: [],
    figures: own.map((figure) => ({
      figure,
      effect: figure === revised ? "revised" : "added",
      before: figure === revised ? "7.1" : null,
    })),
  };
}
