import type { Offer } from './offer.ts';

/** A script for bash that completes the words of `name`. */
export function bash(name: string, offers: readonly Offer[]): string {
  const paths = offers.filter(({ path }) => path !== '').map(({ path }) => path);
  return `# Completion of ${name} for bash: source it, or put it into ~/.local/share/bash-completion/completions/${name}
_${name}() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]} path= word
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "\${path:+$path }$word" in
      ${paths.map((path) => `'${path}'`).join('|')}) path="\${path:+$path }$word" ;;
    esac
  done
  COMPREPLY=()
  case "$path" in
${offers.map(branch).join('\n')}
  esac
}
complete -o default -F _${name} ${name}
`;
}

function branch({ path, commands, options, places }: Offer): string {
  const valued = options.filter(({ takesValue }) => takesValue).map(({ word }) => word);
  const words = [...commands.map(({ word }) => word), ...(places === 'files' ? [] : places)];
  return `    '${path}')
      case "$prev" in ${valued.length === 0 ? "''" : valued.join('|')}) return ;; esac
      if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W '${options.map(({ word }) => word).join(' ')}' -- "$cur"))
      ${words.length === 0 ? 'fi' : `else COMPREPLY=($(compgen -W '${words.join(' ')}' -- "$cur")); fi`} ;;`;
}
