import type { GroupParameter, Text, TextParameter, TextRule } from '../src/contract/contract.ts';
import type { Probe } from './probe.ts';
import { aliasSlot, memberSlots, type Slot } from './slot.ts';
import { acceptedTexts, ordinaryText, refusedTexts, shortest } from './text.ts';
import type { Sample } from './text-parts.ts';

/** Probes of every rule about a single text, and of its presence. */
export function textProbes(parameter: TextParameter): readonly Probe[] {
  const put = (value: string) => ({ [parameter.name]: value });
  const sound = put(ordinaryText(parameter.text, Math.max(6, shortest(parameter.text))));
  const slot: Slot = { label: '', put, sound, main: true };
  return parameter.text.rules.flatMap((rule) => ruleProbes(parameter.text, rule, [slot]));
}

/** Probes of every rule about the members of a group, in every kind of place. */
export function memberProbes(parameter: GroupParameter): readonly Probe[] {
  return Object.entries(parameter.members).flatMap(([member, text]) =>
    text.rules.flatMap((rule) => ruleProbes(text, rule, memberSlots(parameter, member))),
  );
}

/** Probes of a group's other spelling: its texts keep and break the same rules. */
export function aliasProbes(parameter: GroupParameter): readonly Probe[] {
  return Object.entries(parameter.members).flatMap(([member, text]) =>
    text.rules.flatMap((rule) => {
      const faults = refusedTexts(text, rule).filter(({ tier }) => tier === 'edge');
      return [aliasSlot(parameter, member), aliasSlot(parameter, member, 2)].flatMap((slot, place) =>
        faults
          .slice(0, place === 0 ? 2 : 1)
          .map((fault, index) =>
            aliasProbe(parameter, member, slot, fault, place === 0 && index === 0 ? 'edge' : 'sweep'),
          ),
      );
    }),
  );
}

/** A fault in a record of the other spelling, with the same fault in the documented one as its control. */
export function aliasProbe(
  { alias }: GroupParameter,
  member: string,
  slot: Slot,
  fault: Sample,
  tier: Probe['tier'],
): Probe {
  return {
    clause: alias.clause,
    side: 'refuse',
    label: `${member}: ${fault.label}, ${slot.label}`,
    tier,
    change: slot.put(fault.value),
    twin: slot.sound,
    ...(slot.plain && { control: slot.plain.put(fault.value) }),
  };
}

function ruleProbes(text: Text, rule: TextRule, slots: readonly Slot[]): readonly Probe[] {
  return slots.flatMap((slot, place) => {
    const label = ({ label }: Sample) => (slot.label === '' ? label : `${label}, ${slot.label}`);
    const faults = chosen(refusedTexts(text, rule), slot, place);
    const sound = chosen(acceptedTexts(text, rule), slot, place);
    const tier = (sample: Sample) => (place > 3 ? 'sweep' : sample.tier);
    return [
      ...faults.map(
        (fault): Probe => ({
          clause: rule.clause,
          side: 'refuse',
          label: label(fault),
          tier: tier(fault),
          change: slot.put(fault.value),
          twin: slot.sound,
        }),
      ),
      ...sound.map(
        (it): Probe => ({
          clause: rule.clause,
          side: 'accept',
          label: label(it),
          tier: place === 0 ? it.tier : 'sweep',
          change: slot.put(it.value),
          ...(it.twin !== undefined && { twin: slot.put(it.twin) }),
        }),
      ),
    ];
  });
}

/** All samples in a main slot; elsewhere one, another one in each place. */
function chosen(samples: readonly Sample[], slot: Slot, place: number): readonly Sample[] {
  if (slot.main) return samples;
  const edges = samples.filter(({ tier, twin }) => tier === 'edge' && twin === undefined);
  const sample = edges[place % Math.max(edges.length, 1)];
  return sample === undefined ? [] : [sample];
}
