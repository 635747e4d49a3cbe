/** The grid of a file as it is shown: what a cell belongs to, where rows were left out, where the keys lead. */
import type { Finding } from "../bindings/Finding";
import type { GridRow } from "../bindings/GridRow";
import type { GridView } from "../bindings/GridView";
import type { Severity } from "../bindings/Severity";

/** What a cell was taken for. */
export type CellPart =
  "header" | "stub" | "value" | "note" | "preamble" | "constant" | "outside" | "unread" | "beside";

/** Columns whose cells say something about the figures beside them rather than name them. */
const BESIDE: ReadonlySet<string> = new Set(["note", "status", "qualifier", "confidentiality", "source"]);

/** One name for one cell. */
export const cellKey = (line: number, column: number): string => `${String(line)}:${String(column)}`;

/** What a column was taken for. */
export function columnPart(role: string): CellPart {
  if (role === "" || role === "ignored") return "unread";
  if (role === "value") return "value";
  return BESIDE.has(role) ? "beside" : "stub";
}

/** What a cell was taken for, by its row, its column, and whether it says something of the whole. */
export function cellPart(row: GridRow, role: string, constant: boolean): CellPart {
  if (constant) return "constant";
  if (row.part === "header") return row.role === "ignored" ? "unread" : "header";
  return row.part === "body" ? columnPart(role) : row.part;
}

/** Where rows were left out: after the row of this index, so many. */
export interface Gap {
  after: number;
  count: number;
}

/** The rows left out stand where the lines jump furthest: a cell of several lines makes a small jump of its own. */
export function gap({ rows, height }: Pick<GridView, "rows" | "height">): Gap | null {
  const count = height - rows.length;
  if (count <= 0) return null;
  let after = rows.length - 1;
  let furthest = 1;
  for (let index = 0; index + 1 < rows.length; index += 1) {
    const jump = (rows[index + 1]?.line ?? 0) - (rows[index]?.line ?? 0);
    if (jump > furthest) {
      furthest = jump;
      after = index;
    }
  }
  return { after, count };
}

/** So many cells are drawn at once; further columns are asked for. */
const CELLS = 5000;
const COLUMNS = 24;

/** How many columns are drawn at first. */
export function columnsDrawn(rows: number, columns: number): number {
  return Math.min(columns, Math.max(COLUMNS, Math.floor(CELLS / Math.max(1, rows))));
}

/** A place in the grid: row 0 is the row of heads, column 0 the column of heads. */
export interface Spot {
  row: number;
  column: number;
}

export interface Extent {
  rows: number;
  columns: number;
}

/** Rows that Page Up and Page Down step over. */
const PAGE = 10;

/** Where a key leads, or nothing when it isn't one that moves. */
export function moved(spot: Spot, key: string, control: boolean, extent: Extent): Spot | null {
  const to = (row: number, column: number): Spot => ({
    row: Math.min(Math.max(row, 0), extent.rows),
    column: Math.min(Math.max(column, 0), extent.columns),
  });
  switch (key) {
    case "ArrowUp":
      return control ? to(0, spot.column) : to(spot.row - 1, spot.column);
    case "ArrowDown":
      return control ? to(extent.rows, spot.column) : to(spot.row + 1, spot.column);
    case "ArrowLeft":
      return control ? to(spot.row, 0) : to(spot.row, spot.column - 1);
    case "ArrowRight":
      return control ? to(spot.row, extent.columns) : to(spot.row, spot.column + 1);
    case "Home":
      return control ? to(0, 0) : to(spot.row, 0);
    case "End":
      return control ? to(extent.rows, extent.columns) : to(spot.row, extent.columns);
    case "PageUp":
      return to(spot.row - PAGE, spot.column);
    case "PageDown":
      return to(spot.row + PAGE, spot.column);
    default:
      return null;
  }
}

const WEIGHT: Record<Severity, number> = { info: 0, warning: 1, error: 2 };

/** The gravest thing there is to say of each cell, row (column 0) and column. */
export function flaws(findings: readonly Finding[], sheet: string | null): Map<string, Severity> {
  const found = new Map<string, Severity>();
  for (const { place, severity } of findings) {
    if (place.line === 0 || (place.sheet !== undefined && place.sheet !== sheet)) continue;
    const key = cellKey(place.line, place.column);
    const known = found.get(key);
    if (known === undefined || WEIGHT[known] < WEIGHT[severity]) found.set(key, severity);
  }
  return found;
}

/** Whether a text may run over the cells to its right: they are empty, and it is no figure. */
export function runsOver(row: GridRow, index: number, part: CellPart): boolean {
  if (part === "value" || part === "stub" || part === "header") return false;
  return row.cells.slice(index + 1).every((cell) => cell === "");
}
