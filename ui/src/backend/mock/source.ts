/** Where the figures of the fixtures come from: the sample's files, one batch each. */
import type { FigureInput } from "../../bindings/FigureInput";
import type { FigureSource } from "../../bindings/FigureSource";
import type { PlacedFigure } from "../../bindings/PlacedFigure";
import type { Figure } from "./figures";

function placed(figure: Figure): PlacedFigure {
  return {
    figure,
    origin: {
      kind: "table",
      file: figure.file,
      sheet: null,
      cell: null,
      line: figure.line,
      column: 8,
      raw: null,
      batch: figure.batch,
      uuid: `018f9a70-0000-7000-8000-00000000000${String(figure.batch)}`,
      imported_at: "2026-11-24T07:58:12Z",
      release_date: null,
      batch_note: null,
      sha256: "9f2c41d07be35a8890f1".padEnd(64, "0"),
    },
  };
}

export function sourceOf(series: string, category: string, figure: Figure): FigureSource {
  const derived = figure.status === "E";
  const input: FigureInput = { role: "current", figure: placed(figure) };
  return {
    series,
    category,
    derived,
    figure: derived ? { figure, origin: null } : placed(figure),
    inputs: derived ? [input] : [],
    vintages: [
      {
        value: figure.value,
        missing: figure.missing,
        qualifier: figure.qualifier,
        status: figure.status,
        vintage: figure.vintage,
        batch: figure.batch,
        file: figure.file,
        counts: true,
      },
    ],
  };
}
