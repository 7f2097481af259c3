import type { Offer } from './offer.ts';

/** A script for zsh that completes the words of `name`. */
export function zsh(name: string, offers: readonly Offer[]): string {
  const paths = offers.filter(({ path }) => path !== '').map(({ path }) => path);
  return `#compdef ${name}
# Completion of ${name} for zsh: put it into a directory of $fpath as _${name}
_${name}() {
  local path_= word
  for word in "\${(@)words[2,CURRENT-1]}"; do
    case "\${path_:+$path_ }$word" in
      ${paths.map((path) => `'${path}'`).join('|')}) path_="\${path_:+$path_ }$word" ;;
    esac
  done
  local -a commands options
  case "$path_" in
${offers.map(branch).join('\n')}
  esac
}
if [ "$funcstack[1]" = _${name} ]; then _${name} "$@"; else compdef _${name} ${name}; fi
`;
}

function branch({ path, commands, options, places }: Offer): string {
  const valued = options.filter(({ takesValue }) => takesValue).map(({ word }) => word);
  const words = [...commands, ...(places === 'files' ? [] : places.map((word) => ({ word, about: '' })))];
  const described = (list: Offer['commands']) =>
    list.map(({ word, about }) => `        ${quotedForZsh(about === '' ? word : `${word}:${about}`)}`);
  return `    '${path}')
      case "$words[CURRENT-1]" in ${valued.length === 0 ? "''" : valued.join('|')}) _files; return ;; esac
      options=(
${described(options).join('\n')}
      )
      commands=(
${described(words).join('\n')}
      )
      if [[ $words[CURRENT] == -* ]]; then _describe -o option options; else ${words.length === 0 ? '_files' : '_describe command commands'}; fi ;;`;
}

function quotedForZsh(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
