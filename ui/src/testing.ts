/** What every test starts from: nothing on the page, no network, no stored settings. */
import { cleanup } from "@testing-library/svelte";
import { afterEach } from "vitest";

afterEach(() => {
  cleanup();
});
