import { describe, expect, test } from "vitest";

import { adoptDrawing } from "./drawing";

/** The program's golden drawings: what they hold must come through whole. */
const GOLDEN = import.meta.glob<string>("../../../crates/chart/tests/snapshots/*-full.snap", {
  query: "?raw",
  import: "default",
  eager: true,
});

const wrap = (inner: string) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">${inner}</svg>`;

function markup(inner: string): string {
  return [...(adoptDrawing(wrap(inner))?.children ?? [])]
    .map((child) => new XMLSerializer().serializeToString(child))
    .join("");
}

describe("adoptDrawing", () => {
  test("keeps what a chart holds", () => {
    const kept = markup(
      '<g class="marks"><path d="M0 0L1 1" stroke="#0B4F9E"/><text x="1" y="2" font-size="9">广州市</text></g>',
    );
    expect(kept, "groups, paths and words stay").toContain("广州市");
    expect(kept, "with their geometry").toContain('d="M0 0L1 1"');
  });

  test.each([
    ["a script", "<script>alert(1)</script>"],
    ["a style", "<style>*{display:none}</style>"],
    ["foreign markup", '<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>'],
    ["a link", '<a href="javascript:alert(1)"><text>x</text></a>'],
    ["a picture from outside", '<image href="https://example.invalid/a.png"/>'],
    ["a reference", '<use href="#a"/>'],
    ["an animation", '<animate attributeName="href" values="javascript:alert(1)"/>'],
  ])("leaves out %s", (_, inner) => {
    expect(markup(`${inner}<rect width="1" height="1"/>`), "only the rectangle is left").toMatch(
      /^<rect [^>]*>(<\/rect>)?$/,
    );
  });

  test("keeps a logo, which is pixels in the drawing itself", () => {
    const logo = '<image x="1" y="1" width="4" height="2" href="data:image/png;base64,iVBORw0KGgo="/>';
    expect(markup(logo), "it stays").toContain("data:image/png;base64,iVBORw0KGgo=");
    for (const href of [
      "data:image/svg+xml;base64,PHN2Zz4=",
      "javascript:alert(1)",
      'data:image/png;base64,x" onload=',
      "https://example.invalid/a.png",
    ])
      expect(markup(`<image href='${href}'/>`), `${href} is no pixels`).toBe("");
  });

  test("leaves out handlers, styles and references to elsewhere", () => {
    const kept = markup(
      '<rect onclick="alert(1)" onload="x" style="fill:red" fill="url(https://example.invalid/#a)" width="1"/>',
    );
    for (const trace of ["onclick", "onload", "style", "example.invalid"])
      expect(kept, `${trace} is gone`).not.toContain(trace);
    expect(kept, "the geometry is not").toContain('width="1"');
  });

  test("gives each drawing names of its own", () => {
    const inner = '<defs><clipPath id="plot"><rect/></clipPath></defs><g clip-path="url(#plot)"/>';
    const [one, other] = [adoptDrawing(wrap(inner)), adoptDrawing(wrap(inner))];
    const id = (svg: SVGSVGElement | null) => svg?.querySelector("[id]")?.id;
    expect(id(one), "two charts on a page don't share a clip").not.toBe(id(other));
    expect(one?.querySelector("g")?.getAttribute("clip-path"), "and refer to their own").toBe(
      `url(#${String(id(one))})`,
    );
  });

  test("refuses what is no drawing", () => {
    expect(adoptDrawing("<p>no</p>"), "markup of another kind").toBeNull();
    expect(adoptDrawing("Internal error"), "text").toBeNull();
  });

  test.each(Object.entries(GOLDEN))("takes %s whole", (_, snapshot) => {
    const svg = snapshot.slice(snapshot.indexOf("<svg"));
    const count = (text: string, tag: string) => text.split(`<${tag}`).length - 1;
    const adopted = adoptDrawing(svg);
    expect(adopted, "it is a drawing").not.toBeNull();
    for (const tag of ["g ", "path ", "rect ", "circle ", "text "])
      expect(adopted?.querySelectorAll(tag.trim()).length, `every ${tag}`).toBe(count(svg, tag));
    expect(adopted?.querySelectorAll("g").length, "and it isn't empty").toBeGreaterThan(0);
    const first = adopted?.querySelector("text");
    expect(first?.getAttribute("font-size"), "letters keep their size").toBeTruthy();
  });
});
