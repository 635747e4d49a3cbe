/** Sizes on paper and in pixels. */
import type { ChartFormat } from "../bindings/ChartFormat";
import type { SizeMm } from "../bindings/SizeMm";

export type Preset = "full" | "half" | "slide" | "slide-half" | "custom";

/** 公文 text width by GB/T 9704 and half of it, a 16:9 slide and one of two pictures on it. */
export const PRESET_SIZE = {
  full: { width: 156, height: 97 },
  half: { width: 75, height: 60 },
  slide: { width: 254, height: 143 },
  "slide-half": { width: 120, height: 100 },
} satisfies Record<Exclude<Preset, "custom">, SizeMm>;

export const PRESET_TEXT = {
  full: "size-full",
  half: "size-half",
  slide: "size-slide",
  "slide-half": "size-slide-half",
  custom: "size-custom",
} satisfies Record<Preset, string>;

export const DPI = [300, 600, 150] as const;
export const FORMATS: readonly ChartFormat[] = ["png", "svg", "pdf", "xlsx"];

/** What a paper size may be: below, nothing can be read; above, no page holds it. */
export const SIDE_MM = { min: 30, max: 420 } as const;

export function isSize({ width, height }: SizeMm): boolean {
  const fits = (side: number) => Number.isFinite(side) && side >= SIDE_MM.min && side <= SIDE_MM.max;
  return fits(width) && fits(height);
}

/** Pixels along a side: 156 mm at 300 dpi are 1843. */
export function pixels(mm: number, dpi: number): number {
  return Math.round((mm / 25.4) * dpi);
}

/** A size on the screen as one on paper: CSS counts 96 pixels an inch. Steps of 1 mm keep small moves from redrawing. */
export function screenSize(width: number, height: number): SizeMm {
  const mm = (side: number) => Math.max(SIDE_MM.min, Math.round((side / 96) * 25.4));
  return { width: mm(width), height: mm(height) };
}

/** A file name that every system takes. */
export function isFileName(name: string): boolean {
  const trimmed = name.trim();
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  return trimmed !== "" && !/[<>:"/\\|?*\u0000-\u001f]/.test(trimmed) && !/^\.+$/.test(trimmed);
}

/** Whether a file may carry a chart and can't be a table: by its name, for the program looks at its bytes. */
export function isPicture(name: string): boolean {
  return /\.(png|svg|pdf)$/i.test(name);
}

/** Whether a file may carry a chart or be a table to import. */
export function isWorkbook(name: string): boolean {
  return /\.xlsx$/i.test(name);
}
