/** The words of the window in the language of the moment. Changing the language changes every text at once. */
import type { Language } from "../bindings/Language";
import { catalogue, type Arguments } from "../lib/fluent";

class Words {
  language = $state<Language>("zh-CN");
  readonly #catalogue = $derived(catalogue(this.language));

  text(id: string, args?: Arguments): string {
    return this.#catalogue.text(id, args);
  }

  whole(id: string, args?: Arguments): string | null {
    return this.#catalogue.whole(id, args);
  }

  /** Of a text that the program gives in both languages, the one to show. */
  pick(texts: { zh: string; en: string }): string {
    return this.language === "en" && texts.en !== "" ? texts.en : texts.zh;
  }

  /** The name of a thing of the catalogue. */
  name(thing: { name: string; name_en: string }): string {
    return this.pick({ zh: thing.name, en: thing.name_en });
  }
}

export const words = new Words();

export const t = (id: string, args?: Arguments) => words.text(id, args);
