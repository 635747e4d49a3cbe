/** Names of a file that the catalogue doesn't have: what they may be, and what the user took them for. */
import type { NameChoice } from "../bindings/NameChoice";
import type { NameList } from "../bindings/NameList";
import type { NameMatch } from "../bindings/NameMatch";

export const LIST_TEXT = {
  indicator: "column-indicator",
  region: "column-region",
  sector: "column-sector",
} satisfies Record<NameList, string>;

type Named = Pick<NameMatch, "list" | "written">;

export const nameKey = ({ list, written }: Named): string => `${list} ${written}`;

/** The names that any reading asked about: one that was answered isn't new any more, and stays in sight all the same. */
export function gathered(known: readonly NameMatch[], heard: readonly NameMatch[]): NameMatch[] {
  const latest = new Map(heard.map((match) => [nameKey(match), match]));
  const kept = known.map((match) => latest.get(nameKey(match)) ?? match);
  const old = new Set(known.map(nameKey));
  return [...kept, ...[...latest.values()].filter((match) => !old.has(nameKey(match)))];
}

/** What a name was taken for: a code, a name of its own (null), or not yet said. */
export function taken(choices: readonly NameChoice[], name: Named): string | null | undefined {
  return choices.find((choice) => nameKey(choice) === nameKey(name))?.code;
}

/** The choices with one more; `undefined` takes it back. */
export function chosen(
  choices: readonly NameChoice[],
  { list, written }: Named,
  code: string | null | undefined,
): NameChoice[] {
  const others = choices.filter((choice) => nameKey(choice) !== nameKey({ list, written }));
  return code === undefined ? others : [...others, { list, written, code }];
}

/** The likeliest candidate for each name that nothing was said of. */
export function proposed(known: readonly NameMatch[], choices: readonly NameChoice[]): NameChoice[] {
  return known.flatMap(({ list, written, candidates: [first] }) =>
    first && taken(choices, { list, written }) === undefined ? [{ list, written, code: first.code }] : [],
  );
}
