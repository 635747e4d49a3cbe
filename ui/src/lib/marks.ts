/** What a person says of rows, columns and cells. Said again of the same thing, the later word stands alone. */
import type { Mark } from "../bindings/Mark";
import { CELL_ROLES, COLUMN_ROLES, HEADER_ROLES, roleText } from "./roles";

/** What a mark can be about: the head of a row, the head of a column, or one cell. */
export type Target =
  | { axis: "row"; line: number }
  | { axis: "column"; column: number }
  | { axis: "cell"; line: number; column: number };

/** What a choice of the menu does. */
export type Deed = { do: "mark"; mark: Mark } | { do: "unmark"; mark: Mark } | { do: "ask"; target: Target };

export interface Choice {
  /** Its message. */
  text: string;
  deed: Deed;
  /** Whether it holds already. */
  holds: boolean;
}

export interface ChoiceGroup {
  /** Message over the group. */
  text: string | null;
  choices: Choice[];
}

function targetOf(mark: Mark): Target {
  switch (mark.axis) {
    case "header":
    case "body":
    case "outside":
      return { axis: "row", line: mark.line };
    case "column":
      return { axis: "column", column: mark.column };
    case "cell":
      return { axis: "cell", line: mark.line, column: mark.column };
  }
}

/** One name for one target. */
export function targetKey(target: Target): string {
  if (target.axis === "row") return `row ${String(target.line)}`;
  if (target.axis === "column") return `column ${String(target.column)}`;
  return `cell ${String(target.line)} ${String(target.column)}`;
}

export const markKey = (mark: Mark): string => targetKey(targetOf(mark));

/** The marks with one more, which takes the place of what was said of the same thing. */
export function placed(marks: readonly Mark[], mark: Mark): Mark[] {
  return [...without(marks, mark), mark];
}

/** The marks without what is said of the thing that a mark is about. */
export function without(marks: readonly Mark[], mark: Mark): Mark[] {
  return marks.filter((one) => markKey(one) !== markKey(mark));
}

/** What a person said of a target. */
export function saidOf(marks: readonly Mark[], target: Target): Mark | null {
  return marks.find((mark) => markKey(mark) === targetKey(target)) ?? null;
}

/** The message of a mark and its blanks; the role is a message of its own. */
export function markText(mark: Mark): { id: string; role: string | null; args: Record<string, string> } {
  switch (mark.axis) {
    case "header":
      return mark.role === "ignored"
        ? { id: "mark-header-unread", role: null, args: { line: String(mark.line) } }
        : { id: "mark-header", role: roleText(mark.role), args: { line: String(mark.line) } };
    case "body":
    case "outside":
      return { id: `mark-${mark.axis}`, role: null, args: { line: String(mark.line) } };
    case "column":
      return mark.role === "ignored"
        ? { id: "mark-column-unread", role: null, args: { column: String(mark.column) } }
        : { id: "mark-column", role: roleText(mark.role), args: { column: String(mark.column) } };
    case "cell":
      return {
        id: "mark-cell",
        role: roleText(mark.role),
        args: { line: String(mark.line), column: String(mark.column) },
      };
  }
}

/** How things stand with a target: what a person said of it, and what it was taken for without. */
export interface Standing {
  said: Mark | null;
  /** `header:region`, `body`, `value` …: the choice that holds. */
  taken: string;
}

/** The menu of a target. */
export function choices(target: Target, { said, taken }: Standing): ChoiceGroup[] {
  const undo: ChoiceGroup[] = said
    ? [{ text: null, choices: [{ text: "mark-undo", deed: { do: "unmark", mark: said }, holds: false }] }]
    : [];
  const of = (mark: Mark, text: string, name: string): Choice => ({
    text,
    deed: { do: "mark", mark },
    holds: name === taken,
  });
  switch (target.axis) {
    case "row": {
      const { line } = target;
      return [
        {
          text: null,
          choices: [
            of({ axis: "body", line }, "choice-body", "body"),
            of({ axis: "outside", line }, "choice-outside", "outside"),
          ],
        },
        {
          text: "choice-header",
          choices: HEADER_ROLES.map((role) =>
            of(
              { axis: "header", line, role },
              role === "ignored" ? "choice-header-unread" : roleText(role),
              `header:${role}`,
            ),
          ),
        },
        ...undo,
      ];
    }
    case "column": {
      const { column } = target;
      return [
        {
          text: null,
          choices: COLUMN_ROLES.map((role) => of({ axis: "column", column, role }, roleText(role), role)),
        },
        ...undo,
      ];
    }
    case "cell": {
      const { line, column } = target;
      return [
        {
          text: "choice-cell",
          choices: CELL_ROLES.map((role) => of({ axis: "cell", line, column, role }, roleText(role), role)),
        },
        {
          text: null,
          choices: [
            { text: "choice-row", deed: { do: "ask", target: { axis: "row", line } }, holds: false },
            { text: "choice-column", deed: { do: "ask", target: { axis: "column", column } }, holds: false },
          ],
        },
        ...undo,
      ];
    }
  }
}
