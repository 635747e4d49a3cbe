/** A small reader of press texts for the fixtures: it knows a few subjects, and enough of figures to show how they are marked. */
import type { Finding } from "../../bindings/Finding";
import type { TextMark } from "../../bindings/TextMark";
import type { TextPreview } from "../../bindings/TextPreview";
import type { TextRequest } from "../../bindings/TextRequest";

const SUBJECTS = [
  "地区生产总值",
  "第一产业增加值",
  "第二产业增加值",
  "第三产业增加值",
  "规模以上工业增加值",
  "社会消费品零售总额",
  "接待游客",
];
const FIGURE = /(约|超)?(\d+(?:\.\d+)?)(亿元|万人次|个|%)/g;
const PERIOD = /\d{4}年(?:前三季度|上半年|全年|\d{1,2}月)/g;

type Span = [number, number];

function lastBefore(spans: Span[], end: number): Span | null {
  return spans.filter(([, to]) => to <= end).at(-1) ?? null;
}

export function press({ text, set }: TextRequest): TextPreview {
  const subjects = SUBJECTS.flatMap((name) =>
    [...text.matchAll(new RegExp(name, "g"))].map<Span>(({ index }) => [index, index + name.length]),
  ).sort((a, b) => a[0] - b[0]);
  const periods = [...text.matchAll(PERIOD)].map<Span>((match) => [
    match.index,
    match.index + match[0].length,
  ]);
  const region = set["region"] ?? (text.includes("示例市") ? "示例市" : "");
  const marks = [...text.matchAll(FIGURE)].flatMap<TextMark>((match) => {
    const [all, about, value = "", unit = ""] = match;
    const subject_at = lastBefore(subjects, match.index);
    if (!subject_at) return [];
    const period_at = lastBefore(periods, match.index);
    const name = text.slice(...subject_at);
    const sector = /^第.产业/.exec(name)?.[0];
    const fall = unit === "%" && text.slice(0, match.index).endsWith("下降");
    return {
      figure_at: [match.index, match.index + all.length],
      subject_at,
      period_at,
      figure: {
        effect: "added",
        before: null,
        figure: {
          series: 0,
          indicator: sector ? "地区生产总值" : name,
          region,
          sector: sector ?? "合计",
          period: "2024-01-01/P9M",
          period_zh: period_at ? text.slice(...period_at) : (set["period"] ?? ""),
          period_en: "Jan–Sep 2024",
          basis: "cumulative",
          measure: unit === "%" ? "yoy" : "level",
          price_basis: unit === "%" ? "constant" : "current",
          value: fall ? `-${value}` : value,
          missing: null,
          unit,
          qualifier: about === "约" ? "about" : about === "超" ? "over" : "exact",
          status: null,
          vintage: "2024-10-25",
          vintages: 1,
          source: null,
          note: null,
          file: "公报文字",
          line: 1,
          batch: 0,
        },
      },
    };
  });
  const findings: Finding[] =
    region === "" && marks.length > 0
      ? [
          {
            severity: "error",
            code: "region.missing",
            place: { line: 1, column: 1 },
            raw: "全市",
            suggestion: "--set region=示例市",
          },
        ]
      : [];
  return {
    report: {
      file: "公报文字",
      sha256: "c0ffee".padEnd(64, "0"),
      encoding: "UTF-8",
      encoding_certain: true,
      sheet: null,
      layout: "text",
      recipe: null,
      observations: marks.length,
      added: marks.length,
      revised: 0,
      unchanged: 0,
      missing: 0,
      differences: { large: 0, absent: 0, revisions: [], absences: [] },
      events: 0,
      findings,
      findings_total: findings.length,
      errors: findings.length,
      batch: null,
      same_file_as: null,
      new_names: [],
    },
    marks,
    names: [],
  };
}
