/** Findings of an import: where they are, and what the user can say to answer them. */
import type { Finding } from "../bindings/Finding";
import type { FindingCode } from "../bindings/FindingCode";
import type { Place } from "../bindings/Place";

/** What a file may leave unsaid, and the user can say for all of it. */
export const CONSTANTS = [
  "indicator",
  "region",
  "sector",
  "unit",
  "year",
  "period",
  "basis",
  "measure",
  "price_basis",
  "status",
  "source",
] as const;

export type Constant = (typeof CONSTANTS)[number];

export const CONSTANT_TEXT = {
  indicator: "column-indicator",
  region: "column-region",
  sector: "column-sector",
  unit: "column-unit",
  year: "column-year",
  period: "column-period",
  basis: "column-basis",
  measure: "column-measure",
  price_basis: "column-price-basis",
  status: "column-status",
  source: "column-source",
} satisfies Record<Constant, string>;

const ASKS: Partial<Record<FindingCode, readonly Constant[]>> = {
  "indicator.missing": ["indicator"],
  "region.missing": ["region"],
  "period.missing": ["year", "period"],
  "period.ambiguous": ["year"],
  "basis.unknown": ["basis"],
  "measure.unknown": ["measure"],
  "price_basis.unknown": ["price_basis"],
  "unit.unknown": ["unit"],
  "status.unknown": ["status"],
};

/** A missing column is named in the finding, in one language or the other. */
const COLUMN_NAMES: Record<string, Constant> = {
  指标: "indicator",
  地区: "region",
  行业: "sector",
  时期: "period",
  口径: "basis",
  度量: "measure",
  价格: "price_basis",
  单位: "unit",
  状态: "status",
  来源: "source",
};

/** What findings ask to be told, in the order of the form. */
export function asked(findings: readonly Finding[]): Constant[] {
  const wanted = new Set<Constant>();
  for (const { code, raw, suggestion } of findings) {
    for (const constant of ASKS[code] ?? []) wanted.add(constant);
    if (code !== "column.missing") continue;
    const said = `${raw} ${suggestion ?? ""}`;
    for (const [name, constant] of Object.entries(COLUMN_NAMES))
      if (said.includes(name)) wanted.add(constant);
    for (const constant of CONSTANTS) if (new RegExp(`\\b${constant}\\b`).test(said)) wanted.add(constant);
  }
  return CONSTANTS.filter((constant) => wanted.has(constant));
}

/** The constants that say something, for a request. */
export function given(constants: Partial<Record<Constant, string>>): Record<string, string> {
  const set: Record<string, string> = {};
  for (const constant of CONSTANTS) {
    const value = constants[constant]?.trim();
    if (value) set[constant] = value;
  }
  return set;
}

/** The message for a place and its blanks; nothing for the file as a whole. */
export function placeText({
  sheet,
  line,
  column,
}: Place): { id: string; args: Record<string, string> } | null {
  const args = { sheet: sheet ?? "", line: String(line), column: String(column) };
  if (line === 0) return null;
  const where = column === 0 ? "place-line" : "place-cell";
  return { id: sheet ? `${where}-sheet` : where, args };
}
