import type { Offer } from './offer.ts';

/** A script for fish that completes the words of `name`. */
export function fish(name: string, offers: readonly Offer[]): string {
  return `# Completion of ${name} for fish: put it into ~/.config/fish/completions/${name}.fish
${offers.flatMap((offer) => lines(name, offer, offers)).join('\n')}
`;
}

function lines(
  name: string,
  { path, commands, options, places }: Offer,
  all: readonly Offer[],
): readonly string[] {
  const inner = all.filter((it) => it.path.startsWith(path === '' ? '' : `${path} `) && it.path !== path);
  const seen = path.split(' ').filter(Boolean);
  const conditions = [
    ...seen.map((word) => `__fish_seen_subcommand_from ${word}`),
    ...(inner.length === 0
      ? []
      : [`not __fish_seen_subcommand_from ${commands.map(({ word }) => word).join(' ')}`]),
  ];
  const start = `complete -c ${name} -n '${conditions.join('; and ')}'`;
  return [
    ...commands.map(({ word, about }) => `${start} -f -a ${word} -d ${quotedForFish(about)}`),
    ...(places === 'files' ? [] : [`${start} -f -a '${places.join(' ')}'`]),
    ...options.map(
      ({ word, about, takesValue }) =>
        `${start} -l ${word.replace(/^--/, '')}${takesValue ? ' -r' : ''} -d ${quotedForFish(about)}`,
    ),
  ];
}

function quotedForFish(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
