/** The colours are promises of contrast: they are measured from the token file itself. */
import { describe, expect, test } from "vitest";

import themeDark from "../../../data/themes/screen-dark.json";
import themeLight from "../../../data/themes/screen-light.json";
import tokens from "./tokens.css?raw";

type Theme = Record<string, string>;

function theme(selector: string): Theme {
  const from = tokens.indexOf(`${selector} {`);
  const block = tokens.slice(from, tokens.indexOf("}", from));
  return Object.fromEntries(
    [...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{3,6});/g)].map(([, name, hex]) => [name, hex]),
  );
}

function luminance(hex: string): number {
  const full = hex.length === 4 ? hex.replace(/[0-9a-f]/g, "$&$&") : hex;
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(full.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const light = theme(":root");
const dark = { ...light, ...theme(':root[data-theme="dark"]') };

/** One theme is one JSON: what charts and the window share stands in it. */
describe.each([
  ["light", light, themeLight],
  ["dark", dark, themeDark],
])("%s, as charts have it", (_, colours, chart) => {
  const long = (hex: string) => (hex.length === 4 ? hex.replace(/[0-9a-f]/g, "$&$&") : hex).toUpperCase();
  test.each([
    ["bg", chart.background],
    ["text", chart.text],
    ["muted", chart.muted],
    ["rise", chart.rise.color],
    ["fall", chart.fall.color],
    ["own", chart.own.color],
    ["growth", chart.growth.color],
  ])("%s", (token, color) => {
    expect(long(colours[token] ?? ""), "the token says what data/themes says").toBe(color);
  });
});

describe.each([
  ["light", light],
  ["dark", dark],
])("%s", (_, colours) => {
  test.each([
    ["text", "bg", 4.5],
    ["text", "raised", 4.5],
    ["text", "accent-wash", 4.5],
    ["text", "warning-wash", 4.5],
    ["text", "danger-wash", 4.5],
    ["text", "success-wash", 4.5],
    ["muted", "bg", 4.5],
    ["muted", "raised", 4.5],
    ["muted", "sunken", 4.5],
    ["muted", "warning-wash", 4.5],
    ["muted", "danger-wash", 4.5],
    ["accent", "bg", 4.5],
    ["accent", "accent-wash", 4.5],
    ["on-accent", "accent", 4.5],
    ["on-accent", "accent-strong", 4.5],
    ["danger", "danger-wash", 4.5],
    ["warning", "bg", 4.5],
    ["border", "bg", 3],
    ["focus", "bg", 3],
    ["rise", "bg", 3],
    ["fall", "bg", 3],
  ])("%s on %s", (ink, ground, least) => {
    expect(
      contrast(colours[ink] ?? "", colours[ground] ?? ""),
      `at least ${String(least)}`,
    ).toBeGreaterThanOrEqual(least);
  });
});
