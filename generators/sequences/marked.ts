import type { Contract, Text, TextParameter } from '../../src/contract/contract.ts';
import { parametersOfShape } from '../../src/contract/of-shape.ts';
import { readText } from '../../src/contract/read-text.ts';
import { shownTexts } from '../../src/contract/shown-fields.ts';
import { constraintDrafts } from '../constraints/constraint-drafts.ts';
import type { CaseOptions } from '../plan/case-options.ts';
import { type CaseDraft, type Change, firstOfEach } from '../requests/case-draft.ts';
import { parameterDrafts } from '../requests/parameter-drafts.ts';
import { presenceDrafts } from '../requests/presence-drafts.ts';
import { supportDrafts } from '../requests/support-drafts.ts';

/** Letters by which what a sequence creates is told from everything else on the target. */
export const marker = '{shared:marker:12}';

const asLetters = 'mmmmmmmmmmmm';

/** The change that puts the marker into a request: the first text that the target shows. */
export function markedRequest(contract: Contract): Readonly<Record<string, string>> {
  const shown = markedTexts(contract)[0];
  return shown === undefined ? {} : { [shown.name]: marker };
}

/** One fault for each clause, in requests that carry the marker wherever the fault leaves room for it. */
export function faultsWithMarker(options: CaseOptions): readonly Change[] {
  return faultsOf(options)
    .map((draft) => withMarker(options.contract, draft))
    .filter((change) => change !== null);
}

/** One fault for each clause that leaves no room for the marker. */
export function faultsWithoutMarker(options: CaseOptions): readonly Change[] {
  return faultsOf(options).flatMap((draft) =>
    withMarker(options.contract, draft) === null ? [draft.change] : [],
  );
}

/** One fault for each clause, whether there is room for a marker or not. */
export function faultChanges(options: CaseOptions): readonly Change[] {
  return faultsOf(options).map(({ change }) => change);
}

function faultsOf({ contract, facts, base }: CaseOptions): readonly CaseDraft[] {
  const drafts = [
    ...contract.parameters.flatMap((parameter) => parameterDrafts(parameter, contract, facts)),
    ...contract.parameters.flatMap((parameter) => presenceDrafts(parameter, base)),
    ...contract.across.flatMap(supportDrafts),
    ...(contract.constraints ?? []).flatMap((it) => constraintDrafts(it, contract, facts, base)),
  ].filter(({ side, control }) => side === 'refuse' && control === undefined);
  return firstOfEach(drafts);
}

function withMarker(contract: Contract, { change }: CaseDraft): Change | null {
  const texts = markedTexts(contract);
  const free = texts.filter(({ name }) => !(name in change));
  if (free.length > 0) return { ...Object.fromEntries(free.map(({ name }) => [name, marker])), ...change };
  for (const { name, text } of texts) {
    const value = change[name];
    if (typeof value !== 'string') continue;
    const marked = placed(text, value);
    if (marked !== null) return { ...change, [name]: marked };
  }
  return null;
}

/** `value` with the marker in it, if it breaks the same clauses then. */
function placed(text: Text, value: string): string | null {
  const characters = [...value];
  const candidates = [
    characters.slice(0, 2).join('') + marker + characters.slice(2 + asLetters.length).join(''),
    `${value}${marker}`,
  ];
  const breaches = (it: string) => JSON.stringify(readText(text, it.replace(marker, asLetters)));
  return candidates.find((it) => breaches(it) === breaches(value)) ?? null;
}

function markedTexts(contract: Contract): readonly TextParameter[] {
  const shown = shownTexts(contract).map(({ parameter }) => parameter);
  return parametersOfShape(contract, 'text').filter(({ name }) => shown.includes(name));
}
