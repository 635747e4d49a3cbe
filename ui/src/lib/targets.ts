/** What can be pointed at in the grid of a file, and what it was taken for. */
import type { GridConstant } from "../bindings/GridConstant";
import type { GridView } from "../bindings/GridView";
import { cellKey, type Spot } from "./grid";
import type { Target } from "./marks";

/** The roles of the cells that say something of the whole; a line of words may say several things. */
export function constantRoles(constants: readonly GridConstant[]): Record<string, string[]> {
  const roles: Record<string, string[]> = {};
  for (const { line, column, role } of constants) {
    const key = cellKey(line, column);
    roles[key] = [...(roles[key] ?? []).filter((one) => one !== role), role];
  }
  return roles;
}

/** The row of the grid that shows a line of the file; 0, the row of heads, where none does. */
export const rowOf = (view: GridView, line: number): number =>
  view.rows.findIndex((row) => row.line === line) + 1;

const columnNumber = (view: GridView, index: number): number => view.columns[index - 1]?.number ?? index;

/** What lies at a place; nothing at the corner of the heads. */
export function targetAt(view: GridView, { row, column }: Spot): Target | null {
  if (row === 0) return column === 0 ? null : { axis: "column", column: columnNumber(view, column) };
  const line = view.rows[row - 1]?.line;
  if (line === undefined) return null;
  return column === 0 ? { axis: "row", line } : { axis: "cell", line, column: columnNumber(view, column) };
}

/** The head of the row or column that a target belongs to. */
export function headOf(view: GridView, target: Target): Spot {
  if (target.axis === "row") return { row: rowOf(view, target.line), column: 0 };
  return { row: 0, column: view.columns.findIndex(({ number }) => number === target.column) + 1 };
}

/** What a target was taken for, as the menu names it. */
export function takenFor(view: GridView, target: Target): string {
  if (target.axis === "column") {
    const role = view.columns.find(({ number }) => number === target.column)?.role ?? "";
    return role === "" ? "ignored" : role;
  }
  if (target.axis === "cell")
    return constantRoles(view.constants)[cellKey(target.line, target.column)]?.[0] ?? "";
  const row = view.rows.find(({ line }) => line === target.line);
  return row?.part === "header" ? `header:${row.role ?? ""}` : row?.part === "body" ? "body" : "outside";
}
