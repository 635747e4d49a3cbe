/** The place of a figure in its file, as a message with its blanks. */
import type { FigureOrigin } from "../bindings/FigureOrigin";
import type { Arguments } from "./fluent";

export function placeText(origin: FigureOrigin): { id: string; args: Arguments } {
  const { kind, sheet, cell, line, column } = origin;
  const args = { sheet: sheet ?? "", cell: cell ?? "", line: String(line), column: String(column) };
  if (kind === "correction") return { id: "source-correction", args };
  if (line === 0) return { id: "place-file", args };
  if (kind === "workbook") return { id: cell === null ? "place-line-sheet" : "source-cell", args };
  if (kind === "text") return { id: "source-character", args };
  return { id: column === 0 ? "place-line" : "place-cell", args };
}
