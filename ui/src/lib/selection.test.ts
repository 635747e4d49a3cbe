import { describe, expect, test } from "vitest";

import type { Facet } from "../bindings/Facet";
import type { PeriodFacet } from "../bindings/PeriodFacet";
import { isChosen, strays, toggled, toggledPeriod, toggledPeriods } from "./selection";

const GUANGZHOU: Facet = { code: "440100", name: "广州市", name_en: "Guangzhou", parent: null, count: 1 };

function period(name: string, zh: string): PeriodFacet {
  return { period: name, zh, en: "", months: 12, count: 1 };
}

describe("names", () => {
  test.each([["440100"], ["广州市"], ["Guangzhou"]])("%s is chosen and can be taken off", (said) => {
    expect(isChosen([said], GUANGZHOU), "under whichever name").toBe(true);
    expect(toggled([said, "深圳市"], GUANGZHOU), "the others stay").toEqual(["深圳市"]);
  });

  test("what is chosen anew is named by its code", () => {
    expect(toggled([], GUANGZHOU)).toEqual(["440100"]);
  });

  test("what isn't offered any more is still known", () => {
    expect(strays(["广州市", "东莞市"], [GUANGZHOU])).toEqual(["东莞市"]);
  });
});

describe("periods", () => {
  const years = [period("2020", "2020年"), period("2019", "2019年")];

  test("a period is toggled under its label too", () => {
    expect(toggledPeriod(["2020年"], period("2020", "2020年")), "off").toEqual([]);
    expect(toggledPeriod([], period("2020", "2020年")), "on").toEqual(["2020"]);
  });

  test("a group is filled up, then emptied", () => {
    expect(toggledPeriods(["2020"], years), "the rest joins").toEqual(["2020", "2019"]);
    expect(toggledPeriods(["2020", "2019", "2018"], years), "all of it leaves").toEqual(["2018"]);
  });
});
