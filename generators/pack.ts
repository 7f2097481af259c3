import type { Case, Pack, Parameters } from '../src/contract/case.ts';
import { parameterPath } from '../src/contract/parameter-path.ts';

/**
 * Puts cases that must be accepted together in as few requests as their parameters allow: no two members of a pack
 * change the same parameter. Cases that need a twin, or a delivery of their own, stay alone.
 */
export function packed(cases: readonly Case[], base: Parameters, token: string): readonly (Case | Pack)[] {
  const packs: { members: Case[]; changed: Set<string> }[] = [];
  const alone: Case[] = [];
  for (const it of cases) {
    const changed = changedBy(it, base, token);
    if (!isPackable(it, changed)) {
      alone.push(it);
      continue;
    }
    const pack = packs.find((other) => changed.every((name) => !other.changed.has(name)));
    if (pack === undefined) packs.push({ members: [it], changed: new Set(changed) });
    else {
      pack.members.push(it);
      for (const name of changed) pack.changed.add(name);
    }
  }
  const ordered = packs.map(
    ({ members }) => (members.length === 1 ? members[0] : toPack(members, base)) ?? toPack(members, base),
  );
  return [...ordered, ...alone];
}

function isPackable({ side, twin, control, answered, request }: Case, changed: readonly string[]): boolean {
  const plain =
    request.method === 'POST' &&
    request.place === 'query' &&
    request.format === 'JSON' &&
    !request.rpcSignature;
  const whole = request.omit.length === 0 && request.again.length === 0 && request.raw === '';
  return (
    side === 'accept' &&
    twin === null &&
    control === null &&
    !answered &&
    plain &&
    whole &&
    changed.length > 0
  );
}

/** The parameters in which a case differs from the base; a token counts when it is not an ordinary one. */
function changedBy({ request }: Case, base: Parameters, token: string): readonly string[] {
  const { parameters } = request;
  const names = [...new Set([...Object.keys(parameters), ...Object.keys(base)])];
  const ordinary = /^\{fresh:24\}$/;
  const changed = names.filter(
    (name) => parameters[name] !== base[name] && !(name === token && ordinary.test(parameters[name] ?? '')),
  );
  return [
    ...new Set([...changed, ...(token in parameters ? [] : [token])].map((name) => parameterPath(name).name)),
  ];
}

function toPack(members: readonly Case[], base: Parameters): Pack {
  const [first] = members;
  if (first === undefined) throw new Error('A pack has at least one member.');
  const parameters: Record<string, string> = { ...first.request.parameters };
  for (const { request } of members.slice(1)) {
    for (const [name, value] of Object.entries(request.parameters))
      if (base[name] !== value && !/^\{fresh:24\}$/.test(value)) parameters[name] = value;
    for (const name of Object.keys(base)) if (!(name in request.parameters)) delete parameters[name];
  }
  return { members, request: { ...first.request, parameters } };
}
