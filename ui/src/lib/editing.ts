/** What is written anew on a chart, as changes of its spec. Every change gives new values; the spec that it came from stays as it is. */
import type { ChartSpec } from "../bindings/ChartSpec";
import type { WordHit } from "../bindings/WordHit";

/** The parts of a spec that are taste: none of them changes a figure. */
export type Edits = Partial<
  Pick<
    ChartSpec,
    | "title"
    | "subtitle"
    | "number"
    | "source"
    | "notes"
    | "labels"
    | "series_order"
    | "muted"
    | "order"
    | "highlight"
    | "point_notes"
    | "events"
    | "value_labels"
    | "counting"
  >
>;

/** What a field on the chart is about. */
export type Target =
  | { kind: "title" | "subtitle" | "number" | "source" | "new-note" }
  | { kind: "note"; index: number }
  | { kind: "name"; key: string; name: string }
  | { kind: "point"; series: string; category: string };

/** What some words of the drawing are, to a field. */
export function targetOf(hit: Pick<WordHit, "part" | "key" | "note" | "text">): Target {
  if (hit.part === "note") return { kind: "note", index: hit.note ?? 0 };
  if (hit.part === "series" || hit.part === "category")
    return { kind: "name", key: hit.key ?? "", name: hit.text };
  return { kind: hit.part };
}

/** What a field begins with: what the spec says, else what the program wrote (`drawn`). */
export function worded(spec: ChartSpec, target: Target, drawn: string): string {
  switch (target.kind) {
    case "title":
    case "source":
      return spec[target.kind] ?? drawn;
    case "subtitle":
    case "number":
      return spec[target.kind] ?? "";
    case "new-note":
      return "";
    case "note":
      return spec.notes[target.index] ?? "";
    case "name":
      return spec.labels?.[target.key] ?? target.name;
    case "point":
      return noteAt(spec, target)?.text ?? "";
  }
}

function noteAt(spec: ChartSpec, { series, category }: { series: string; category: string }) {
  return spec.point_notes?.find((note) => note.series === series && note.category === category);
}

/** The change that a text makes; an empty one gives the words back to the program, or takes a note off. */
export function written(spec: ChartSpec, target: Target, text: string): Edits {
  const words = text.trim();
  switch (target.kind) {
    case "title":
    case "subtitle":
    case "number":
    case "source":
      return { [target.kind]: words === "" ? null : words };
    case "new-note":
      return words === "" ? {} : { notes: [...spec.notes, words] };
    case "note":
      return {
        notes: spec.notes.flatMap((note, index) =>
          index !== target.index ? [note] : words === "" ? [] : [words],
        ),
      };
    case "name": {
      const others = Object.entries(spec.labels ?? {}).filter(([key]) => key !== target.key);
      return { labels: Object.fromEntries(words === "" ? others : [...others, [target.key, words]]) };
    }
    case "point": {
      const { series, category } = target;
      const others = (spec.point_notes ?? []).filter(
        (note) => note.series !== series || note.category !== category,
      );
      return { point_notes: words === "" ? others : [...others, { series, category, text: words }] };
    }
  }
}

/** The list with a key in it or, where it was, without it. */
export function toggled(list: readonly string[], key: string): string[] {
  return list.includes(key) ? list.filter((other) => other !== key) : [...list, key];
}

/** One series in focus: the others are muted. The one that is in focus alone gives way to all. */
export function focused(all: readonly string[], muted: readonly string[], key: string): string[] {
  const others = all.filter((other) => other !== key);
  const alone = !muted.includes(key) && others.every((other) => muted.includes(other));
  return alone ? [] : others;
}

/** A series more, or less, in focus. None at all is all of them. */
export function alsoFocused(all: readonly string[], muted: readonly string[], key: string): string[] {
  const now = all.filter((other) => muted.includes(other));
  const next = now.length === 0 ? all.filter((other) => other !== key) : toggled(now, key);
  return next.length >= all.length ? [] : next;
}

/** The order of series with one of them moved; at the edge it stays. */
export function moved(all: readonly string[], order: readonly string[], key: string, step: -1 | 1): string[] {
  const now = [...order.filter((one) => all.includes(one)), ...all.filter((one) => !order.includes(one))];
  const at = now.indexOf(key);
  const to = at + step;
  if (at < 0 || to < 0 || to >= now.length) return now;
  [now[at], now[to]] = [now[to] ?? key, key];
  return now;
}

/** Whether two values of the spec say the same. */
function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
}

/** Whether a change changes anything of a spec. */
export function changes(spec: ChartSpec, edits: Edits): boolean {
  return (Object.keys(edits) as (keyof Edits)[]).some((key) => !same(spec[key], edits[key]));
}
