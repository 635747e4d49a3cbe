/** A plain chart for the fixtures: enough to lay the window out by. The program's own drawings are finer. */
import type { ChartView } from "../../bindings/ChartView";
import type { DrawingView } from "../../bindings/DrawingView";
import type { Form } from "../../bindings/Form";
import type { Hit } from "../../bindings/Hit";
import type { SizeMm } from "../../bindings/SizeMm";
import type { Surface } from "../../bindings/Surface";
import type { WordHit } from "../../bindings/WordHit";
import type { Figure } from "./figures";

const COLOURS = {
  light: ["#0B4F9E", "#D55E00", "#009E73", "#CC79A7", "#56B4E9", "#6B5B00"],
  dark: ["#7DB8FF", "#FFC078", "#BFE8B0", "#CC79A7", "#56B4E9", "#D8C878"],
};

export interface Series {
  key: string;
  label: string;
  figures: (Figure | null)[];
}

export interface Picture {
  form: Form;
  title: string;
  number: string | null;
  subtitle: string | null;
  unit: string;
  categories: { key: string; label: string }[];
  series: Series[];
  /** Keys of series drawn grey. */
  muted: readonly string[];
  notes: readonly string[];
  source: string;
}

const escape = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${String(sign.charCodeAt(0))};`);

export function draw(picture: Picture, surface: Surface, size: SizeMm): DrawingView {
  const width = Math.round((size.width / 25.4) * 96);
  const height = Math.round((size.height / 25.4) * 96);
  const dark = surface === "dark";
  const colours = COLOURS[dark ? "dark" : "light"];
  const ink = dark ? "#E6EAF0" : "#1F2328";
  const muted = dark ? "#9DA7B3" : "#57606A";
  const rule = dark ? "#2D333B" : "#D0D7DE";
  const paper = dark ? "#16191D" : "#FFFFFF";
  const box = { left: 64, right: width - 16, top: picture.subtitle ? 84 : 66, bottom: height - 62 };
  const values = picture.series.flatMap(({ figures }) => figures.map((figure) => Number(figure?.value ?? 0)));
  const top = niceTop(Math.max(...values, 1));
  const y = (value: number) => box.bottom - (value / top) * (box.bottom - box.top);
  const band = (box.right - box.left) / Math.max(picture.categories.length, 1);
  const parts: string[] = [`<rect width="${width}" height="${height}" fill="${paper}"/>`];
  const text = (x: number, at: number, words: string, fontSize: number, fill: string, more = "") =>
    parts.push(
      `<text x="${x}" y="${at}" font-family="Noto Sans CJK SC" font-size="${fontSize}" fill="${fill}" ${more}>${escape(words)}</text>`,
    );
  const words: WordHit[] = [];
  const wording = (part: WordHit["part"], x: number, at: number, said: string, more: Partial<WordHit> = {}) =>
    words.push({
      x,
      y: at - 12,
      width: said.length * 12,
      height: 16,
      part,
      key: null,
      note: null,
      text: said,
      ...more,
    });
  text(16, 28, [picture.number, picture.title].filter(Boolean).join(" "), 16, ink, 'font-weight="700"');
  wording("title", 16, 28, picture.title);
  if (picture.subtitle) {
    text(16, 48, picture.subtitle, 12, muted);
    wording("subtitle", 16, 48, picture.subtitle);
  }
  text(16, box.top - 12, `单位：${picture.unit}`, 12, muted);
  for (let tick = 0; tick <= 5; tick += 1) {
    const value = (top / 5) * tick;
    parts.push(
      `<line x1="${box.left}" x2="${box.right}" y1="${y(value)}" y2="${y(value)}" stroke="${tick ? rule : muted}"/>`,
    );
    text(box.left - 8, y(value) + 4, String(value), 12, muted, 'text-anchor="end"');
  }
  const every = Math.ceil(picture.categories.length / Math.max(1, Math.floor((box.right - box.left) / 84)));
  picture.categories.forEach((category, index) => {
    if (index % every !== 0) return;
    const middle = box.left + band * (index + 0.5);
    text(middle, box.bottom + 18, category.label, 12, muted, 'text-anchor="middle"');
    wording("category", middle - category.label.length * 6, box.bottom + 18, category.label, {
      key: category.key,
    });
  });
  const hits: Hit[] = [];
  const inner = (band * 0.7) / picture.series.length;
  picture.series.forEach((series, order) => {
    const colour = picture.muted.includes(series.key) ? rule : (colours[order % colours.length] ?? ink);
    let path = "";
    series.figures.forEach((figure, index) => {
      if (!figure?.value) {
        path += " ";
        return;
      }
      const at = y(Number(figure.value));
      const x =
        picture.form === "line"
          ? box.left + band * (index + 0.5)
          : box.left + band * (index + 0.15) + inner * order;
      if (picture.form === "line") path += `${path === "" || path.endsWith(" ") ? "M" : "L"}${x} ${at}`;
      else
        parts.push(
          `<rect x="${x}" y="${at}" width="${Math.max(inner - 1, 1)}" height="${box.bottom - at}" fill="${colour}"/>`,
        );
      hits.push({
        x: picture.form === "line" ? x - 5 : x,
        y: picture.form === "line" ? at - 5 : at,
        width: picture.form === "line" ? 10 : inner,
        height: picture.form === "line" ? 10 : box.bottom - at,
        series: order,
        category: index,
        series_key: series.key,
        category_key: picture.categories[index]?.key ?? "",
        series_label: series.label,
        category_label: picture.categories[index]?.label ?? "",
        value: `${{ exact: "", about: "≈", over: ">", under: "<" }[figure.qualifier]}${figure.value}${figure.unit}`,
        status: figure.status === "P" ? "初步核算" : null,
        derived: figure.status === "E",
        missing: false,
        event: false,
        source: figure.source,
        vintage: figure.vintage,
      });
    });
    if (picture.form === "line")
      parts.push(`<path d="${path}" fill="none" stroke="${colour}" stroke-width="2"/>`);
    if (picture.series.length > 1) {
      const x = box.left + order * 96;
      parts.push(`<rect x="${x}" y="${box.bottom + 30}" width="10" height="10" fill="${colour}"/>`);
      text(x + 14, box.bottom + 39, series.label, 12, ink);
      wording("series", x + 14, box.bottom + 39, series.label, { key: series.key });
    }
  });
  picture.notes.forEach((note, index) => {
    wording("note", 16, height - 26, note, { note: index });
  });
  wording("source", 16, height - 10, picture.source);
  text(16, height - 10, `资料来源：${picture.source}`.slice(0, Math.floor(width / 12) - 4), 11, muted);
  return {
    svg: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}">${parts.join("")}</svg>`,
    width,
    height,
    hits,
    words,
    alt: `${picture.title}，${picture.series.length} 个系列，${picture.categories.length} 个类别`,
    title: picture.title,
  };
}

function niceTop(value: number): number {
  const step = 10 ** Math.floor(Math.log10(value));
  const factor = [1, 2, 2.5, 5, 10].find((candidate) => candidate * step >= value) ?? 10;
  return factor * step;
}

export function table(picture: Picture): ChartView["table"] {
  return {
    corner: "时期",
    columns: picture.series.map(({ key, label }) => ({ key, label, unit: picture.unit })),
    rows: picture.categories.map(({ key, label }, index) => ({
      key,
      label,
      cells: picture.series.map(({ figures }) => {
        const figure = figures[index];
        return figure
          ? {
              value: figure.value,
              missing: figure.missing,
              qualifier: figure.qualifier,
              status: figure.status,
              derived: figure.status === "E",
              source: figure.source,
            }
          : null;
      }),
    })),
    notes: ["绝对量按现价计算。"],
    sources: [
      ...new Set(picture.series.flatMap(({ figures }) => figures.map((figure) => figure?.source ?? ""))),
    ].filter((source) => source !== ""),
  };
}
