/** How a figure is written on the screen. Digits are kept as published; nothing is computed or rounded here. */
import type { Qualifier } from "../bindings/Qualifier";

const SIGN = { exact: "", about: "≈", over: ">", under: "<" } satisfies Record<Qualifier, string>;

/** Digits in groups of three, for counts of things. */
function grouped(value: string): string {
  const [, sign = "", whole = "", fraction = ""] = /^([-+]?)(\d+)(\.\d+)?$/.exec(value) ?? [];
  if (whole === "") return value;
  const groups = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return `${sign === "-" ? "−" : ""}${groups}${fraction}`;
}

/** The digits of a figure as published, not grouped, as official releases print them; the minus sign is U+2212. */
export function digits(value: string): string {
  return value.replace(/^-/, "−");
}

/** Decimals of a number as published. */
function decimals(value: string): number {
  const point = value.indexOf(".");
  return point < 0 ? 0 : value.length - point - 1;
}

/** The most decimals of a column. */
export function mostDecimals(values: readonly (string | null | undefined)[]): number {
  return Math.max(0, ...values.map((value) => (value ? decimals(value) : 0)));
}

/** Room behind a number that puts its point under the others', in digits; the point itself is half a digit wide. */
export function decimalRoom(value: string, most: number): number {
  const own = decimals(value);
  return most - own + (own === 0 && most > 0 ? 0.5 : 0);
}

/** The sign that stands before a number that is not exact. */
export function sign(qualifier: Qualifier): string {
  return SIGN[qualifier];
}

/** A count of things: 12 345. */
export function count(value: number): string {
  return grouped(String(value));
}

/** Bytes as a person says them. */
export function bytes(value: number): string {
  if (value < 1024) return `${String(value)} B`;
  if (value < 1024 * 1024) return `${(value / 1024).toFixed(0)} KiB`;
  return `${(value / 1024 / 1024).toFixed(1)} MiB`;
}
