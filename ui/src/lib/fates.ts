/** What became of the files of a folder. */
import type { FolderFile } from "../bindings/FolderFile";

/** What became of a file: it went in, changed nothing, was refused for its findings, or can't be read at all. */
export type Fate = "imported" | "unchanged" | "refused" | "unreadable";

export function fateOf({ report }: FolderFile): Fate {
  if (!report) return "unreadable";
  if (report.batch !== null) return "imported";
  return report.errors > 0 ? "refused" : "unchanged";
}
