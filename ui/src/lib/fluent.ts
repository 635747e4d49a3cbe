/** The catalogue of words. The same two files serve the program, so that a sentence is written once. */
import { FluentBundle, FluentResource, type FluentVariable } from "@fluent/bundle";

import type { Language } from "../bindings/Language";
import en from "../../../data/locales/en.ftl?raw";
import zh from "../../../data/locales/zh-CN.ftl?raw";

/** Numbers travel as text: the program and the page would print them differently. */
export type Arguments = Record<string, string>;

export const SOURCES = { "zh-CN": zh, en } satisfies Record<Language, string>;

export interface Catalogue {
  /** The words of a message, or of one of its attributes: `error-file-empty.safe`. */
  text(id: string, args?: Arguments): string;
  /** The same, or nothing when the message isn't there or a blank stays empty. */
  whole(id: string, args?: Arguments): string | null;
}

export function catalogue(language: Language): Catalogue {
  const bundle = new FluentBundle(language, { useIsolating: false });
  for (const error of bundle.addResource(new FluentResource(SOURCES[language]))) throw error;

  const format = (id: string, args?: Arguments): { text: string; errors: Error[] } | null => {
    const [name = id, attribute] = id.split(".");
    const message = bundle.getMessage(name);
    const pattern = attribute ? message?.attributes[attribute] : message?.value;
    if (!pattern) return null;
    const errors: Error[] = [];
    return { text: bundle.formatPattern(pattern, args as Record<string, FluentVariable>, errors), errors };
  };

  return {
    text: (id, args) => format(id, args)?.text ?? id,
    whole: (id, args) => {
      const formatted = format(id, args);
      return formatted && formatted.errors.length === 0 ? formatted.text : null;
    },
  };
}
