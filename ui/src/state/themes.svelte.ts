/** The themes for paper: those that ship and the user's own, and the one that is being made, with a look at it. */
import type { FontFamilies } from "../bindings/FontFamilies";
import type { House } from "../bindings/House";
import type { ThemeInfo } from "../bindings/ThemeInfo";
import type { ThemeLook } from "../bindings/ThemeLook";
import type { Themes } from "../bindings/Themes";
import type { ThemeSample } from "../bindings/ThemeSample";
import { Failure } from "../backend";
import { Latest } from "../lib/latest";
import { freeName, HOUSE_VERSION, withColor, type HouseColor } from "../lib/themes";
import type { Session } from "./session.svelte";
import { Shelf } from "./shelf.svelte";

/** The size of a look, in mm: the full width of a page. */
const LOOK_SIZE = { width: 156, height: 97 };

export class ThemeShelf extends Shelf<Themes> {
  fonts = $state.raw<FontFamilies | null>(null);
  /** The theme that is being made. */
  draft = $state.raw<House | null>(null);
  /** The name under which it was kept until now; null for a new one. */
  replaces = $state<string | null>(null);
  sample = $state<ThemeSample>("parts");
  look = $state.raw<ThemeLook | null>(null);
  busy = $state(false);
  /** What is wrong with the draft. */
  draftFailure = $state.raw<Failure | null>(null);

  readonly #looks = new Latest();

  constructor(session: Session) {
    const { backend } = session;
    super(session, {
      read: () => backend.call("themes", {}),
      export: (name, folder) => backend.call("theme_export", { name, folder }),
      import: () => backend.call("theme_import", {}),
      remove: (name) => backend.call("theme_remove", { name }),
    });
  }

  /** Begins a theme of one's own over another. */
  duplicate(theme: ThemeInfo, name: string): void {
    const taken = this.content?.themes.map((one) => one.name) ?? [];
    const base = theme.house ?? { suishu_theme: HOUSE_VERSION, name: "", base: theme.name, fonts: {} };
    this.#begin({ ...base, name: freeName(name, taken) }, null);
  }

  edit(theme: ThemeInfo): void {
    if (theme.house) this.#begin(theme.house, theme.name);
  }

  #begin(house: House, replaces: string | null): void {
    this.replaces = replaces;
    this.look = null;
    this.draftFailure = null;
    this.exported = null;
    this.change(house);
    void this.#readFonts();
  }

  /** Changes the draft, and looks at it. */
  change(part: Partial<House>): void {
    this.draft = { ...(this.draft ?? emptyHouse()), ...part };
    void this.lookAgain();
  }

  setColor(which: HouseColor, color: string): void {
    if (this.draft && this.look)
      this.change(withColor(this.draft, this.look.colors, which, color.toUpperCase()));
  }

  async lookAgain(): Promise<void> {
    const house = this.draft;
    if (!house) return;
    try {
      // A name that is still being typed doesn't hinder the look.
      const named = { ...house, name: "预览" };
      const look = await this.#looks.run(() =>
        this.session.backend.call("theme_look", { house: named, sample: this.sample, size: LOOK_SIZE }),
      );
      if (!look) return;
      this.look = look;
      this.draftFailure = null;
    } catch (thrown) {
      this.draftFailure = Failure.of(thrown);
    }
  }

  async chooseLogo(): Promise<void> {
    try {
      const { logo } = await this.session.backend.call("theme_logo", {});
      if (logo) this.change({ logo });
    } catch (thrown) {
      this.draftFailure = Failure.of(thrown);
    }
  }

  cancel(): void {
    this.#looks.drop();
    this.draft = null;
    this.look = null;
    this.draftFailure = null;
  }

  async save(): Promise<void> {
    const house = this.draft;
    if (!house || this.busy) return;
    this.busy = true;
    try {
      const named = { ...house, name: house.name.trim() };
      this.content = await this.session.backend.call("theme_save", { house: named, replaces: this.replaces });
      this.#followName(this.replaces, named.name);
      this.cancel();
    } catch (thrown) {
      this.draftFailure = Failure.of(thrown);
    } finally {
      this.busy = false;
    }
  }

  /** The settings of the window follow a theme to its new name, as those of the program did. */
  #followName(old: string | null, name: string): void {
    if (old === null || old === name) return;
    const { settings } = this.session;
    const followed = (theme: string | null) => (theme === old ? name : theme);
    this.session.adopt({
      ...settings,
      paper_theme: followed(settings.paper_theme),
      slide_theme: followed(settings.slide_theme),
    });
  }

  /** Chooses the theme for paper or for slides. */
  choose = (place: "paper_theme" | "slide_theme", name: string) =>
    this.keep(async () => {
      await this.session.change({ [place]: name });
      return this.session.backend.call("themes", {});
    });

  /** Installed fonts are looked for once. */
  #readFonts = () =>
    this.attempt(async () => {
      this.fonts ??= await this.session.backend.call("fonts", {});
    });
}

const emptyHouse = (): House => ({ suishu_theme: HOUSE_VERSION, name: "", base: "bulletin", fonts: {} });
