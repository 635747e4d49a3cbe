/** A press text cut where figures, subjects and periods begin and end, so that each piece can be shown for what it is. */
import type { TextMark } from "../bindings/TextMark";

export interface Piece {
  text: string;
  /** The figure that it is, by its number in the order of the text. */
  figure: number | null;
  /** Whether the figure ends here: its badge stands after it. */
  ends: boolean;
  /** Figures whose subject it names. */
  subjects: number[];
  /** Figures whose period it names. */
  periods: number[];
}

type Span = readonly [number, number];

const covers = (span: Span | null, from: number, to: number): boolean =>
  span !== null && span[0] <= from && to <= span[1];

export function pieces(text: string, marks: readonly TextMark[]): Piece[] {
  const cuts = new Set([0, text.length]);
  for (const { figure_at, subject_at, period_at } of marks)
    for (const span of [figure_at, subject_at, period_at])
      for (const cut of span ?? []) if (cut > 0 && cut < text.length) cuts.add(cut);
  const ordered = [...cuts].sort((a, b) => a - b);
  return ordered.slice(0, -1).map((from, index) => {
    const to = ordered[index + 1] ?? text.length;
    const figure = marks.findIndex(({ figure_at }) => covers(figure_at, from, to));
    const naming = (span: (mark: TextMark) => Span | null) =>
      marks.flatMap((mark, number) => (covers(span(mark), from, to) ? [number] : []));
    return {
      text: text.slice(from, to),
      figure: figure < 0 ? null : figure,
      ends: figure >= 0 && marks[figure]?.figure_at[1] === to,
      subjects: naming(({ subject_at }) => subject_at),
      periods: naming(({ period_at }) => period_at),
    };
  });
}

/** The text of a file that the user opened: UTF-8, or what Chinese offices still write. */
export function decoded(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
}
