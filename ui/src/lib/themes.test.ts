import { describe, expect, test } from "vitest";

import type { House } from "../bindings/House";
import type { ThemeFault } from "../bindings/ThemeFault";
import { faultSentences, freeName, NAME_LENGTH, withColor } from "./themes";

const house: House = { suishu_theme: 1, name: "本局", base: "bulletin", fonts: {} };
const colors = {
  background: "#FFFFFF",
  own: "#0B4F9E",
  palette: ["#111111", "#222222", "#333333"],
  rise: "#444444",
  fall: "#555555",
};

describe("a house's colours", () => {
  test("are set one by one", () => {
    expect(withColor(house, colors, "rise", "#C8102E").rise).toBe("#C8102E");
    expect(
      withColor(house, colors, 1, "#C8102E").palette,
      "the first keeps the colour that is seen, the third stays with the theme below",
    ).toEqual(["#111111", "#C8102E"]);
    const set = { ...house, palette: ["#AAAAAA", "#BBBBBB", "#CCCCCC"] };
    expect(
      withColor(set, { ...colors, palette: set.palette }, 0, "#C8102E").palette,
      "those after it stay",
    ).toEqual(["#C8102E", "#BBBBBB", "#CCCCCC"]);
  });
});

describe("faults", () => {
  const say = (id: string, args: Record<string, string> = {}) => [id, ...Object.values(args)].join(" ");
  const alike = (role: "equal" | "part"): ThemeFault => ({
    kind: "alike",
    ink: { role, number: 1 },
    other: { role, number: 2 },
    sight: "deutan",
  });

  test("are told once where equals and parts share their colours", () => {
    expect(faultSentences([alike("equal"), alike("part")], say)).toEqual([
      "theme-fault-alike ink-equal 1 ink-equal 2 sight-deutan",
    ]);
  });
});

test("a copy gets a name of its own, of a length that is taken", () => {
  expect(freeName("公报 副本", [])).toBe("公报 副本");
  expect(freeName("公报 副本", ["公报 副本", "公报 副本 2"])).toBe("公报 副本 3");
  expect(freeName("长".repeat(60), []).length).toBeLessThanOrEqual(NAME_LENGTH);
});
