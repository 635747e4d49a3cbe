/** What the user says of a file or a text beyond what it says itself: constants for all of it, and what its names are. */
import type { ImportReport } from "../bindings/ImportReport";
import type { NameChoice } from "../bindings/NameChoice";
import type { NameMatch } from "../bindings/NameMatch";
import { asked, fieldName, given, proposals, VALUE_TEXT } from "../lib/findings";
import { chosen, gathered, proposed } from "../lib/names";
import { t } from "./words.svelte";

/** A key of the form in words; one without words stands as it is. */
export function fieldLabel(key: string): string {
  const { text, of } = fieldName(key);
  const name = text === null ? key : t(text);
  return of === null ? name : t("constant-of", { constant: name, of });
}

/** A value in words, where it is a code. */
export function valueLabel(key: string, value: string): string {
  const text = VALUE_TEXT[key]?.[value];
  return text === undefined ? value : t(text);
}

export class Answers {
  values = $state<Record<string, string>>({});
  /** What any reading asked for: a field that was filled in stays. */
  asked = $state.raw<string[]>([]);
  /** Values that the findings of the last reading propose. */
  proposals = $state.raw<Record<string, string[]>>({});
  /** Names that any reading asked about. */
  names = $state.raw<NameMatch[]>([]);
  choices = $state.raw<NameChoice[]>([]);

  /** What a request carries of them. */
  get request(): { set: Record<string, string>; names: NameChoice[] } {
    return { set: given(this.values), names: this.choices };
  }

  /** Hears what a reading asks. */
  hear(report: ImportReport, names: readonly NameMatch[]): void {
    this.asked = [...this.asked, ...asked(report.findings).filter((key) => !this.asked.includes(key))];
    this.proposals = proposals(report.findings);
    this.names = gathered(this.names, names);
  }

  /** Says what a name is: a code, a name of its own (null), or takes it back. */
  choose(match: NameMatch, code: string | null | undefined): void {
    this.choices = chosen(this.choices, match, code);
  }

  /** Takes the likeliest for every name that nothing was said of. */
  accept(): void {
    this.choices = [...this.choices, ...proposed(this.names, this.choices)];
  }

  reset(): void {
    this.values = {};
    this.asked = [];
    this.proposals = {};
    this.names = [];
    this.choices = [];
  }
}
