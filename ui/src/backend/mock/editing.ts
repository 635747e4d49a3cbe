/** Edits by hand over the fixtures: what a correction would change is told, the figures stay. */
import { events, figures } from "./figures";
import { failure, type Handlers } from "./handlers";
import type { Correction } from "../../bindings/Correction";
import type { CorrectionRequest } from "../../bindings/CorrectionRequest";
import type { EventEntry } from "../../bindings/EventEntry";

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

function eventEntries(): EventEntry[] {
  return events.map(({ end_date, region, level, ...event }, index) => ({
    id: index + 1,
    batch: 1,
    event: { ...event, end_date, region, level },
  }));
}

/** The handlers of one library: its events change, its figures don't. */
export function editingHandlers(): Handlers<
  "correct_preview" | "correct" | "events" | "event_edit" | "exchange"
> {
  let entries = eventEntries();
  return {
    correct_preview: (request) => corrected(request, null),
    correct: (request) => corrected(request, BATCH),
    events: () => ({ events: entries }),
    event_edit: ({ id, event }) => {
      const rest = entries.filter((entry) => entry.id !== id);
      entries = event ? [{ id: 100 + rest.length, batch: BATCH, event }, ...rest] : rest;
      return { events: entries };
    },
    exchange: ({ what }) => ({
      file: what === "events" ? "事件.csv" : "目标.csv",
      folder: "/home/user/文档",
      bytes: 1_024,
      pixels: null,
      replaced: false,
      theme_lacking: null,
    }),
  };
}
