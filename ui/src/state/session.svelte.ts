/** What holds for the whole window: the library, the settings, the place, running jobs, theme and zoom. */
import type { LibraryInfo } from "../bindings/LibraryInfo";
import type { Settings } from "../bindings/Settings";
import type { Surface } from "../bindings/Surface";
import type { Backend, Failure } from "../backend";
import { words } from "./words.svelte";

export type ViewName = "overview" | "compare" | "import" | "catalogue" | "batches" | "settings";

export interface Job {
  id: string;
  /** File that it works on. */
  name: string;
  done: number;
  total: number;
}

const ZOOM = { min: 80, max: 200, step: 10, key: "suishu.zoom" } as const;
/** Below this width, in px at 100 % zoom, the rail shows icons only. */
const COMPACT = 1180;
/** Below this width, in px at 100 % zoom, what stands side by side stands one below the other. */
const NARROW = 960;
/** From this width on, in px at 100 % zoom, a drawer stands beside the place and covers nothing of it. */
const ROOMY = 1440;

export class Session {
  readonly backend: Backend;
  ready = $state(false);
  library = $state.raw<LibraryInfo | null>(null);
  libraryFailure = $state.raw<Failure | null>(null);
  settings = $state.raw<Settings>({
    language: "zh-CN",
    appearance: "system",
    city: null,
    paper_theme: null,
    slide_theme: null,
  });
  version = $state("");
  view = $state<ViewName>("overview");
  /** Counts the changes of the library: what was read before is read anew. */
  revision = $state(0);
  jobs = $state<Job[]>([]);
  hovering = $state(false);
  zoom = $state(100);
  panelHidden = $state(false);
  #systemDark = $state(false);
  #width = $state(1280);
  #jobs = 0;

  readonly dark = $derived(
    this.settings.appearance === "dark" || (this.settings.appearance === "system" && this.#systemDark),
  );
  readonly surface = $derived<Surface>(this.dark ? "dark" : "light");
  readonly compact = $derived(this.#width / (this.zoom / 100) < COMPACT);
  readonly narrow = $derived(this.#width / (this.zoom / 100) < NARROW);
  readonly roomy = $derived(this.#width / (this.zoom / 100) >= ROOMY);

  constructor(backend: Backend) {
    this.backend = backend;
  }

  /** Follows the system's appearance and the window's width; gives back the way to stop. */
  follow(page: Window): () => void {
    const query = page.matchMedia("(prefers-color-scheme: dark)");
    const onScheme = () => {
      this.#systemDark = query.matches;
    };
    const onResize = () => {
      this.#width = page.innerWidth;
    };
    onScheme();
    onResize();
    query.addEventListener("change", onScheme);
    page.addEventListener("resize", onResize);
    const kept = Number(readKept(ZOOM.key));
    if (kept >= ZOOM.min && kept <= ZOOM.max) this.zoom = kept;
    return () => {
      query.removeEventListener("change", onScheme);
      page.removeEventListener("resize", onResize);
    };
  }

  /** Puts a settings object into force. */
  adopt(settings: Settings): void {
    this.settings = settings;
    words.language = settings.language;
  }

  /** Changes settings: at once in the window, then remembered by the program. */
  async change(part: Partial<Settings>): Promise<void> {
    const settings = { ...this.settings, ...part };
    this.adopt(settings);
    this.adopt(await this.backend.call("settings_put", settings));
  }

  /** Reads the library's counts anew and tells the views. */
  async libraryChanged(): Promise<void> {
    const { library } = await this.backend.call("start", {});
    this.library = library;
    this.revision += 1;
  }

  opened(library: LibraryInfo): void {
    this.library = library;
    this.libraryFailure = null;
    this.revision += 1;
    this.view = "overview";
  }

  magnify(step: -1 | 0 | 1): void {
    const zoom = step === 0 ? 100 : this.zoom + step * ZOOM.step;
    this.zoom = Math.min(ZOOM.max, Math.max(ZOOM.min, zoom));
    keep(ZOOM.key, String(this.zoom));
  }

  /** Runs a task under the name of a job, so that it is seen in the status bar and can be cancelled. */
  async job<T>(name: string, task: (id: string) => Promise<T>): Promise<T> {
    this.#jobs += 1;
    const id = `job-${String(Date.now())}-${String(this.#jobs)}`;
    this.jobs.push({ id, name, done: 0, total: 0 });
    try {
      return await task(id);
    } finally {
      this.jobs = this.jobs.filter((job) => job.id !== id);
    }
  }

  progress(id: string, done: number, total: number): void {
    const job = this.jobs.find((running) => running.id === id);
    if (job) Object.assign(job, { done, total });
  }

  async cancel(id: string): Promise<void> {
    // A job that can't be told to stop runs to its end, and says so itself.
    await this.backend.call("job_cancel", { job: id }).catch(() => undefined);
  }
}

function readKept(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function keep(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Where nothing is kept, the zoom begins at 100 % next time.
  }
}
