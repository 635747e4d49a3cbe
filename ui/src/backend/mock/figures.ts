/** The sample's figures for the fixtures: read from data/samples, simply, without the program's care. */
import type { Basis } from "../../bindings/Basis";
import type { EventInfo } from "../../bindings/EventInfo";
import type { FigureText } from "../../bindings/FigureText";
import type { Measure } from "../../bindings/Measure";
import type { PriceBasis } from "../../bindings/PriceBasis";
import type { Qualifier } from "../../bindings/Qualifier";
import type { Status } from "../../bindings/Status";

const FILES = import.meta.glob<string>("../../../../data/samples/guangzhou/*.csv", {
  query: "?raw",
  import: "default",
  eager: true,
});

const BASIS: Record<string, Basis> = { 当期: "single", 累计: "cumulative", 期末: "end", 平均: "average" };
const MEASURE: Record<string, Measure> = { 绝对量: "level", 同比: "yoy" };
const PRICE: Record<string, PriceBasis> = { 现价: "current", 不变价: "constant", 可比口径: "comparable" };
const QUALIFIER: Record<string, Qualifier> = { 约: "about", 多于: "over", 超: "over", 不足: "under" };
const STATUS: Record<string, Status> = { 初步核算: "P", 预测: "F", 最终核实: "A" };

export interface Figure extends FigureText {
  months: number | null;
}

interface Period {
  period: string;
  zh: string;
  en: string;
  months: number | null;
}

const QUARTER = ["一", "二", "三", "四"];

function readPeriod(text: string): Period {
  const year = text.slice(0, 4);
  const quarter = QUARTER.findIndex((name) => text.endsWith(`年${name}季度`));
  if (quarter >= 0) {
    const name = `${year}-Q${String(quarter + 1)}`;
    return { period: name, zh: text, en: `Q${String(quarter + 1)} ${year}`, months: 3 };
  }
  if (text.includes("前三季度"))
    return { period: `${year}-01-01/P9M`, zh: `${year}年前三季度`, en: `Jan–Sep ${year}`, months: 9 };
  if (text.includes("国庆"))
    return { period: `${year}-10-01/P8D`, zh: `${year}年国庆假期`, en: `National Day ${year}`, months: null };
  const month = /年(\d+)月/.exec(text)?.[1];
  if (month) {
    const two = month.padStart(2, "0");
    return { period: `${year}-${two}`, zh: `${year}年${month}月末`, en: `end of ${year}-${two}`, months: 0 };
  }
  return { period: year, zh: `${year}年`, en: year, months: 12 };
}

function rows(text: string): Record<string, string>[] {
  const [header = "", ...lines] = text
    .replace(/^\uFEFF/, "")
    .trim()
    .split("\n");
  const names = header.split(",");
  return lines.map((line) => {
    const cells = line.split(",");
    return Object.fromEntries(names.map((name, index) => [name, cells[index] ?? ""]));
  });
}

function read(): { figures: Figure[]; events: EventInfo[] } {
  const figures = new Map<string, Figure>();
  const events: EventInfo[] = [];
  const series = new Map<string, number>();
  Object.entries(FILES).forEach(([path, text], file) => {
    const name = path.split("/").at(-1) ?? path;
    rows(text).forEach((row, index) => {
      if (name === "events.csv") {
        events.push({
          date: row["日期"] ?? "",
          end_date: row["结束日期"] || null,
          region: row["地区"] ?? "",
          level: row["级别"] ?? "",
          title: row["标题"] ?? "",
          document: row["文号"] || null,
          source: row["来源"] || null,
        });
        return;
      }
      const basis = BASIS[row["口径"] ?? ""] ?? "single";
      const measure = MEASURE[row["度量"] ?? ""] ?? "level";
      const price = PRICE[row["价格"] ?? ""] ?? null;
      const period = readPeriod(row["时期"] ?? "");
      const key = [row["指标"], row["地区"], row["行业"], basis, measure, price].join("|");
      if (!series.has(key)) series.set(key, series.size + 1);
      figures.set(`${key}|${period.period}`, {
        series: series.get(key) ?? 0,
        indicator: row["指标"] ?? "",
        region: row["地区"] ?? "",
        sector: row["行业"] ?? "",
        period: period.period,
        period_zh: period.zh,
        period_en: period.en,
        months: period.months,
        basis,
        measure,
        price_basis: price,
        value: row["数值"] || null,
        missing: row["数值"] ? null : "O",
        unit: row["单位"] ?? "",
        qualifier: QUALIFIER[row["限定"] ?? ""] ?? "exact",
        status: STATUS[row["状态"] ?? ""] ?? null,
        vintage: "2026-11-24",
        vintages: 1,
        source: row["来源"] || null,
        note: row["备注"] || null,
        file: name,
        line: index + 2,
        batch: file + 1,
      });
    });
  });
  return { figures: [...figures.values()], events: events.reverse() };
}

export const { figures, events } = read();

export const INDICATOR_NAMES: Record<string, { code: string; en: string; headline: number | null }> = {
  地区生产总值: { code: "GDP", en: "Gross regional product", headline: 1 },
  新基建在建项目数: { code: "NEW_INFRA_PROJECTS", en: "New-infrastructure projects under way", headline: 2 },
  步行街客流量: { code: "STREET_VISITS", en: "Visits to the pedestrian street", headline: 3 },
  步行街营业额: { code: "STREET_SALES", en: "Sales of the pedestrian street", headline: 4 },
  联合上云企业数: { code: "CLOUD_FIRMS", en: "Firms moved to the cloud", headline: 5 },
};

const REGION_NAMES: Record<string, { code: string; en: string; parent: string | null }> = {
  全国: { code: "000000", en: "China", parent: null },
  广州市: { code: "440100", en: "Guangzhou", parent: null },
  深圳市: { code: "440300", en: "Shenzhen", parent: null },
  北京路步行街: { code: "北京路步行街", en: "Beijing Road", parent: "440100" },
};

const SECTOR_NAMES: Record<string, { en: string; parent: string | null }> = {
  合计: { en: "Total", parent: null },
  第一产业: { en: "Primary industry", parent: "合计" },
  第二产业: { en: "Secondary industry", parent: "合计" },
  第三产业: { en: "Tertiary industry", parent: "合计" },
};

export interface Named {
  code: string;
  name: string;
  name_en: string;
  parent: string | null;
}

export function indicatorNamed(name: string): Named {
  const known = INDICATOR_NAMES[name];
  return { code: known?.code ?? name, name, name_en: known?.en ?? "", parent: null };
}

export function regionNamed(name: string): Named {
  const known = REGION_NAMES[name];
  return { code: known?.code ?? name, name, name_en: known?.en ?? "", parent: known?.parent ?? null };
}

export function sectorNamed(name: string): Named {
  const known = SECTOR_NAMES[name];
  return { code: name, name, name_en: known?.en ?? "", parent: known?.parent ?? null };
}
