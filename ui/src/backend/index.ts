/** Which program the page talks to. The fixtures are reached in mode `mock` only, and left out of every other build. */
import type { Backend } from "./backend";

export { Failure, type Backend } from "./backend";

export async function connect(): Promise<Backend> {
  if (import.meta.env.MODE === "mock") {
    const { MockProgram } = await import("./mock/program");
    return MockProgram.forBrowser();
  }
  const { program } = await import("./tauri");
  return program;
}
