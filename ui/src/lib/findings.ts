/** Findings of an import: where they are, and what the user can say to answer them. */
import type { Finding } from "../bindings/Finding";
import type { FindingCode } from "../bindings/FindingCode";
import type { Place } from "../bindings/Place";
import type { Severity } from "../bindings/Severity";
import { BASIS_TEXT, MEASURE_TEXT, PRICE_BASIS_TEXT, STATUS_TEXT, TIMES_TEXT } from "./texts";

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
  { kind: "constant"; key: string; values: string[] } | { kind: "encoding" } | { kind: "text"; text: string };

/**
 * Reads a suggestion. The program words some for its command line, `--set unit=…`: in the window they stand for a field of
 * the form, and plain values can be filled in for the asking. Keys are taken as they come: the program may ask for more
 * than the form knows, such as the unit of one indicator.
 */
export function advice(suggestion: string): Advice {
  if (suggestion.startsWith("--encoding")) return { kind: "encoding" };
  const [, key, value] = /^--set ([^=]+)=(.*)$/.exec(suggestion) ?? [];
  if (key === undefined) return { kind: "text", text: suggestion };
  const values = (value ?? "").split("|").map((one) => one.trim());
  return { kind: "constant", key, values: values.filter((one) => one !== "" && !one.includes("…")) };
}

const isConstant = (key: string): key is Constant => CONSTANTS.some((one) => one === key);

/** What is asked for only where a file raises the question. */
export const QUESTION_TEXT: Readonly<Record<string, string>> = {
  header: "question-header",
  times: "question-times",
  confirm: "question-confirm",
};

/** A key of the form as it is named: what it says, and of what, as in `unit@第一产业占比`. */
export function fieldName(key: string): { text: string | null; of: string | null } {
  const [, name = key, of = null] = /^([^@]+)@(.+)$/.exec(key) ?? [];
  return { text: isConstant(name) ? CONSTANT_TEXT[name] : (QUESTION_TEXT[name] ?? null), of };
}

/** What findings ask to be told: the constants in the order of the form, then what else there is. */
export function asked(findings: readonly Finding[]): string[] {
  const wanted = new Set<string>();
  for (const { code, raw, suggestion } of findings) {
    for (const constant of ASKS[code] ?? []) wanted.add(constant);
    const said = suggestion === undefined ? null : advice(suggestion);
    if (said?.kind === "constant") wanted.add(said.key);
    const column = CONSTANTS.find((constant) => constant === raw);
    if (code === "column.missing" && column) wanted.add(column);
  }
  const others = [...wanted].filter((key) => !isConstant(key));
  return [...CONSTANTS.filter((constant) => wanted.has(constant)), ...others];
}

/** The values that findings propose for each key, each once. */
export function proposals(findings: readonly Finding[]): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  for (const { suggestion } of findings) {
    const said = suggestion === undefined ? null : advice(suggestion);
    if (said?.kind !== "constant") continue;
    found[said.key] = [...new Set([...(found[said.key] ?? []), ...said.values])];
  }
  return found;
}

/** The answers that say something, for a request. */
export function given(answers: Readonly<Record<string, string>>): Record<string, string> {
  const set: Record<string, string> = {};
  for (const [key, answer] of Object.entries(answers)) {
    const value = answer.trim();
    if (value !== "") set[key] = value;
  }
  return set;
}

/** The words for the values of a key whose values are codes. */
export const VALUE_TEXT: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  basis: BASIS_TEXT,
  measure: MEASURE_TEXT,
  price_basis: PRICE_BASIS_TEXT,
  status: STATUS_TEXT,
  times: TIMES_TEXT,
};

/** Findings that say the same, each of another place. */
export interface FindingGroup {
  code: FindingCode;
  severity: Severity;
  findings: Finding[];
}

/** Findings by what they say, in the order in which each is said first: what holds for a thousand cells is one thing. */
export function grouped(findings: readonly Finding[]): FindingGroup[] {
  const groups = new Map<string, FindingGroup>();
  for (const finding of findings) {
    const { code, severity } = finding;
    const key = `${severity} ${code}`;
    const group = groups.get(key);
    if (group) group.findings.push(finding);
    else groups.set(key, { code, severity, findings: [finding] });
  }
  return [...groups.values()];
}

/** The message for a place and its blanks; nothing for the file as a whole. The sheet in sight isn't named. */
export function placeText(
  { sheet, line, column }: Place,
  inSight: string | null = null,
): { id: string; args: Record<string, string> } | null {
  const args = { sheet: sheet ?? "", line: String(line), column: String(column) };
  if (line === 0) return null;
  const where = column === 0 ? "place-line" : "place-cell";
  return { id: sheet && sheet !== inSight ? `${where}-sheet` : where, args };
}
