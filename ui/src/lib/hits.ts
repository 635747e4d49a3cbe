/** Moving over the data of a drawing, by pointer and by keyboard. Coordinates are those of the view box. */
import type { Hit } from "../bindings/Hit";

export type Step = "left" | "right" | "up" | "down" | "first" | "last";

const STEPS: Record<string, Step> = {
  ArrowLeft: "left",
  ArrowRight: "right",
  ArrowUp: "up",
  ArrowDown: "down",
  Home: "first",
  End: "last",
};

export function stepOf(key: string): Step | null {
  return STEPS[key] ?? null;
}

/** The datum under the pointer; else the nearest one no farther than `reach`. */
export function hitAt(hits: readonly Hit[], x: number, y: number, reach = 14): number | null {
  let best: { index: number; distance: number; area: number } | null = null;
  hits.forEach((hit, index) => {
    const dx = Math.max(hit.x - x, 0, x - (hit.x + hit.width));
    const dy = Math.max(hit.y - y, 0, y - (hit.y + hit.height));
    const distance = Math.hypot(dx, dy);
    if (distance > reach) return;
    const area = hit.width * hit.height;
    if (!best || distance < best.distance || (distance === best.distance && area < best.area)) {
      best = { index, distance, area };
    }
  });
  return (best as { index: number } | null)?.index ?? null;
}

/** Whether the categories run down the page, as in bars: then ↑ and ↓ go along them. */
export function runsDown(hits: readonly Hit[]): boolean {
  const series = hits[0]?.series;
  const own = hits.filter((hit) => hit.series === series);
  const first = own[0];
  const last = own.at(-1);
  if (!first || !last || own.length < 2) return false;
  const down = Math.abs(last.y + last.height / 2 - (first.y + first.height / 2));
  const across = Math.abs(last.x - first.x);
  const sameLeft = own.every(({ x, width }) => x <= first.x + first.width && x + width >= first.x);
  return sameLeft && down > across;
}

/** The datum that a step leads to. At the edge it stays. */
export function stepped(hits: readonly Hit[], from: number | null, step: Step): number | null {
  if (hits.length === 0) return null;
  const current = from === null ? undefined : hits[from];
  if (!current) return 0;

  const along = hits
    .map((hit, index) => ({ hit, index }))
    .filter(({ hit }) => hit.series === current.series)
    .sort((a, b) => a.hit.category - b.hit.category);
  const at = along.findIndex(({ index }) => index === from);
  const axis: Step[] = runsDown(hits) ? ["up", "down", "left", "right"] : ["left", "right", "up", "down"];

  switch (step) {
    case "first":
      return along[0]?.index ?? from;
    case "last":
      return along.at(-1)?.index ?? from;
    case axis[0]:
      return along[at - 1]?.index ?? from;
    case axis[1]:
      return along[at + 1]?.index ?? from;
    default: {
      const rank = step === axis[2] ? -1 : 1;
      const series = [...new Set(hits.map((hit) => hit.series))].sort((a, b) => a - b);
      const next = series[series.indexOf(current.series) + rank];
      if (next === undefined) return from;
      return nearestCategory(hits, next, current.category) ?? from;
    }
  }
}

/** Series may have gaps: the datum of the nearest category is taken. */
function nearestCategory(hits: readonly Hit[], series: number, category: number): number | null {
  let best: number | null = null;
  let distance = Infinity;
  hits.forEach((hit, index) => {
    if (hit.series !== series || Math.abs(hit.category - category) >= distance) return;
    best = index;
    distance = Math.abs(hit.category - category);
  });
  return best;
}
