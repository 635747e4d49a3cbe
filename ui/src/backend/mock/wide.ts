/**
 * A statistical table as offices have them, with title, unit line, two header rows, blanks that repeat, notes and a source;
 * and a small reader of it that heeds marks and answers, so that the window shows what a word of the user does. The place
 * and its figures are made up.
 */
import type { Finding } from "../../bindings/Finding";
import type { GridPart } from "../../bindings/GridPart";
import type { GridView } from "../../bindings/GridView";
import type { ImportPreview } from "../../bindings/ImportPreview";
import type { ImportRequest } from "../../bindings/ImportRequest";
import type { NameMatch } from "../../bindings/NameMatch";
import type { PreviewFigure } from "../../bindings/PreviewFigure";

const DISTRICTS = [
  "东江",
  "西山区",
  "南湖区",
  "北岭区",
  "新港区",
  "云溪区",
  "石桥区",
  "梅洲区",
  "竹川区",
  "白鹭区",
  "青田县",
  "平沙县",
];
const SECTORS = ["合计", "第一产业", "第二产业", "第三产业"];
/** So many rows are shown from the top and from the bottom. */
const FIRST = 22;
const LAST = 4;
/** So many figures are shown. */
const FIGURES = 40;

const body: string[][] = DISTRICTS.flatMap((district, place) =>
  SECTORS.map((sector, index) => {
    const parts = [12.4 + place * 1.13, 310.52 + place * 41.7, 402.18 + place * 37.9];
    const whole = parts.reduce((sum, part) => sum + part, 0);
    const level = index === 0 ? whole : (parts[index - 1] ?? 0);
    const growth = 2.1 + ((place * 7 + index * 3) % 11) / 2;
    const missing = place === 4 && index === 1;
    return [
      index === 0 ? district : "",
      sector,
      missing ? "…" : level.toFixed(2),
      missing ? "…" : growth.toFixed(1),
      (level * 0.31).toFixed(1),
      (growth - 4.4).toFixed(1),
      index === 0 ? "李四" : "",
    ];
  }),
);

const sheet: string[][] = [
  ["示例市各区主要经济指标", "", "", "", "", "", ""],
  ["2024年1—9月", "", "", "", "", "单位：亿元，%", ""],
  ["地区", "产业", "增加值", "", "固定资产投资", "", "审核人"],
  ["", "", "累计", "同比增长", "累计", "同比增长", ""],
  ...body,
  ["注：本表为初步核算数，增速按可比价格计算。", "", "", "", "", "", ""],
  ["资料来源：示例市统计局", "", "", "", "", "", ""],
];

const notes: string[][] = [
  ["填表说明", ""],
  ["一、本表按属地原则统计。", ""],
  ["二、增速为可比价增速。", ""],
];

const NAMES: NameMatch[] = [
  {
    list: "region",
    written: "东江",
    candidates: [
      { code: "990101", name: "东江区", why: "资料库里的名称多一个“区”字" },
      { code: "990300", name: "东江流域", why: "开头相同" },
    ],
  },
  {
    list: "indicator",
    written: "固定资产投资",
    candidates: [{ code: "FAI", name: "固定资产投资（不含农户）", why: "别名" }],
  },
  { list: "indicator", written: "增加值", candidates: [] },
];

const shown = <T>(rows: T[]): T[] =>
  rows.length > FIRST + LAST ? [...rows.slice(0, FIRST), ...rows.slice(-LAST)] : rows;

interface Taken {
  parts: GridPart[];
  headers: Map<number, string>;
  columns: string[];
  constants: GridView["constants"];
}

/** What was taken for what: as recognised, then as the user said, the later word last. */
function taken({ marks }: Pick<ImportRequest, "marks">): Taken {
  const parts = sheet.map<GridPart>((_, index) => {
    if (index < 2) return "preamble";
    if (index < 4) return "header";
    return index < 4 + body.length ? "body" : "note";
  });
  const headers = new Map([
    [3, "indicator"],
    [4, "measure"],
  ]);
  const columns = ["region", "sector", "value", "value", "value", "value", ""];
  const constants: GridView["constants"] = [{ line: 2, column: 1, role: "period", text: "2024年1—9月" }];
  for (const mark of marks) {
    if (mark.axis === "column") columns[mark.column - 1] = mark.role === "ignored" ? "" : mark.role;
    else if (mark.axis === "cell")
      constants.push({
        line: mark.line,
        column: mark.column,
        role: mark.role,
        text: (sheet[mark.line - 1]?.[mark.column - 1] ?? "").replace(/^.*[:：]/, ""),
      });
    else {
      parts[mark.line - 1] = mark.axis;
      headers.delete(mark.line);
      if (mark.axis === "header") headers.set(mark.line, mark.role);
    }
  }
  return { parts, headers, columns, constants };
}

/** The text above a column in the header row of a role; a blank repeats the one to its left. */
function above({ headers }: Taken, role: string, column: number): string {
  const line = [...headers].find(([, said]) => said === role)?.[0];
  if (line === undefined) return "";
  const cells = sheet[line - 1] ?? [];
  for (let at = column; at >= 2; at -= 1) if (cells[at]) return cells[at] ?? "";
  return "";
}

