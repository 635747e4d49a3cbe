import { describe, expect, test, vi } from "vitest";

import { debounced, Latest } from "./latest";

describe("Latest", () => {
  test("only the last question is answered", async () => {
    const latest = new Latest();
    let release: (text: string) => void = () => undefined;
    const slow = latest.run(() => new Promise<string>((resolve) => (release = resolve)));
    const quick = latest.run(() => Promise.resolve("new"));
    release("old");
    expect(await quick).toBe("new");
    expect(await slow, "the overtaken answer is dropped").toBeUndefined();
  });

  test("an overtaken failure is no failure", async () => {
    const latest = new Latest();
    let fail: (why: Error) => void = () => undefined;
    const slow = latest.run(() => new Promise<string>((_, reject) => (fail = reject)));
    latest.drop();
    fail(new Error("too late"));
    expect(await slow).toBeUndefined();
  });

  test("a failure of the last question is one", async () => {
    await expect(new Latest().run(() => Promise.reject(new Error("no")))).rejects.toThrow("no");
  });
});

test("a burst of keys asks once", () => {
  vi.useFakeTimers();
  const task = vi.fn();
  const ask = debounced(80, task);
  ask();
  ask();
  vi.runAllTimers();
  expect(task).toHaveBeenCalledTimes(1);
  vi.useRealTimers();
});
