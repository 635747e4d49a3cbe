import { describe, expect, test } from "vitest";

import type { TextMark } from "../bindings/TextMark";
import { decoded, pieces } from "./press";

const TEXT = "2024年，总值12.5亿元，增长3%。";
const at = (words: string): [number, number] => [TEXT.indexOf(words), TEXT.indexOf(words) + words.length];
const mark = (figure: string, subject: string | null, period: string | null): TextMark => ({
  figure_at: at(figure),
  subject_at: subject === null ? null : at(subject),
  period_at: period === null ? null : at(period),
  // pieces() reads places only
  figure: {} as TextMark["figure"],
});

describe("pieces", () => {
  const marks = [mark("12.5亿元", "总值", "2024年"), mark("3%", "总值", null)];

  test("make up the text again", () => {
    const joined = pieces(TEXT, marks)
      .map(({ text }) => text)
      .join("");
    expect(joined).toBe(TEXT);
  });

  test("know the figure that they are, and whose subject and period they name", () => {
    const of = (words: string) => pieces(TEXT, marks).find(({ text }) => text === words);
    expect(of("12.5亿元")).toMatchObject({ figure: 0, ends: true });
    expect(of("总值"), "a subject carries over").toMatchObject({ figure: null, subjects: [0, 1] });
    expect(of("2024年")).toMatchObject({ periods: [0] });
  });

  test("a subject that holds the figure cuts it nowhere wrong", () => {
    const found = pieces(TEXT, [
      { ...mark("12.5亿元", null, null), subject_at: [at("总值")[0], at("12.5")[1]] },
    ]);
    const parts = found.filter(({ figure }) => figure === 0);
    expect(parts.map(({ text, ends }) => [text, ends])).toEqual([
      ["12.5", false],
      ["亿元", true],
    ]);
  });

  test("a text without figures is one piece, an empty one none", () => {
    expect(pieces("无数字", [])).toMatchObject([{ text: "无数字", figure: null }]);
    expect(pieces("", []).map(({ text }) => text)).toEqual([]);
  });
});

test("a file is read as UTF-8, or as Chinese offices write it", () => {
  const bytes = (...list: number[]) => Uint8Array.from(list).buffer;
  expect(decoded(bytes(0xe4, 0xba, 0xbf))).toBe("亿");
  expect(decoded(bytes(0xd2, 0xda)), "GB 18030").toBe("亿");
});
