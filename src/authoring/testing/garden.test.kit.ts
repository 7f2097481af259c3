import { type Answer, done, type Handle, type Parameters, refused } from './serve.test.kit.ts';

/** Ways in which the endpoint of gardens is wrong, one at a time. */
export type GardenFault =
  | 'name-65'
  | 'name-first'
  | 'name-same'
  | 'text-http'
  | 'text-script'
  | 'size-any'
  | 'size-510'
  | 'size-step'
  | 'size-default'
  | 'kind-zen'
  | 'kind-no-stone'
  | 'kind-no-rose'
  | 'kind-code'
  | 'fenced-any'
  | 'cidr-25'
  | 'cidr-anywhere'
  | 'cidr-first-number'
  | 'cidr-no-192'
  | 'cidr-any'
  | 'bed-outside'
  | 'bed-wider'
  | 'gateway-any'
  | 'owner-any'
  | 'moment-any'
  | 'trace-any'
  | 'soil-any'
  | 'plant-four'
  | 'plant-twice'
  | 'plant-any'
  | 'plant-first-only'
  | 'labels-five'
  | 'label-11'
  | 'motto-in-characters'
  | 'motto-31'
  | 'port-0'
  | 'tag-six'
  | 'tag-no-key'
  | 'tag-key-33'
  | 'gate-10'
  | 'gate-any-width'
  | 'gate-no-15'
  | 'colour-any'
  | 'no-cidr-needed'
  | 'herb-alone'
  | 'both-gateways'
  | 'neither-owner'
  | 'fence-and-gate'
  | 'neither-fence'
  | 'other-payer'
  | 'visitors'
  | 'closes-first'
  | 'no-map'
  | 'token-forgotten'
  | 'dry-run-creates'
  | 'quota-31'
  | 'lost-tags'
  | 'shown-kind'
  | 'planned'
  | 'stage-wild'
  | 'refused-creates';

interface Garden {
  readonly id: string;
  readonly given: Parameters;
}

const ipv4 = /^((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(?!$)|$)){4}$/;
const length = (text: string) => [...text].length;

