/** A tree of names as a flat list, filtered by what is typed; ancestors of a match stay, so that its place is seen. */

export interface Node {
  code: string;
  name: string;
  name_en: string;
  parent: string | null;
}

export interface Row<T extends Node> {
  node: T;
  depth: number;
}

/** Depth first, in the order given. A parent that isn't in the list makes its child a root; a ring is cut. */
export function flatten<T extends Node>(nodes: readonly T[]): Row<T>[] {
  const codes = new Set(nodes.map(({ code }) => code));
  const children = new Map<string | null, T[]>();
  for (const node of nodes) {
    const parent =
      node.parent !== null && node.parent !== node.code && codes.has(node.parent) ? node.parent : null;
    const list = children.get(parent);
    if (list) list.push(node);
    else children.set(parent, [node]);
  }
  const rows: Row<T>[] = [];
  const seen = new Set<string>();
  const visit = (parent: string | null, depth: number) => {
    for (const node of children.get(parent) ?? []) {
      if (seen.has(node.code)) continue;
      seen.add(node.code);
      rows.push({ node, depth });
      visit(node.code, depth + 1);
    }
  };
  visit(null, 0);
  for (const node of nodes) if (!seen.has(node.code)) rows.push({ node, depth: 0 });
  return rows;
}

export function matches(node: Node, words: string): boolean {
  const sought = words.trim().toLowerCase();
  return (
    sought === "" || [node.name, node.name_en, node.code].some((text) => text.toLowerCase().includes(sought))
  );
}

/**
 * The nodes that match, with their ancestors. `also` are codes that the program found by pinyin or synonym. The names are
 * matched here at once, so that typing never waits.
 */
export function filtered<T extends Node>(nodes: readonly T[], words: string, also: ReadonlySet<string>): T[] {
  if (words.trim() === "") return [...nodes];
  const byCode = new Map(nodes.map((node) => [node.code, node]));
  const kept = new Set<string>();
  for (const node of nodes) {
    if (!matches(node, words) && !also.has(node.code)) continue;
    let above: T | undefined = node;
    while (above && !kept.has(above.code)) {
      kept.add(above.code);
      above = above.parent === null ? undefined : byCode.get(above.parent);
    }
  }
  return nodes.filter(({ code }) => kept.has(code));
}
