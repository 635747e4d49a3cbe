/** What rows, columns and cells of a grid can say: the roles of the contract and their words. */
import type { Confidence } from "../bindings/Confidence";
import type { GridPart } from "../bindings/GridPart";

/** A role by its code; one that isn't here is shown by its code. */
export const ROLE_TEXT: Record<string, string> = {
  indicator: "column-indicator",
  region: "column-region",
  sector: "column-sector",
  period: "column-period",
  year: "column-year",
  basis: "column-basis",
  measure: "column-measure",
  price_basis: "column-price-basis",
  value: "column-value",
  unit: "column-unit",
  unit_mult: "column-unit-mult",
  qualifier: "column-qualifier",
  status: "column-status",
  confidentiality: "column-confidentiality",
  source: "column-source",
  note: "column-note",
  date: "column-date",
  end_date: "column-end-date",
  level: "column-level",
  title: "column-title",
  document: "column-document",
  ignored: "column-left-out",
};

export const roleText = (role: string): string => ROLE_TEXT[role === "" ? "ignored" : role] ?? role;

/** What a row is, in two signs. */
export const PART_TEXT = {
  preamble: "part-preamble",
  header: "part-header",
  body: "part-body",
  note: "part-note",
  outside: "part-outside",
} satisfies Record<GridPart, string>;

export const CONFIDENCE_TEXT = {
  certain: "confidence-certain",
  likely: "confidence-likely",
  doubtful: "confidence-doubtful",
} satisfies Record<Confidence, string>;

/** What the cells of a header row can say. */
export const HEADER_ROLES = [
  "indicator",
  "region",
  "sector",
  "period",
  "year",
  "basis",
  "measure",
  "price_basis",
  "unit",
  "status",
  "ignored",
] as const;

/** What a column can say of its rows. */
export const COLUMN_ROLES = [
  "value",
  "indicator",
  "region",
  "sector",
  "period",
  "year",
  "basis",
  "measure",
  "price_basis",
  "unit",
  "status",
  "note",
  "source",
  "ignored",
] as const;

/** What one cell can say of all figures. */
export const CELL_ROLES = [
  "region",
  "unit",
  "period",
  "year",
  "indicator",
  "sector",
  "basis",
  "measure",
  "source",
] as const;
