import { describe, expect, test } from "vitest";

import type { NameMatch } from "../bindings/NameMatch";
import { chosen, gathered, proposed, taken } from "./names";

const region = (written: string, ...codes: string[]): NameMatch => ({
  list: "region",
  written,
  candidates: codes.map((code) => ({ code, name: code, why: "" })),
});

describe("names", () => {
  test("one that was answered isn't asked about any more, and stays in sight", () => {
    const known = gathered([region("广州", "440100")], [region("佛山", "440600")]);
    expect(known.map(({ written }) => written)).toEqual(["广州", "佛山"]);
  });

  test("the last answer stands; it can be a name of its own, or be taken back", () => {
    const first = chosen([], region("广州"), "440100");
    expect(taken(first, region("广州"))).toBe("440100");
    expect(taken(chosen(first, region("广州"), null), region("广州")), "its own name").toBeNull();
    expect(chosen(first, region("广州"), undefined), "taken back").toEqual([]);
  });

  test("the same name in two lists is two names", () => {
    const first = chosen([], region("其他"), "a");
    expect(taken(first, { list: "sector", written: "其他" })).toBeUndefined();
  });

  test("the likeliest is proposed only where nothing was said and something is like it", () => {
    const known = [region("广州", "440100", "x"), region("佛山", "440600"), region("某地")];
    expect(proposed(known, chosen([], region("佛山"), null))).toEqual([
      { list: "region", written: "广州", code: "440100" },
    ]);
  });
});
