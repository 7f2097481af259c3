import type { GroupParameter, Text, TextParameter, TextRule } from '../../src/contract/contract.ts';
import { acceptedTexts, ordinaryText, refusedTexts, shortest } from '../texts/text.ts';
import type { Sample } from '../texts/text-parts.ts';
import type { CaseDraft } from './case-draft.ts';
import { aliasPosition, memberPositions, type Position } from './position.ts';

/** Drafts of every rule about a single text, and of its presence. */
export function textDrafts(parameter: TextParameter): readonly CaseDraft[] {
  const put = (value: string) => ({ [parameter.name]: value });
  const valid = put(ordinaryText(parameter.text, Math.max(6, shortest(parameter.text))));
  const position: Position = { label: '', put, valid, main: true };
  return parameter.text.rules.flatMap((rule) => ruleDrafts(parameter.text, rule, [position]));
}

/** Drafts of every rule about the members of a group, in every kind of place. */
export function memberDrafts(parameter: GroupParameter): readonly CaseDraft[] {
  return Object.entries(parameter.members).flatMap(([member, text]) =>
    text.rules.flatMap((rule) => ruleDrafts(text, rule, memberPositions(parameter, member))),
  );
}

/** Drafts of a group's other spelling: its texts keep and break the same rules. */
export function aliasDrafts(parameter: GroupParameter): readonly CaseDraft[] {
  return Object.entries(parameter.members).flatMap(([member, text]) =>
    text.rules.flatMap((rule) => {
      const faults = refusedTexts(text, rule).filter(({ tier }) => tier === 'edge');
      return [aliasPosition(parameter, member), aliasPosition(parameter, member, 2)].flatMap(
        (position, place) =>
          faults
            .slice(0, place === 0 ? 2 : 1)
            .map((fault, index) =>
              aliasDraft(parameter, member, position, fault, place === 0 && index === 0 ? 'edge' : 'sweep'),
            ),
      );
    }),
  );
}

/** A fault in a record of the other spelling, with the same fault in the documented one as its control. */
export function aliasDraft(
  { alias }: GroupParameter,
  member: string,
  position: Position,
  fault: Sample,
  tier: CaseDraft['tier'],
): CaseDraft {
  return {
    clause: alias.clause,
    side: 'refuse',
    label: `${member}: ${fault.label}, ${position.label}`,
    tier,
    change: position.put(fault.value),
    twin: position.valid,
    ...(position.plain && { control: position.plain.put(fault.value) }),
  };
}

function ruleDrafts(text: Text, rule: TextRule, positions: readonly Position[]): readonly CaseDraft[] {
  return positions.flatMap((position, place) => {
    const label = ({ label }: Sample) => (position.label === '' ? label : `${label}, ${position.label}`);
    const faults = chosen(refusedTexts(text, rule), position, place);
    const valid = chosen(acceptedTexts(text, rule), position, place);
    const tier = (sample: Sample) => (place > 3 ? 'sweep' : sample.tier);
    return [
      ...faults.map(
        (fault): CaseDraft => ({
          clause: rule.clause,
          side: 'refuse',
          label: label(fault),
          tier: tier(fault),
          change: position.put(fault.value),
          twin: position.valid,
        }),
      ),
      ...valid.map(
        (it): CaseDraft => ({
          clause: rule.clause,
          side: 'accept',
          label: label(it),
          tier: place === 0 ? it.tier : 'sweep',
          change: position.put(it.value),
          ...(it.twin !== undefined && { twin: position.put(it.twin) }),
        }),
      ),
    ];
  });
}

/** All samples in a main position; elsewhere one, another one in each place. */
function chosen(samples: readonly Sample[], position: Position, place: number): readonly Sample[] {
  if (position.main) return samples;
  const edges = samples.filter(({ tier, twin }) => tier === 'edge' && twin === undefined);
  const sample = edges[place % Math.max(edges.length, 1)];
  return sample === undefined ? [] : [sample];
}
