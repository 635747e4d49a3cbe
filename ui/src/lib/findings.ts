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

/** A suggestion as the window can act on it. */
export type Advice =
  | { kind: "constant"; constant: Constant; value: string | null }
  | { kind: "encoding" }
  | { kind: "text"; text: string };

/**
 * Reads a suggestion. The program words some for its command line, `--set unit=…`: in the window they stand for a field of
 * the form, and one plain value can be filled in for the asking.
 */
export function advice(suggestion: string): Advice {
  if (suggestion.startsWith("--encoding")) return { kind: "encoding" };
  const [, key, value] = /^--set (\w+)=(.*)$/.exec(suggestion) ?? [];
  const constant = CONSTANTS.find((one) => one === key);
  if (!constant) return { kind: "text", text: suggestion };
  const plain = value !== undefined && value !== "" && !/[…|]/.test(value);
  return { kind: "constant", constant, value: plain ? value : null };
}

/** What findings ask to be told, in the order of the form. */
export function asked(findings: readonly Finding[]): Constant[] {
  const wanted = new Set<Constant>();
  for (const { code, raw, suggestion } of findings) {
    for (const constant of ASKS[code] ?? []) wanted.add(constant);
    const said = suggestion === undefined ? null : advice(suggestion);
    if (said?.kind === "constant") wanted.add(said.constant);
    const column = CONSTANTS.find((constant) => constant === raw);
    if (code === "column.missing" && column) wanted.add(column);
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
