/** Themes of the fixture program: the three for paper, and what is made of them. */
import type { DrawingView } from "../../bindings/DrawingView";
import type { House } from "../../bindings/House";
import type { Settings } from "../../bindings/Settings";
import type { ThemeColors } from "../../bindings/ThemeColors";
import type { ThemeInfo } from "../../bindings/ThemeInfo";
import type { Themes } from "../../bindings/Themes";
import { Failure } from "../backend";
import type { Handlers } from "./handlers";

const COLORS: ThemeColors = {
  background: "#FFFFFF",
  own: "#0B4F9E",
  palette: ["#0B4F9E", "#C75300", "#1F2328", "#3F8EE8", "#6B2A00", "#8A857E"],
  rise: "#0B4F9E",
  fall: "#C75300",
};
const GREY: ThemeColors = {
  background: "#FFFFFF",
  own: "#262626",
  palette: ["#262626", "#DADADA", "#8C8C8C", "#FFFFFF", "#595959", "#FFFFFF"],
  rise: "#262626",
  fall: "#FFFFFF",
};
/** One pixel. */
const PIXEL =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
const INSTALLED = ["FangSong", "KaiTi", "SimHei"];

const shipped = (name: string, colors: ThemeColors): ThemeInfo => ({
  name,
  house: null,
  colors,
  missing_fonts: [],
});

function dressed(house: House): ThemeColors {
  const palette = COLORS.palette.map((color, at) => house.palette?.[at] ?? color);
  return {
    ...COLORS,
    palette,
    own: house.own ?? palette[0] ?? COLORS.own,
    rise: house.rise ?? COLORS.rise,
    fall: house.fall ?? COLORS.fall,
  };
}

const missing = ({ fonts }: House) =>
  [fonts.text, fonts.title]
    .filter((family) => family != null)
    .filter((family) => !INSTALLED.includes(family));

function drawn(colors: ThemeColors): DrawingView {
  const bars = colors.palette.map(
    (color, at) =>
      `<rect x="${String(10 + at * 30)}" y="${String(30 + at * 8)}" width="22" height="${String(90 - at * 8)}" fill="${color}"/>`,
  );
  return {
    svg: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 125"><rect width="200" height="125" fill="${colors.background}"/>${bars.join("")}</svg>`,
    width: 200,
    height: 125,
    hits: [],
    words: [],
    alt: "示例图",
    title: "示例图",
  };
}

type Answers = Handlers<
  | "themes"
  | "theme_look"
  | "theme_save"
  | "theme_remove"
  | "theme_export"
  | "theme_import"
  | "theme_logo"
  | "fonts"
>;

export function themeHandlers(settings: () => Settings): Answers {
  let houses: House[] = [];
  const all = (): Themes => ({
    themes: [
      shipped("bulletin", COLORS),
      shipped("brief", COLORS),
      shipped("grey", GREY),
      ...houses.map((house) => ({
        name: house.name,
        house,
        colors: dressed(house),
        missing_fonts: missing(house),
      })),
    ],
    paper: settings().paper_theme ?? "bulletin",
    slide: settings().slide_theme ?? "brief",
  });
  return {
    themes: all,
    theme_look: ({ house }) => {
      const colors = dressed(house);
      return {
        drawing: drawn(colors),
        colors,
        faults:
          colors.rise === colors.fall
            ? [
                {
                  kind: "alike",
                  ink: { role: "rise" },
                  other: { role: "fall" },
                  sight: "full",
                },
              ]
            : [],
        missing_fonts: missing(house),
      };
    },
    theme_save: ({ house, replaces }) => {
      if (house.name !== replaces && houses.some(({ name }) => name === house.name))
        throw new Failure({
          code: "theme.taken",
          message: `there is a theme ${house.name} already`,
          details: { name: house.name },
        });
      houses = [...houses.filter(({ name }) => name !== replaces), house];
      return all();
    },
    theme_remove: ({ name }) => {
      houses = houses.filter((house) => house.name !== name);
      return all();
    },
    theme_export: ({ name }) => ({
      file: `${name}.json`,
      folder: "/home/user/文档",
      bytes: 512,
      pixels: null,
      replaced: false,
      theme_lacking: null,
    }),
    theme_import: all,
    theme_logo: () => ({ logo: { png: PIXEL, corner: "top_right", height_mm: 9 } }),
    fonts: () => ({
      bundled: "Noto Sans CJK SC",
      families: [
        { name: "FangSong", label: "仿宋", bold: false },
        { name: "KaiTi", label: "楷体", bold: false },
        { name: "SimHei", label: "黑体", bold: true },
      ],
    }),
  };
}
