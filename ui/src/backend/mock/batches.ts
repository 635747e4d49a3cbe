/** The batches of the fixtures: one a file, and those that take others back. */
import type { BatchInfo } from "../../bindings/BatchInfo";
import type { UndoReport } from "../../bindings/UndoReport";
import { figures } from "./figures";
import { failure, type Handlers } from "./handlers";

const imported = (file: string, index: number): BatchInfo => ({
  batch: index + 1,
  uuid: `018f9a70-0000-7000-8000-00000000000${String(index)}`,
  kind: "file",
  counts: true,
  withdraws: null,
  note: null,
  file,
  sha256: "9f2c41d07be35a8890f1".padEnd(64, "0"),
  encoding: "UTF-8",
  imported_at: "2026-11-24T07:58:12Z",
  release_date: index === 0 ? "2020-10-28" : null,
  rows: figures.filter((figure) => figure.file === file).length,
  events: 0,
  rows_sha256: "41d07be35a8890f19f2c".padEnd(64, "0"),
});

export function batchHandlers(): Handlers<"history" | "undo_preview" | "undo"> {
  let batches = [...new Set(figures.map(({ file }) => file))].map(imported);

  function find(name: string): BatchInfo {
    const batch = batches.find((one) => String(one.batch) === name);
    if (!batch) throw failure("batch.unknown", `no batch ${name}`, { batch: name });
    if (!batch.counts) throw failure("batch.withdrawn", `batch ${name} is taken back already`, { batch: name });
    return batch;
  }

  function report(batch: BatchInfo, undo: BatchInfo | null): UndoReport {
    const first = batches.find((one) => one.batch === batch.withdraws) ?? batch;
    const own = figures.filter(({ file }) => file === first.file);
    const returns = batch.withdraws !== null;
    return {
      batch,
      undo,
      gone: returns ? 0 : own.length - 1,
      restored: returns ? own.length - 1 : 0,
      changed: own.length > 0 ? 1 : 0,
      events: 0,
      figures: own.map((figure, index) => {
        const older = index === 0 ? { ...figure, value: "17000.00" } : null;
        return returns ? { before: older, after: figure } : { before: figure, after: older };
      }),
    };
  }

  /** A batch counts unless one that counts takes it back; the newest decides. */
  function settled(all: BatchInfo[]): BatchInfo[] {
    const withdrawn = new Set<number>();
    for (const { batch, withdraws } of [...all].reverse()) {
      if (withdraws !== null && !withdrawn.has(batch)) withdrawn.add(withdraws);
    }
    return all.map((one) => ({ ...one, counts: !withdrawn.has(one.batch) }));
  }

  return {
    history: () => ({ batches: [...batches].reverse() }),
    undo_preview: ({ batch }) => report(find(batch), null),
    undo: ({ batch, reason }) => {
      const found = find(batch);
      const undo: BatchInfo = {
        ...found,
        batch: batches.length + 1,
        uuid: `018f9a70-0000-7000-8000-0000000001${String(batches.length).padStart(2, "0")}`,
        kind: "undo",
        withdraws: found.batch,
        note: reason ?? null,
        rows: 0,
      };
      const done = report(found, undo);
      batches = settled([...batches, undo]);
      return done;
    },
  };
}
