/** The forms of the trade in groups, by the question that they answer, and their icons' order: what stands in the switch at first sight. */
import type { Form } from "../bindings/Form";
import type { FormChoice } from "../bindings/FormChoice";

export type FormGroup = "compare" | "make-up" | "change" | "relation" | "other";

export const FORM_GROUP = {
  columns: "compare",
  "grouped-columns": "compare",
  bars: "compare",
  dumbbell: "compare",
  bullet: "compare",
  "tile-map": "compare",
  "stacked-columns": "make-up",
  "percent-columns": "make-up",
  pie: "make-up",
  area: "make-up",
  contribution: "make-up",
  line: "change",
  "year-overlay": "change",
  slope: "change",
  waterfall: "change",
  "small-multiples": "change",
  "columns-line": "relation",
  scatter: "relation",
  "heat-map": "relation",
  kpi: "other",
  timeline: "other",
} satisfies Record<Form, FormGroup>;

export const FORM_GROUPS: readonly FormGroup[] = ["compare", "make-up", "change", "relation", "other"];

/** Forms that the switch has room for. */
const QUICK = 6;

/** The forms of the switch: those that fit, the best and the present one among them, in their usual order. */
export function quick(choices: readonly FormChoice[], best: Form | null, form: Form | null): FormChoice[] {
  const rank = (choice: FormChoice) => (choice.form === form ? 0 : choice.form === best ? 1 : 2);
  const kept = choices
    .filter((choice) => choice.fits || choice.form === form)
    .map((choice, index) => ({ choice, index }))
    .sort((a, b) => rank(a.choice) - rank(b.choice) || a.index - b.index)
    .slice(0, QUICK)
    .sort((a, b) => a.index - b.index);
  return kept.map(({ choice }) => choice);
}

/** The choices of a group. */
export function grouped(choices: readonly FormChoice[]): { group: FormGroup; choices: FormChoice[] }[] {
  return FORM_GROUPS.map((group) => ({
    group,
    choices: choices.filter(({ form }) => FORM_GROUP[form] === group),
  })).filter((one) => one.choices.length > 0);
}
