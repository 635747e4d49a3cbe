/** Of several questions asked in a row only the last answer counts. */

/** Runs tasks; a task that was overtaken answers nothing, be it done or failed. */
export class Latest {
  #asked = 0;

  async run<T>(task: () => Promise<T>): Promise<T | undefined> {
    this.#asked += 1;
    const mine = this.#asked;
    try {
      const answer = await task();
      return mine === this.#asked ? answer : undefined;
    } catch (thrown) {
      if (mine === this.#asked) throw thrown;
      return undefined;
    }
  }

  /** Lets go of whatever is under way. */
  drop(): void {
    this.#asked += 1;
  }
}

/** Waits until nothing has happened for a while. */
export function debounced(wait: number, task: () => void): { (): void; cancel(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const call = () => {
    clearTimeout(timer);
    timer = setTimeout(task, wait);
  };
  call.cancel = () => {
    clearTimeout(timer);
  };
  return call;
}
