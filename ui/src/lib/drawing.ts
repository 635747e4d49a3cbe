/**
 * A drawing from the program, made into nodes of the page. The text is parsed as a document of its own, walked against a
 * list of what a chart may hold, and only then taken over. What isn't on the list isn't taken: no script, no style, no
 * link out, no event attribute.
 */

const SVG = "http://www.w3.org/2000/svg";

const ELEMENTS = new Set([
  "svg",
  "g",
  "path",
  "rect",
  "circle",
  "ellipse",
  "line",
  "polyline",
  "polygon",
  "text",
  "tspan",
  "title",
  "desc",
  "defs",
  "clipPath",
  "pattern",
  "marker",
  "image",
]);

const ATTRIBUTES = new Set(
  (
    "id class viewBox width height x y x1 y1 x2 y2 cx cy r rx ry d points dx dy transform preserveAspectRatio " +
    "fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-dasharray stroke-dashoffset " +
    "stroke-linecap stroke-linejoin stroke-miterlimit opacity clip-path clip-rule clipPathUnits " +
    "patternUnits patternContentUnits patternTransform markerWidth markerHeight refX refY orient markerUnits " +
    "marker-start marker-mid marker-end font-family font-size font-weight font-style text-anchor " +
    "dominant-baseline alignment-baseline letter-spacing textLength lengthAdjust rotate vector-effect " +
    "data-series data-category shape-rendering text-rendering paint-order visibility display version baseProfile"
  ).split(" "),
);

/** A picture in a drawing, a logo, is in the drawing itself, as pixels. */
const PIXELS = /^data:image\/png;base64,[A-Za-z0-9+/]+=*$/;

/** A reference may only point into the drawing itself. */
const LOCAL = /^url\(#([\w-]+)\)$/;

let drawings = 0;

/** The drawing as an element, or nothing when the text is no SVG. */
export function adoptDrawing(svg: string, page: Document = document): SVGSVGElement | null {
  const parsed = new DOMParser().parseFromString(svg, "image/svg+xml");
  const root = parsed.documentElement;
  if (root.namespaceURI !== SVG || root.localName !== "svg") return null;

  // Several charts share the page: each gets names of its own.
  drawings += 1;
  const prefix = `drawing${String(drawings)}-`;
  keepAllowed(root, prefix);
  root.removeAttribute("width");
  root.removeAttribute("height");
  root.setAttribute("aria-hidden", "true");
  root.setAttribute("focusable", "false");
  return page.adoptNode(root) as unknown as SVGSVGElement;
}

function keepAllowed(element: Element, prefix: string): void {
  for (const attribute of [...element.attributes]) {
    const { name, value } = attribute;
    if (name === "xmlns") continue;
    if (name === "href" && element.localName === "image") {
      if (!PIXELS.test(value)) element.remove();
      continue;
    }
    if (attribute.namespaceURI !== null || !ATTRIBUTES.has(name)) {
      element.removeAttributeNode(attribute);
      continue;
    }
    if (name === "id") {
      element.setAttribute("id", prefix + value);
    } else if (/url\s*\(/i.test(value)) {
      const local = LOCAL.exec(value.trim());
      if (local) element.setAttribute(name, `url(#${prefix}${local[1] ?? ""})`);
      else element.removeAttribute(name);
    }
  }
  for (const child of [...element.childNodes]) {
    if (child.nodeType === Node.ELEMENT_NODE) {
      const inner = child as Element;
      if (inner.namespaceURI === SVG && ELEMENTS.has(inner.localName)) keepAllowed(inner, prefix);
      else inner.remove();
    } else if (child.nodeType !== Node.TEXT_NODE) {
      child.remove();
    }
  }
}