/** An endpoint that keeps what docs/examples/create-garden.yaml says, but for `fault`. */
export function gardenEndpoint(fault?: GardenFault): Handle {
  const gardens = new Map<string, Garden>();
  const tokens = new Map<string, { readonly given: string; readonly answer: Answer }>();
  const looked = new Set<string>();
  let count = 0;
  const is = (it: GardenFault) => fault === it;

  function problem(p: Parameters): Answer | null {
    const no = (code = 'InvalidParameter', status = 400) => refused(status, code);
    const name = p.GardenName;
    if (!p.RegionId) return no('MissingRegionId');
    if (name === undefined) return no('MissingGardenName');
    const badName = no('InvalidGardenName.Malformed');
    if (length(name) < 2 || length(name) > (is('name-65') ? 65 : 64) || !/^[A-Za-z0-9_-]*$/.test(name))
      return badName;
    if (!is('name-first') && !/^[A-Za-z]/.test(name)) return badName;
    const { Description: text, Size: size, Kind: kind, Fenced: fenced, CidrBlock: cidr } = p;
    if (text !== undefined) {
      if (length(text) < 2 || length(text) > 256) return no();
      if (!is('text-http') && /^https?:\/\//.test(text)) return no();
      if (!is('text-script') && text.includes('<script')) return no();
    }
    if (size !== undefined && !is('size-any')) {
      if (!/^\d+$/.test(size)) return no();
      if (Number(size) < 10 || Number(size) > (is('size-510') ? 510 : 500)) return no();
      if (!is('size-step') && Number(size) % 10 !== 0) return no();
    }
    const kinds = ['Rose', 'Herb', 'Stone', ...(is('kind-zen') ? ['Zen'] : [])].filter(
      (it) => !(is('kind-no-stone') && it === 'Stone') && !(is('kind-no-rose') && it === 'Rose'),
    );
    if (kind === undefined || !kinds.includes(kind))
      return no(is('kind-code') && kind !== undefined ? 'Wrong' : 'InvalidKind');
    if (fenced !== undefined && !is('fenced-any') && !['true', 'false'].includes(fenced)) return no();
    if (cidr !== undefined && !is('cidr-any')) {
      const [address = '', bits = ''] = cidr.split('/');
      if (!ipv4.test(address) || !/^\d\d?$/.test(bits)) return no();
      if (Number(bits) < 8 || Number(bits) > (is('cidr-25') ? 25 : 24)) return no();
      const isLoose = is('cidr-anywhere') || is('cidr-first-number');
      if (!isLoose && !/^(10\.|192\.168\.)/.test(cidr)) return no();
      if (is('cidr-first-number') && !/^(10|192)\./.test(cidr)) return no();
      if (address.startsWith('192.') && Number(bits) < 16 && !isLoose) return no();
      if (is('cidr-no-192') && address.startsWith('192.')) return no();
    }
    if (p.BedBlock !== undefined) {
      const bed = blockOf(p.BedBlock);
      if (bed === null || bed.bits < 9 || bed.bits > 28) return no();
      const around = blockOf(cidr ?? '');
      // The fault 'bed-wider' looks at where a block starts alone.
      const isIn = around === null || bed.start.startsWith(around.start.slice(0, around.bits));
      const isLarger = around !== null && bed.bits < around.bits;
      if ((!isIn && !is('bed-outside')) || (isLarger && !is('bed-wider') && !is('bed-outside'))) return no();
    }
    if (p.Gateway !== undefined && !is('gateway-any') && !ipv4.test(p.Gateway)) return no();
    if (
      p.GatewayV6 !== undefined &&
      (!/^[0-9a-f:]+$/i.test(p.GatewayV6) || !URL.canParse(`http://[${p.GatewayV6}]/`))
    )
      return no();
    for (const moment of [p.OpensAt, p.ClosesAt])
      if (moment !== undefined && !is('moment-any') && Number.isNaN(Date.parse(moment))) return no();
    for (const mail of [p.Owner, p.Payer])
      if (mail !== undefined && !is('owner-any') && !/^\S+@\S+\.\S+$/.test(mail)) return no();
    if (p.TraceId !== undefined && !is('trace-any') && !/^[0-9a-f-]{36}$/i.test(p.TraceId)) return no();
    if (p.SoilId !== undefined && !is('soil-any') && p.SoilId !== 'soil-1')
      return no('InvalidSoilId.NotFound', 404);
    const visitors = [p.MinVisitors, p.MaxVisitors];
    if (visitors.some((it) => it !== undefined && (!/^\d+$/.test(it) || Number(it) < 1 || Number(it) > 20)))
      return no();
    const plants = numbered(p, 'Plant');
    if (plants.length > (is('plant-four') ? 4 : 3)) return no();
    if (!is('plant-twice') && new Set(plants).size < plants.length) return no();
    const looked = is('plant-first-only') ? plants.slice(0, 1) : plants;
    if (!is('plant-any') && looked.some((it) => !['tulip', 'thyme', 'basil', 'moss'].includes(it)))
      return no();
    if (p.Labels !== undefined) {
      const labels = listIn(p.Labels);
      if (labels === null || labels.length < 1 || labels.length > (is('labels-five') ? 5 : 4)) return no();
      if (labels.some((it) => length(it) < 1 || length(it) > (is('label-11') ? 11 : 10))) return no();
    }
    if (p.Motto !== undefined) {
      const size = is('motto-in-characters') ? length(p.Motto) : Buffer.byteLength(p.Motto);
      if (size < 1 || size > (is('motto-31') ? 31 : 30) || /[^A-Za-z\u{80}-\u{10ffff}]/u.test(p.Motto))
        return no();
    }
    const ports = p.Ports?.split(',') ?? [];
    if (ports.length > 3) return no();
    if (ports.some((it) => !/^\d+$/.test(it) || Number(it) < (is('port-0') ? 0 : 1) || Number(it) > 65535))
      return no();
    const tags = tagsIn(p);
    if (tags.length > (is('tag-six') ? 6 : 5)) return no();
    for (const { key, value } of tags) {
      if (key === undefined && !is('tag-no-key')) return no();
      if (key === '' || length(key ?? 'a') > (is('tag-key-33') ? 33 : 32) || key?.startsWith('acs:'))
        return no();
      if (length(value ?? '') > 32) return no();
    }
    const width = p['Gate.Width'];
    const isWide = ['-1', '15'].includes(width ?? '') && !(is('gate-no-15') && width === '15');
    if (
      width !== undefined &&
      !isWide &&
      !(is('gate-any-width') && Number(width) > 9 && Number(width) < 15) &&
      (!/^\d+$/.test(width) || Number(width) < 1 || Number(width) > (is('gate-10') ? 10 : 9))
    )
      return no();
    const colour = p['Gate.Colour'];
    if (colour !== undefined && !is('colour-any') && !['red', 'green'].includes(colour)) return no();
    if (!is('no-cidr-needed') && p.Gateway !== undefined && cidr === undefined) return no('MissingCidrBlock');
    if (!is('herb-alone') && kind === 'Herb' && plants.length === 0) return no();
    if (!is('both-gateways') && p.Gateway !== undefined && p.GatewayV6 !== undefined) return no();
    if (!is('neither-owner') && p.Owner === undefined && p.TraceId === undefined) return no();
    if (!is('neither-fence') && fenced === undefined && width === undefined) return no();
    if (!is('fence-and-gate') && fenced !== undefined && width !== undefined) return no();
    if (!is('other-payer') && p.Owner !== undefined && p.Payer !== undefined && p.Owner !== p.Payer)
      return no();
    if (
      !is('visitors') &&
      visitors.every((it) => it !== undefined) &&
      Number(p.MinVisitors) > Number(p.MaxVisitors)
    )
      return no();
    if (!is('closes-first') && Date.parse(p.OpensAt ?? '') > Date.parse(p.ClosesAt ?? '')) return no();
    return null;
  }

  function create(p: Parameters): Answer {
    const token = p.ClientToken ?? '';
    if (length(token) > 64 || /[^\u0000-\u007f]/.test(token)) return refused(400, 'InvalidClientToken');
    const { ClientToken: _, ...given } = p;
    const { RegionId: __, Action: ___, ...own } = given;
    const said = JSON.stringify(
      Object.entries(own)
        .filter(([name]) => !/^(Signature|Timestamp|Format|Version|AccessKeyId)/.test(name))
        .sort(),
    );
    const known = tokens.get(token);
    const isKnown = token !== '' && known !== undefined && !is('token-forgotten');
    if (isKnown) return known.given === said ? known.answer : refused(400, 'IdempotentParameterMismatch');
    const wrong = problem(given);
    if (wrong !== null && !is('refused-creates')) return wrong;
    const isCheck = p.DryRun === 'true';
    if (
      wrong === null &&
      !is('name-same') &&
      [...gardens.values()].some((it) => it.given.GardenName === p.GardenName)
    )
      return refused(409, 'GardenName.Duplicate');
    if (wrong === null && gardens.size >= (is('quota-31') ? 31 : 30))
      return refused(400, 'QuotaExceeded.Garden');
    if (isCheck && wrong === null && !is('dry-run-creates')) return refused(400, 'DryRunOperation');
    const id = `garden-${++count}`;
    gardens.set(id, { id, given });
    if (wrong !== null) return wrong;
    if (isCheck) return refused(400, 'DryRunOperation');
    const answer = done({
      GardenId: id,
      Name: p.GardenName,
      ...(!is('no-map') && { MapId: `map-${count}` }),
    });
    if (token !== '') tokens.set(token, { given: said, answer });
    return answer;
  }

  const shown = ({ id, given }: Garden) => ({
    GardenId: id,
    Name: given.GardenName ?? '',
    Description: given.Description ?? '',
    Size: given.Size ?? (is('size-default') ? '20' : '10'),
    Kind: is('shown-kind') ? 'Rose' : given.Kind,
    Cidr: given.CidrBlock ?? '',
    Plants: numbered(given, 'Plant'),
    Tags: {
      Tag: is('lost-tags')
        ? []
        : tagsIn(given).map(({ key, value }) => ({ TagKey: key ?? '', TagValue: value ?? '' })),
    },
  });

  /** A garden is grown when it is looked at again. */
  function stageOf(id: string): string {
    const isGrown = looked.has(id);
    looked.add(id);
    if (!isGrown) return is('stage-wild') ? 'Wild' : 'Sown';
    return 'Grown';
  }

  const actions: Readonly<Record<string, (p: Parameters) => Answer>> = {
    CreateGarden: create,
    ListGardens: (p) => {
      const ids = p.GardenIds === undefined ? null : listIn(p.GardenIds);
      const all = [...gardens.values()].filter(({ id }) => ids === null || ids.includes(id));
      const from = Number(p.NextToken ?? 0);
      const size = Number(p.MaxResults ?? 10);
      const next = from + size < all.length ? { NextToken: String(from + size) } : {};
      return done({
        TotalCount: all.length,
        Gardens: { Garden: all.slice(from, from + size).map(shown) },
        ...next,
      });
    },
    GetGarden: (p) =>
      gardens.has(p.GardenId ?? '')
        ? done({
            GardenId: p.GardenId,
            Status: is('planned') ? 'Open' : 'Planned',
            Stage: stageOf(p.GardenId ?? ''),
          })
        : refused(404, 'GardenNotFound'),
    DeleteGarden: (p) => (gardens.delete(p.GardenId ?? '') ? done() : refused(404, 'GardenNotFound')),
  };
  return (action, parameters) => actions[action]?.(parameters) ?? refused(404, 'InvalidAction.NotFound');
}

/** A block: its start in binary digits, and its bits. */
function blockOf(text: string): { readonly start: string; readonly bits: number } | null {
  const [address = '', bits = ''] = text.split('/');
  if (!ipv4.test(address) || !/^\d\d?$/.test(bits) || Number(bits) > 32) return null;
  const start = address.split('.').map((it) => Number(it).toString(2).padStart(8, '0'));
  return { start: start.join(''), bits: Number(bits) };
}

function numbered(p: Parameters, list: string): readonly string[] {
  return Object.entries(p).flatMap(([name, value]) =>
    new RegExp(`^${list}\\.\\d+$`).test(name) ? [value] : [],
  );
}

function listIn(text: string): readonly string[] | null {
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) ? list.map(String) : null;
  } catch {
    return null;
  }
}

function tagsIn(
  p: Parameters,
): readonly { readonly key?: string | undefined; readonly value?: string | undefined }[] {
  const numbers = new Set(
    Object.keys(p).flatMap((name) => /^Tag\.(\d+)\.(Key|Value)$/.exec(name)?.[1] ?? []),
  );
  return [...numbers].map((it) => ({ key: p[`Tag.${it}.Key`], value: p[`Tag.${it}.Value`] }));
}
