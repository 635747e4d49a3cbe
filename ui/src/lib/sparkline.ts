/** The path of a sparkline: a gap breaks the line, a lone point stays a dot. */
import type { SparkPoint } from "../bindings/SparkPoint";

export interface Sparkline {
  path: string;
  /** The last point that has a number. */
  end: { x: number; y: number } | null;
}

export function sparkline(
  points: readonly SparkPoint[],
  width: number,
  height: number,
  inset = 3,
): Sparkline {
  const values = points.map(({ value }) => (value === null ? null : Number(value)));
  const known = values.filter((value): value is number => value !== null && Number.isFinite(value));
  if (known.length === 0) return { path: "", end: null };
  const low = Math.min(...known);
  const span = Math.max(...known) - low || 1;
  const step = points.length > 1 ? (width - 2 * inset) / (points.length - 1) : 0;
  const fixed = (value: number) => Number(value.toFixed(2));

  let path = "";
  let pen = false;
  let end: Sparkline["end"] = null;
  values.forEach((value, index) => {
    if (value === null || !Number.isFinite(value)) {
      pen = false;
      return;
    }
    const x = fixed(inset + index * step);
    const y = fixed(height - inset - ((value - low) / span) * (height - 2 * inset));
    path += `${pen ? "L" : "M"}${String(x)} ${String(y)}`;
    pen = true;
    end = { x, y };
  });
  return { path, end };
}
