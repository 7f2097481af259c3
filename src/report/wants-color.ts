type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Whether to colour what goes to `stream`: not with `--no-color` (`wanted` is false) or NO_COLOR, whatever else is set;
 * with FORCE_COLOR wherever it goes, and without it on a terminal that is not dumb. FORCE_COLOR may also say `0` or
 * `false`, for none.
 */
export function wantsColor(
  stream: { readonly isTTY?: boolean | undefined },
  wanted: boolean | undefined,
  environment: Environment,
): boolean {
  if (wanted === false || isSet(environment.NO_COLOR)) return false;
  const forced = environment.FORCE_COLOR;
  if (isSet(forced)) return forced !== '0' && forced !== 'false';
  return stream.isTTY === true && environment.TERM !== 'dumb';
}

const isSet = (text: string | undefined): boolean => text !== undefined && text !== '';