function melted(read: Taken, set: Record<string, string>): PreviewFigure[] {
  const unit = read.constants.find(({ role }) => role === "unit")?.text.split("，")[0] ?? set["unit"] ?? "";
  let region = "";
  return sheet.flatMap((cells, index) => {
    const stub = (role: string) => cells[read.columns.indexOf(role)] ?? "";
    if (read.parts[index] !== "body") return [];
    region = stub("region") || region;
    return read.columns.flatMap<PreviewFigure>((role, column) => {
      if (role !== "value") return [];
      const text = cells[column] ?? "";
      const growth = above(read, "measure", column).includes("同比");
      return {
        effect: index === 6 && column === 2 ? "revised" : "added",
        before: index === 6 && column === 2 ? "312.90" : null,
        figure: {
          series: 0,
          indicator: above(read, "indicator", column),
          region,
          sector: stub("sector"),
          period: "2024-01-01/P9M",
          period_zh: "2024年前三季度",
          period_en: "Jan–Sep 2024",
          basis: "cumulative",
          measure: growth ? "yoy" : "level",
          price_basis: growth ? "comparable" : "current",
          value: /^-?\d/.test(text) ? text : null,
          missing: text === "…" ? "L" : null,
          unit: growth ? "%" : unit,
          qualifier: "exact",
          status: "P",
          vintage: "2024-10-25",
          vintages: 1,
          source: "示例市统计局",
          note: null,
          file: "各区主要指标.xlsx",
          line: index + 1,
          batch: 0,
        },
      };
    });
  });
}

export function wide(request: ImportRequest, recipes: string[]): ImportPreview {
  const read = taken(request);
  const explains = request.sheet === "填表说明";
  const figures = explains ? [] : melted(read, request.set);
  const unitless = figures.find(({ figure }) => figure.unit === "");
  const ambiguous = figures.some(({ figure }) => figure.indicator === "");
  const names = NAMES.filter(
    ({ written }) =>
      !request.names.some((choice) => choice.written === written) &&
      figures.some(({ figure }) => figure.region === written || figure.indicator === written),
  );
  const place = (line: number, column: number) => ({ sheet: "各区", line, column });
  const findings: Finding[] = [
    ...(unitless
      ? [
          {
            severity: "error" as const,
            code: "unit.unknown" as const,
            place: place(3, 3),
            raw: "增加值",
            suggestion: "--set unit=亿元 | 万元",
          },
        ]
      : []),
    ...(ambiguous
      ? [
          {
            severity: "error" as const,
            code: "indicator.missing" as const,
            place: place(4, 3),
            raw: "累计",
            suggestion: "--set indicator=…",
          },
        ]
      : []),
    ...(read.columns[6] === "" && !explains
      ? [{ severity: "warning" as const, code: "column.unknown" as const, place: place(3, 7), raw: "审核人" }]
      : []),
    ...(figures.some(({ figure }) => figure.missing)
      ? [{ severity: "info" as const, code: "value.missing" as const, place: place(22, 3), raw: "…" }]
      : []),
  ];
  const errors = findings.filter(({ severity }) => severity === "error").length;
  const rows = (explains ? notes : sheet).map((cells, index) => ({
    line: index + 1,
    part: explains ? ("outside" as const) : (read.parts[index] ?? "outside"),
    role: explains ? null : (read.headers.get(index + 1) ?? null),
    cells,
  }));
  const recipe = request.recipe === "" ? null : request.recipe;
  return {
    report: {
      file: "各区主要指标.xlsx",
      sha256: "5b1e7f20c3a94d6688f0b2".padEnd(64, "0"),
      encoding: "",
      encoding_certain: true,
      sheet: request.sheet ?? "各区",
      layout: "table",
      recipe,
      observations: figures.length,
      added: figures.filter(({ effect }) => effect === "added").length,
      revised: figures.filter(({ effect }) => effect === "revised").length,
      unchanged: 0,
      missing: figures.filter(({ figure }) => figure.missing).length,
      differences: { large: 0, absent: 0, revisions: [], absences: [] },
      events: 0,
      findings,
      findings_total: findings.length,
      errors,
      batch: null,
      same_file_as: null,
      new_names: names.map(({ written }) => written),
    },
    sheets: [
      { name: "各区", hidden: false },
      { name: "填表说明", hidden: false },
      { name: "代码", hidden: true },
    ],
    grid: {
      rows: shown(rows),
      columns: explains
        ? [1, 2].map((number) => ({ number, role: "" }))
        : read.columns.map((role, index) => ({ number: index + 1, role })),
      height: rows.length,
      width: explains ? 2 : read.columns.length,
      constants: explains ? [] : read.constants,
    },
    recognised: {
      confidence: explains || errors > 0 ? "doubtful" : "likely",
      reasons: explains
        ? ["没有找到数据：各行都是文字。"]
        : [
            "第 3、4 行在数据上方，空白格重复左边的名称，是两层表头。",
            "第 1 列是地名，第 2 列是产业，空白格重复上一行。",
            "第 2 行“2024年1—9月”写明全表的时期。",
            "末尾两行以“注：”“资料来源：”开头，是附注。",
            ...(request.marks.length > 0 ? ["其余按你的说明读取。"] : []),
          ],
      recipe,
      recipes,
    },
    names,
    figures: figures.slice(0, FIGURES),
  };
}
