/** How many names are suggested at most. */
const most = 3;

/** What is longer than any name was not meant to be one. */
const longest = 200;

/** Those of `names` that `text` may have been meant to be, the likeliest first; empty when none is near. */
export function nearNames(text: string, names: readonly string[]): readonly string[] {
  if (text.length > longest) return [];
  const asked = text.toLowerCase();
  return names
    .map((name) => ({ name, cost: distance(asked, name.toLowerCase()) }))
    .filter(({ cost, name }) => cost <= Math.max(2, Math.ceil(Math.min(asked.length, name.length) * 0.4)))
    .sort((a, b) => a.cost - b.cost)
    .slice(0, most)
    .map(({ name }) => name);
}

/** A hint that suggests what is near `text`, or else says `otherwise`. */
export function nearHint(text: string, names: readonly string[], otherwise: string): string {
  const near = nearNames(text, names);
  return near.length === 0 ? otherwise : `Did you mean ${near.join(' or ')}?`;
}

/** Edits that turn `a` into `b`; a missing beginning or end, up to a dot or slash, counts as one. */
function distance(a: string, b: string): number {
  const ends = [
    b,
    ...[...b].flatMap((character, at) => (/[./]/.test(character) ? [b.slice(at + 1), b.slice(0, at)] : [])),
  ];
  return Math.min(...ends.map((part, index) => edits(a, part) + (index === 0 ? 0 : 1)));
}

function edits(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
