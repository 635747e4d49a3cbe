/** Files that the fixtures write: nothing is on disk, all is told. */
import type { ExportReport } from "../../bindings/ExportReport";
import type { ExportStyle } from "../../bindings/ExportStyle";
import type { SavedChart } from "../../bindings/SavedChart";
import type { Handlers, Work } from "./handlers";

function exported(name: string, { format, size, dpi }: ExportStyle): ExportReport {
  return {
    file: `${name}.${format}`,
    folder: "/home/user/文档/图表",
    bytes: 84_211,
    pixels:
      format === "png"
        ? [Math.round((size.width / 25.4) * dpi), Math.round((size.height / 25.4) * dpi)]
        : null,
    replaced: false,
    theme_lacking: null,
  };
}

export function exportHandlers(
  kept: () => readonly SavedChart[],
  work: Work,
): Handlers<"export_defaults" | "export_folder" | "export" | "export_all" | "copy" | "copy_table"> {
  return {
    export_defaults: () => ({
      folder: { id: "folder-1", name: "图表" },
      name: "广州市2020年前三季度三次产业增加值",
    }),
    export_folder: () => ({ token: { id: "folder-2", name: "报告" } }),
    export: ({ name, style }) => exported(name, style),
    export_all: async ({ charts, style, job }) => {
      await work(job);
      const taken = kept().filter(({ id }) => charts.length === 0 || charts.includes(id));
      return {
        charts: taken.map(({ title }) => ({ name: title, report: exported(title, style), error: null })),
        cancelled: false,
      };
    },
    copy: () => ({}),
    copy_table: () => ({}),
  };
}
