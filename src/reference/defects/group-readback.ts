import type { Variation } from '../behaviour.ts';
import { type ClauseId, groupClause } from '../clause-id.ts';
import type { SecurityGroup } from '../state/resources.ts';
import { changeGroup } from '../variation/change.ts';
import { defect } from './defect.ts';

/** A defect that keeps something else of a group than what was asked for. */
function groupKept(
  title: string,
  about: string,
  change: (group: SecurityGroup) => Partial<SecurityGroup>,
  ...more: readonly ClauseId[]
): Variation {
  return defect(
    `sg-readback/${title}`,
    about,
    [groupClause('Result.readback'), ...more],
    changeGroup(({ store }) => ({
      store: (group, context) => ({ ...store(group, context), ...change(store(group, context)) }),
    })),
  );
}

const mangle = (text: string): string => text.replace(/[^\p{ASCII}]/gu, '?');
const latin = (text: string): string => Buffer.from(text).toString('latin1');
const eachTag = (
  change: (tag: SecurityGroup['tags'][number]) => SecurityGroup['tags'][number],
): ((group: SecurityGroup) => Partial<SecurityGroup>) => {
  return ({ tags }) => ({ tags: tags.map(change) });
};

const alias = groupClause('Tag.alias');

/** Data of groups that comes back lost, swapped, cut or mangled. */
export const groupReadbackDefects: readonly Variation[] = [
  groupKept('name-lost', 'loses the name of a group', () => ({ name: '' })),
  groupKept('name-cut', 'cuts the name of a group at 64 characters', ({ name }) => ({
    name: name.slice(0, 64),
  })),
  groupKept('name-lower-case', 'keeps the name of a group in lower case', ({ name }) => ({
    name: name.toLowerCase(),
  })),
  groupKept('name-mangled', 'loses Chinese characters of a name', ({ name }) => ({ name: mangle(name) })),
  groupKept('name-as-latin-1', 'reads the bytes of a name as Latin-1', ({ name }) => ({ name: latin(name) })),
  groupKept('name-without-colon', 'loses colons of a name', ({ name }) => ({
    name: name.replaceAll(':', ''),
  })),
  groupKept('description-lost', 'loses the description of a group', () => ({ description: '' })),
  groupKept('description-cut', 'cuts the description at 128 characters', ({ description }) => ({
    description: description.slice(0, 128),
  })),
  groupKept('description-mangled', 'loses Chinese characters of a description', ({ description }) => ({
    description: mangle(description),
  })),
  groupKept('description-lower-case', 'keeps the description in lower case', ({ description }) => ({
    description: description.toLowerCase(),
  })),
  groupKept('description-is-name', 'keeps the name in place of the description', ({ name }) => ({
    description: name,
  })),
  groupKept('name-and-description-swapped', 'swaps name and description', ({ name, description }) => ({
    name: description,
    description: name,
  })),
  groupKept('tags-lost', 'loses the tags of a group', () => ({ tags: [] }), alias),
  groupKept('first-tag-only', 'keeps the first tag only', ({ tags }) => ({ tags: tags.slice(0, 1) })),
  groupKept('last-tag-lost', 'loses the last of several tags', ({ tags }) => ({
    tags: tags.length > 1 ? tags.slice(0, -1) : tags,
  })),
  groupKept('ten-tags-only', 'keeps ten tags only', ({ tags }) => ({ tags: tags.slice(0, 10) })),
  groupKept(
    'tag-swapped',
    'swaps the key and the value of a tag',
    eachTag(({ key, value }) => ({ key: value, value: key })),
    alias,
  ),
  groupKept(
    'tag-value-lost',
    'loses the values of tags',
    eachTag(({ key }) => ({ key, value: '' })),
    alias,
  ),
  groupKept('tag-value-of-first', 'gives every tag the value of the first', ({ tags }) => ({
    tags: tags.map(({ key }) => ({ key, value: tags[0]?.value ?? '' })),
  })),
  groupKept(
    'tag-key-lower-case',
    'keeps tag keys in lower case',
    eachTag(({ key, value }) => ({ key: key.toLowerCase(), value })),
  ),
  groupKept(
    'tag-key-cut',
    'cuts tag keys at 32 characters',
    eachTag(({ key, value }) => ({ key: key.slice(0, 32), value })),
  ),
  groupKept(
    'tag-value-cut',
    'cuts tag values at 64 characters',
    eachTag(({ key, value }) => ({ key, value: value.slice(0, 64) })),
  ),
  groupKept(
    'tag-mangled',
    'loses Chinese characters of tags',
    eachTag(({ key, value }) => ({ key: mangle(key), value: mangle(value) })),
  ),
  groupKept(
    'tag-value-escaped',
    'keeps tag values with their markup escaped',
    eachTag(({ key, value }) => ({ key, value: value.replaceAll('&', '&amp;').replaceAll('<', '&lt;') })),
  ),
  groupKept(
    'tag-value-unescaped',
    'reads percent escapes in tag values once too often',
    eachTag(({ key, value }) => ({
      key,
      value: value.replaceAll(/%([0-7][0-9A-F])/g, (_, hex: string) =>
        String.fromCharCode(Number.parseInt(hex, 16)),
      ),
    })),
  ),
  groupKept(
    'tag-value-plus-as-space',
    'reads plus signs in tag values as spaces',
    eachTag(({ key, value }) => ({ key, value: value.replaceAll('+', ' ') })),
  ),
  groupKept(
    'tag-value-as-number',
    'keeps tag values that look like numbers as numbers',
    eachTag(({ key, value }) => ({ key, value: /^[\d.ex]+$/i.test(value) ? String(Number(value)) : value })),
  ),
  groupKept('name-null-lost', 'takes the name null for no name', ({ name }) => ({
    name: name === 'null' ? '' : name,
  })),
  groupKept('tag-with-empty-value-lost', 'loses tags whose value is empty', ({ tags }) => ({
    tags: tags.filter(({ value }) => value !== ''),
  })),
  groupKept(
    'vpc-lost',
    'loses the VPC of a group',
    () => ({ vpcId: undefined }),
    groupClause('VpcId.exists'),
  ),
  groupKept('tags-lost-in-vpc', 'loses the tags of a group in a VPC', ({ vpcId, tags }) => ({
    tags: vpcId === undefined ? tags : [],
  })),
  groupKept(
    'description-lost-with-tags',
    'loses the description of a group with tags',
    ({ description, tags }) => ({
      description: tags.length > 0 ? '' : description,
    }),
  ),
];
