import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

/** What a schema finds wrong, each in a sentence that says where. */
export function sentencesOf({ issues }: { readonly issues: readonly Issue[] }): readonly string[] {
  return issues.flatMap((issue) => sentences(issue, []));
}

function sentences(issue: Issue, above: readonly PropertyKey[]): readonly string[] {
  const path = [...above, ...issue.path];
  const place = path.length === 0 ? 'the contract' : path.map(String).join('.');
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    // Of several shapes that do not fit the one that comes nearest says what is missing.
    const nearest = [...issue.errors].sort((one, other) => one.length - other.length)[0] ?? [];
    return nearest.flatMap((it) => sentences(it, path));
  }
  if (issue.code === 'unrecognized_keys')
    return [`${place}: there is no ${issue.keys.map((key) => `"${key}"`).join(' and no ')} here.`];
  const message = issue.message
    .replace(/^Invalid discriminator value\. Expected /, 'expected ')
    .replaceAll(/'([\w-]+)'( \| )?/g, (_, kind: string, more?: string) =>
      more === undefined ? kind : `${kind}, `,
    )
    .replace(/^Invalid input: /, '');
  return [`${place}: ${message.replace(/\.$/, '')}.`];
}
