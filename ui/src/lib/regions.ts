/** Going from region to region by F6, and to the search box of the one at hand. */

const FOCUSABLE =
  'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), [tabindex="0"], summary';

/** Puts the focus into the next region, on the thing that had it last or else the first that takes it. */
export function focusRegion(page: Document, step: 1 | -1): void {
  const regions = [...page.querySelectorAll<HTMLElement>("[data-region]")];
  if (regions.length === 0) return;
  const at = regions.findIndex((region) => region.contains(page.activeElement));
  const from = at < 0 ? (step === 1 ? -1 : 0) : at;
  const next = regions[(from + step + regions.length) % regions.length];
  const target =
    next?.querySelector<HTMLElement>('[aria-current="page"]') ?? next?.querySelector<HTMLElement>(FOCUSABLE);
  (target ?? next)?.focus();
}

export function focusSearch(page: Document): void {
  const field = page.querySelector<HTMLInputElement>('input[type="search"]');
  field?.focus();
  field?.select();
}
