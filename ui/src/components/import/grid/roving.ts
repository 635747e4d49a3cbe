/** Of all cells of a grid one is in the order of the Tab key. Moving it touches two cells, however large the grid is. */
import type { Extent, Spot } from "../../../lib/grid";

export class Roving {
  spot: Spot = { row: 0, column: 0 };
  readonly #table: () => HTMLElement | undefined;

  constructor(table: () => HTMLElement | undefined) {
    this.#table = table;
  }

  cell({ row, column }: Spot): HTMLElement | null {
    const place = `[data-row="${String(row)}"][data-column="${String(column)}"]`;
    return this.#table()?.querySelector<HTMLElement>(place) ?? null;
  }

  /** Where an event happened. */
  spotOf(target: EventTarget | null): Spot | null {
    const cell = target instanceof Element ? target.closest<HTMLElement>("[data-row]") : null;
    if (!cell) return null;
    return { row: Number(cell.dataset["row"]), column: Number(cell.dataset["column"]) };
  }

  /** The grid has become another, of this extent. */
  settle(extent: Extent): void {
    const { row, column } = this.spot;
    this.spot = { row: Math.min(row, extent.rows), column: Math.min(column, extent.columns) };
    for (const cell of this.#table()?.querySelectorAll<HTMLElement>('[tabindex="0"]') ?? [])
      cell.tabIndex = -1;
    const cell = this.cell(this.spot);
    if (cell) cell.tabIndex = 0;
  }

  /** Puts the focus on a cell and brings it into sight; nothing happens where there is none. */
  go(to: Spot): HTMLElement | null {
    const cell = this.cell(to);
    if (!cell) return null;
    const before = this.cell(this.spot);
    if (before) before.tabIndex = -1;
    this.spot = to;
    cell.tabIndex = 0;
    cell.focus({ preventScroll: true });
    cell.scrollIntoView({ block: "nearest", inline: "nearest" });
    return cell;
  }
}
