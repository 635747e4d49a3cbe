/** Events: the list, and the one that is written by hand. Every edit has a reason and is a batch of its own. */
import type { EventEntry } from "../bindings/EventEntry";
import type { EventText } from "../bindings/EventText";
import type { Exchanged } from "../bindings/Exchanged";
import { Failure } from "../backend";
import type { Session } from "./session.svelte";

const BLANK = { date: "", end_date: "", region: "", level: "", title: "", document: "", source: "" };

/** The fields of an event, in the order of the form. */
export type EventField = keyof typeof BLANK;

export class Events {
  /** Whether the events are shown in place of an indicator. */
  shown = $state(false);
  list = $state.raw<EventEntry[] | null>(null);
  /** Whether the form is open. */
  writing = $state(false);
  /** The event that is edited; null for a new one. */
  id = $state<number | null>(null);
  fields = $state({ ...BLANK });
  reason = $state("");
  failure = $state.raw<Failure | null>(null);
  /** The file that was written last. */
  exported = $state<string | null>(null);

  readonly savable = $derived(
    this.fields.date.trim() !== "" && this.fields.title.trim() !== "" && this.reason.trim() !== "",
  );

  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  read = () =>
    this.#attempt(async () => {
      this.list = (await this.#session.backend.call("events", {})).events;
    });

  /** Begins a new event, or the edit of one. */
  begin(entry: EventEntry | null): void {
    this.failure = null;
    this.writing = true;
    this.id = entry?.id ?? null;
    this.reason = "";
    this.fields = { ...BLANK };
    if (!entry) return;
    for (const [name, text] of Object.entries(entry.event)) this.fields[name as EventField] = text ?? "";
  }

  close(): void {
    this.writing = false;
  }

  save = () => this.#edit(this.id, this.#event(), this.reason);

  /** Takes an event off the list; a batch that can be taken back. */
  remove = (entry: EventEntry, reason: string) => this.#edit(entry.id, null, reason);

  /** Writes events or targets into a folder that the user picks. */
  exchange = (what: Exchanged) =>
    this.#attempt(async () => {
      this.exported = null;
      const { token } = await this.#session.backend.call("export_folder", {});
      if (!token) return;
      const { file, folder } = await this.#session.backend.call("exchange", { what, folder: token.id });
      this.exported = `${folder}/${file}`;
    });

  #event(): EventText {
    const optional = (text: string) => (text.trim() === "" ? null : text.trim());
    const { date, title, end_date, region, level, document, source } = this.fields;
    return {
      date,
      title,
      end_date: optional(end_date),
      region: optional(region),
      level: optional(level),
      document: optional(document),
      source: optional(source),
    };
  }

  #edit(id: number | null, event: EventText | null, reason: string): Promise<void> {
    return this.#attempt(async () => {
      this.list = (await this.#session.backend.call("event_edit", { id, event, reason })).events;
      this.writing = false;
    });
  }

  async #attempt(task: () => Promise<void>): Promise<void> {
    try {
      await task();
      this.failure = null;
    } catch (thrown) {
      this.failure = Failure.of(thrown);
    }
  }
}
