/** @type {import("stylelint").Config} */
export default {
  extends: ["stylelint-config-standard"],
  overrides: [
    { files: ["**/*.svelte"], customSyntax: "postcss-html" },
    { files: ["src/styles/tokens.css"], rules: { "color-no-hex": null } },
  ],
  rules: {
    // Colours have names; the names stand in tokens.css.
    "color-no-hex": true,
    "selector-pseudo-class-no-unknown": [true, { ignorePseudoClasses: ["global"] }],
    // The baseline is WebKit 2.38: no nesting, no range syntax in media queries.
    "media-feature-range-notation": "prefix",
    "no-descending-specificity": null,
    "value-keyword-case": ["lower", { ignoreProperties: ["font-family", "--font"] }],
    "declaration-empty-line-before": null,
    "custom-property-empty-line-before": null,
  },
};
