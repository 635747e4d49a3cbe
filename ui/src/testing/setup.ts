/** What every test starts from: nothing on the page, no network, no stored settings. */
import { cleanup, configure } from "@testing-library/svelte";
import { afterEach, vi } from "vitest";

// A test fails by what it finds, not by how busy the machine is.
vi.setConfig({ testTimeout: 60_000 });
configure({ asyncUtilTimeout: 10_000 });

afterEach(() => {
  cleanup();
});
