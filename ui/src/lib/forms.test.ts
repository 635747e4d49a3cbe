import { expect, test } from "vitest";

import type { Form } from "../bindings/Form";
import type { FormChoice } from "../bindings/FormChoice";
import { grouped, quick } from "./forms";
import { codes, FORM_TEXT } from "./texts";

const choice = (form: Form, fits: boolean): FormChoice => ({
  form,
  fits,
  reason: fits ? "over_time" : "needs_many_periods",
  details: {},
});

test("the switch holds six that fit, the best and the present one among them", () => {
  const all = codes(FORM_TEXT).map((form) => choice(form, form !== "pie"));
  const shown = quick(all, "timeline", "kpi").map(({ form }) => form);
  expect(shown.length).toBe(6);
  expect(shown, "the best and the present one").toEqual(expect.arrayContaining(["timeline", "kpi"]));
  expect(shown, "what doesn't fit is in the list only").not.toContain("pie");
  expect(
    quick(all, "line", "pie").map(({ form }) => form),
    "unless it is drawn",
  ).toContain("pie");
});

test("every form has its group", () => {
  const groups = grouped(codes(FORM_TEXT).map((form) => choice(form, true)));
  expect(groups.flatMap(({ choices }) => choices).length).toBe(codes(FORM_TEXT).length);
  expect(groups.map(({ group }) => group)).toEqual(["compare", "make-up", "change", "relation", "other"]);
});
