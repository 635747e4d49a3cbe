import { parse, Visitor, type Message, type VariableReference } from "@fluent/syntax";
import { describe, expect, test } from "vitest";

import { catalogue, SOURCES } from "./fluent";
import * as texts from "./texts";
import { BINDINGS, CHART_BINDINGS } from "./keys";
import { CONSTANT_TEXT, QUESTION_TEXT } from "./findings";
import { LIST_TEXT } from "./names";
import { CONFIDENCE_TEXT, PART_TEXT, ROLE_TEXT } from "./roles";
import { SPAN_TEXT } from "./periods";
import { PRESET_TEXT } from "./exporting";
import { CORNER_TEXT, FAULT_TEXT, INK_TEXT, SAMPLE_TEXT, SIGHT_TEXT } from "./themes";

/** Each text of a catalogue (messages and their attributes) with the variables it speaks of. */
function outline(source: string): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const entry of parse(source, {}).body) {
    expect(entry.type, "the catalogue has no junk").not.toBe("Junk");
    if (entry.type !== "Message") continue;
    const message = entry as Message;
    expect(found.has(message.id.name), `${message.id.name} is said once`).toBe(false);
    if (message.value) found.set(message.id.name, variables(message.value));
    for (const attribute of message.attributes)
      found.set(`${message.id.name}.${attribute.id.name}`, variables(attribute.value));
  }
  return found;
}

function variables(pattern: Parameters<Visitor["visit"]>[0]): string[] {
  const names = new Set<string>();
  class Collector extends Visitor {
    override visitVariableReference(reference: VariableReference): void {
      names.add(reference.id.name);
    }
  }
  new Collector().visit(pattern);
  return [...names].sort();
}

const zh = outline(SOURCES["zh-CN"]);
const en = outline(SOURCES.en);

describe("the two catalogues", () => {
  test("have the same texts with the same blanks", () => {
    expect([...en.keys()].sort(), "a text in one language only").toEqual([...zh.keys()].sort());
    for (const [id, names] of zh) expect(en.get(id), `the blanks of ${id}`).toEqual(names);
  });

  test("keep the pattern of errors: what happened, are the data safe, what now", () => {
    for (const id of Object.values(texts.ERROR_TEXT))
      for (const part of [id, `${id}.safe`, `${id}.next`]) {
        expect(zh.has(part), `${part} is there`).toBe(true);
        expect(zh.get(part), `${part} has no blank that could stay empty`).toEqual([]);
      }
  });
});

describe("the catalogue", () => {
  test("leaves out a particular that wasn't given, and never prints a brace", () => {
    const words = catalogue("zh-CN");
    expect(words.whole("error-file-binary.detail", {}), "no file named").toBeNull();
    expect(words.whole("error-file-binary.detail", { file: "月报.csv" })).toBe("月报.csv");
  });

  test("sets no isolation marks around what it fills in", () => {
    expect(catalogue("zh-CN").text("status-observations", { count: "977" })).toBe("977 个数据");
  });
});

/** Every message that a component names outright, or through a table. */
test("every text that the window names is there", () => {
  const sources = import.meta.glob<string>(["../**/*.svelte", "../state/*.ts", "./marks.ts"], {
    query: "?raw",
    import: "default",
    eager: true,
  });
  const named = new Set<string>();
  for (const source of Object.values(sources)) {
    for (const [, id] of source.matchAll(/\b(?:t|words\.text)\(\s*"([^"]+)"/g)) if (id) named.add(id);
    for (const [, one, other] of source.matchAll(/\bt\([^"`]*\? "([^"]+)" : "([^"]+)"/g))
      for (const id of [one, other]) if (id) named.add(id);
    for (const [, id] of source.matchAll(/\b(?:text: |none=|id: |, )"([a-z]+-[a-z-]+)"/g))
      if (id) named.add(id);
  }
  const tables: Record<string, string>[] = [
    ...Object.values(texts).filter((table): table is never => typeof table === "object"),
    CONSTANT_TEXT,
    QUESTION_TEXT,
    LIST_TEXT,
    CONFIDENCE_TEXT,
    PART_TEXT,
    ROLE_TEXT,
    SPAN_TEXT,
    PRESET_TEXT,
    CORNER_TEXT,
    FAULT_TEXT,
    INK_TEXT,
    SAMPLE_TEXT,
    SIGHT_TEXT,
  ];
  for (const table of tables) for (const id of Object.values(table)) named.add(id);
  for (const { text } of [...BINDINGS, ...CHART_BINDINGS]) named.add(text);
  expect(named.size, "the scan finds what is named").toBeGreaterThan(200);
  for (const id of named) expect(zh.has(id), id).toBe(true);
});
