import { expect, test } from "vitest";

import { filtered, flatten, type Node } from "./tree";

const node = (code: string, parent: string | null = null, name = code): Node => ({
  code,
  name,
  name_en: "",
  parent,
});
const SECTORS = [node("合计"), node("第一产业", "合计"), node("第三产业", "合计"), node("批发", "第三产业")];

test("a tree is read depth first", () => {
  expect(flatten(SECTORS).map(({ node: { code }, depth }) => `${String(depth)} ${code}`)).toEqual([
    "0 合计",
    "1 第一产业",
    "1 第三产业",
    "2 批发",
  ]);
});

test("what hangs on nothing is a root, and a ring ends", () => {
  expect(
    flatten([node("a", "gone")]).map(({ depth }) => depth),
    "an orphan",
  ).toEqual([0]);
  expect(flatten([node("a", "b"), node("b", "a")]).length, "a ring loses nobody").toBe(2);
});

test("a match keeps what is above it", () => {
  expect(filtered(SECTORS, "批", new Set()).map(({ code }) => code)).toEqual(["合计", "第三产业", "批发"]);
});

test("what the program found by pinyin counts as a match", () => {
  expect(filtered(SECTORS, "dycy", new Set(["第一产业"])).map(({ code }) => code)).toEqual([
    "合计",
    "第一产业",
  ]);
});
