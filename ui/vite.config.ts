import { svelte } from "@sveltejs/vite-plugin-svelte";
import { svelteTesting } from "@testing-library/svelte/vite";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const project = fileURLToPath(new URL("..", import.meta.url));

export default defineConfig({
  // The program serves the page from its own scheme: every address is relative.
  base: "./",
  plugins: [svelte(), svelteTesting()],
  server: { port: 5173, strictPort: true, fs: { allow: [project] } },
  build: {
    // The oldest engines served: WebKitGTK 2.38 (Safari 16) and WebView2 109.
    target: ["safari16", "chrome109"],
    cssTarget: ["safari16", "chrome109"],
    // Nothing is inlined as data: the content policy allows fonts and styles from the program only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    license: { fileName: "licences.md" },
  },
  test: {
    environment: "happy-dom",
    include: ["src/**/*.test.ts"],
    setupFiles: ["src/testing/setup.ts"],
    css: { include: /tokens\.css/ },
  },
});
