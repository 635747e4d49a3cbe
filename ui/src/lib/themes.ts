/** Themes in words: what is wrong with one, and a house's colours set one by one. */
import type { Corner } from "../bindings/Corner";
import type { House } from "../bindings/House";
import type { InkRole } from "../bindings/InkRole";
import type { Sight } from "../bindings/Sight";
import type { ThemeColors } from "../bindings/ThemeColors";
import type { ThemeFault } from "../bindings/ThemeFault";
import type { ThemeSample } from "../bindings/ThemeSample";

/** The version of a house that this window writes. */
export const HOUSE_VERSION = 1;
/** Letters of a theme's name at most. */
export const NAME_LENGTH = 40;
/** Heights of a logo, in mm. */
export const LOGO_MM = { min: 4, max: 30 } as const;

export const SAMPLE_TEXT = {
  parts: "theme-sample-parts",
  lines: "theme-sample-lines",
  cities: "theme-sample-cities",
  growth: "theme-sample-growth",
} satisfies Record<ThemeSample, string>;

export const CORNER_TEXT = {
  top_right: "corner-top-right",
  bottom_right: "corner-bottom-right",
} satisfies Record<Corner, string>;

export const INK_TEXT = {
  own: "ink-own",
  other: "ink-other",
  average: "ink-average",
  growth: "ink-growth",
  rise: "ink-rise",
  fall: "ink-fall",
  industry: "ink-industry",
  equal: "ink-equal",
  part: "ink-equal",
} satisfies Record<InkRole["role"], string>;

export const SIGHT_TEXT = {
  full: "sight-full",
  protan: "sight-protan",
  deutan: "sight-deutan",
  tritan: "sight-tritan",
} satisfies Record<Sight, string>;

export const FAULT_TEXT = {
  pale_text: "theme-fault-pale-text",
  pale_notes: "theme-fault-pale-notes",
  pale_mark: "theme-fault-pale-mark",
  alike: "theme-fault-alike",
  grey_alike: "theme-fault-grey-alike",
} satisfies Record<ThemeFault["kind"], string>;

type Say = (id: string, args?: Record<string, string>) => string;

/** A sentence for each fault. Equals and parts share their colours, so what holds for both is said once. */
export function faultSentences(faults: readonly ThemeFault[], say: Say): string[] {
  const name = (ink: InkRole) =>
    say(INK_TEXT[ink.role], "number" in ink ? { number: String(ink.number) } : {});
  const sentence = (fault: ThemeFault): string => {
    const id = FAULT_TEXT[fault.kind];
    switch (fault.kind) {
      case "pale_text":
      case "pale_notes":
        return say(id, { contrast: fault.contrast });
      case "pale_mark":
        return say(id, { ink: name(fault.ink), contrast: fault.contrast });
      case "alike":
        return say(id, {
          ink: name(fault.ink),
          other: name(fault.other),
          sight: say(SIGHT_TEXT[fault.sight]),
        });
      case "grey_alike":
        return say(id, { ink: name(fault.ink), other: name(fault.other) });
    }
  };
  return [...new Set(faults.map(sentence))];
}

/** A colour that a person can set: one of a few, or the nth of the palette. */
export type HouseColor = "own" | "rise" | "fall" | number;

/** The house with one colour set. A later colour of the palette needs those before it, which stay as they are seen. */
export function withColor(house: House, colors: ThemeColors, which: HouseColor, color: string): House {
  if (typeof which !== "number") return { ...house, [which]: color };
  const length = Math.max(which + 1, house.palette?.length ?? 0);
  const palette = colors.palette.slice(0, length);
  palette[which] = color;
  return { ...house, palette };
}

/** A name that no theme has yet. */
export function freeName(name: string, taken: readonly string[]): string {
  const short = name.slice(0, NAME_LENGTH - 4);
  for (let number = 1; ; number += 1) {
    const proposed = number === 1 ? short : `${short} ${String(number)}`;
    if (!taken.includes(proposed)) return proposed;
  }
}
