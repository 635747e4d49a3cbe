/** Edits by hand over the fixtures: what a correction would change is told, the figures stay. */
import { figures } from "./figures";
import { failure, type Handlers } from "./handlers";
import type { Correction } from "../../bindings/Correction";
import type { CorrectionRequest } from "../../bindings/CorrectionRequest";

/** The batch that a correction becomes. */
const BATCH = 7;

function corrected({ series, period, value, reason }: CorrectionRequest, batch: number | null): Correction {
  const before = figures.find((figure) => figure.series === series && figure.period === period);
  if (!before) throw failure("not_found", "there is no such figure", { name: period });
  if (reason.trim() === "") {
    throw failure("edit.refused", "say why", {
      refusal: "reason",
      zh: "请写明更正的理由。",
      en: "Say why it is edited.",
    });
  }
  if (!/^-?\d+(\.\d+)?$/.test(value)) {
    const zh = `“${value}”不是能够精确保存的数字。`;
    throw failure("edit.refused", "no number", {
      refusal: "value",
      zh,
      en: `“${value}” is no number that can be kept exactly.`,
    });
  }
  const unchanged = before.value === value;
  const after = { ...before, value, missing: null, file: "手工更正", line: 0, source: null };
  return { before, after, unchanged, batch: unchanged ? null : batch };
}

export const editingHandlers: Handlers<"correct_preview" | "correct"> = {
  correct_preview: (request) => corrected(request, null),
  correct: (request) => corrected(request, BATCH),
};
