/** Imports of the fixtures: files, press text, folders, the watched folder, and the recipes that are kept. */
import type { ImportDone } from "../../bindings/ImportDone";
import type { ImportPreview } from "../../bindings/ImportPreview";
import type { ImportRequest } from "../../bindings/ImportRequest";
import type { RecipeInfo } from "../../bindings/RecipeInfo";
import type { WatchState } from "../../bindings/WatchState";
import { EMPTY } from "../../lib/selection";
import { specOf } from "./charting";
import { failure, type Handlers, type Work } from "./handlers";
import { long } from "./long";
import { press } from "./press";
import { wide } from "./wide";

/** Files of the fixtures, by the part of their token that says what is in them. */
const FILE_NAMES: Record<string, string> = {
  good: "press-2020q3.csv",
  bad: "问题文件.csv",
  wide: "各区主要指标.xlsx",
  binary: "photo.csv",
  carried: "三次产业.png",
  photo: "photo.png",
};
export const fileToken = (id: string) => ({ id, name: FILE_NAMES[id] ?? `${id}.csv` });

const RECIPES: RecipeInfo[] = [
  {
    name: "各区主要指标",
    saved_at: "2026-10-12T02:11:40Z",
    labels: ["地区", "产业", "增加值", "固定资产投资", "累计", "同比增长", "审核人"],
  },
  { name: "限上零售月报", saved_at: "2026-09-08T07:30:02Z", labels: ["商品类别", "本月", "1—本月", "增速"] },
];

const WATCHED: WatchState = {
  folder: "月报收件",
  files: [
    { name: "各区主要指标.xlsx", token: fileToken("wide"), state: "waiting", recipe: null, batch: null },
    {
      name: "限上零售2024年9月.xls",
      token: fileToken("retail"),
      state: "imported",
      recipe: "限上零售月报",
      batch: 6,
    },
    {
      name: "限上零售2024年8月.xls",
      token: fileToken("retail-8"),
      state: "unchanged",
      recipe: "限上零售月报",
      batch: null,
    },
  ],
};

const NOTHING_SAID = { encoding: null, sheet: null, recipe: null, remember: null };
const UNWATCHED: WatchState = { folder: null, files: [] };

function imported(report: ImportPreview["report"]): ImportDone {
  const selection = {
    ...EMPTY,
    indicators: ["GDP"],
    sectors: ["第一产业", "第二产业", "第三产业"],
    periods: ["2020-01-01/P9M"],
    measure: "level" as const,
  };
  return { report: { ...report, batch: 7 }, chart: specOf(selection, "columns"), selection };
}

type Imports = Handlers<
  | "import_choose"
  | "import_preview"
  | "import_commit"
  | "folder_choose"
  | "folder_import"
  | "text_preview"
  | "text_commit"
  | "watch"
  | "watch_start"
  | "watch_stop"
  | "recipes"
  | "recipe_export"
  | "recipe_import"
  | "recipe_remove"
>;

export function importHandlers(watching: boolean, work: Work): Imports {
  let recipes = RECIPES;
  let watched = watching ? WATCHED : UNWATCHED;
  const read = (request: ImportRequest): ImportPreview =>
    request.file === "wide"
      ? wide(
          request,
          recipes.map(({ name }) => name),
        )
      : long(request.file, request.set, request.encoding);
  return {
    import_choose: () => ({ tokens: [fileToken("good")] }),
    folder_choose: () => ({ token: { id: "folder-3", name: "2024年9月月报" } }),
    folder_import: async ({ job }) => {
      await work(job);
      return {
        files: ["good", "wide", "binary"].map((id) => {
          const report =
            id === "binary"
              ? null
              : read({ ...NOTHING_SAID, file: id, job, set: {}, marks: [], names: [] }).report;
          return {
            token: fileToken(id),
            report: report && { ...report, batch: report.errors === 0 ? 7 : null },
            error: report
              ? null
              : {
                  code: "file.binary" as const,
                  message: "line 1 holds a NUL byte",
                  details: { file: "photo.csv" },
                },
          };
        }),
      };
    },
    import_preview: async (request) => {
      await work(request.job);
      if (request.file === "binary")
        throw failure("file.binary", "line 1 holds a NUL byte", { file: "photo.csv", line: "1" });
      return read(request);
    },
    import_commit: async (request) => {
      await work(request.job);
      if (request.remember)
        recipes = [
          ...recipes,
          { name: request.remember, saved_at: "2026-11-24T08:00:00Z", labels: ["地区", "产业"] },
        ];
      return imported(read(request).report);
    },
    text_preview: async (request) => {
      await work(request.job);
      return press(request);
    },
    text_commit: async (request) => {
      await work(request.job);
      return imported(press(request).report);
    },
    watch: () => watched,
    watch_start: () => (watched = WATCHED),
    watch_stop: () => (watched = UNWATCHED),
    recipes: () => ({ recipes: recipes }),
    recipe_export: ({ name }) => ({
      file: `${name}.json`,
      folder: "/home/user/文档",
      bytes: 2_210,
      pixels: null,
      replaced: false,
      theme_lacking: null,
    }),
    recipe_import: () => ({ recipes: recipes }),
    recipe_remove: ({ name }) => {
      recipes = recipes.filter((recipe) => recipe.name !== name);
      return { recipes: recipes };
    },
  };
}
