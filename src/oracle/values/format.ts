import { isIPv4, isIPv6 } from 'node:net';
import type { Format, FormatValue } from '../../contract/contract.ts';
import type { Reading } from './reading.ts';
import { readScalar } from './scalar.ts';

type Verdict = 'right' | 'wrong' | 'open';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** What a text is under each form; what some readings of the form take and others do not is open. */
const verdicts: { readonly [F in Format]: (text: string) => Verdict } = {
  ipv4: (text) => {
    if (isIPv4(text)) return 'right';
    return /^[\d. \t]+$/.test(text) && isIPv4(text.replaceAll(/[ \t]/g, '').replaceAll(/\b0+(?=\d)/g, ''))
      ? 'open'
      : 'wrong';
  },
  ipv6: (text) => {
    if (isIPv6(text) && /^[0-9a-f:]+$/.test(text)) return 'right';
    // Zones, brackets, embedded IPv4 and capitals are spellings of their own.
    return isIPv6(text) || isIPv6(text.replaceAll(/[[\] \t]/g, '').replace(/[%/].*$/, '')) ? 'open' : 'wrong';
  },
  'date-time': (text) => {
    const match = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)Z$/.exec(text);
    const time = Date.parse(text);
    // A date that does not exist may be refused or be taken for the day after.
    if (match !== null && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text.slice(0, 19)))
      return 'right';
    return Number.isNaN(time) && match === null && !/^\d[\d :T.Z+-]*$/i.test(text) ? 'wrong' : 'open';
  },
  email: (text) => {
    if (/^[a-z0-9]+([._-][a-z0-9]+)*@([a-z0-9]+(-[a-z0-9]+)*\.)+[a-z]{2,12}$/i.test(text)) return 'right';
    return text.includes('@') && !/^@|@$|\s/.test(text) ? 'open' : 'wrong';
  },
  uuid: (text) => {
    if (uuid.test(text)) return 'right';
    return /^[{(]?[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}[)}]?$/i.test(text.trim()) ? 'open' : 'wrong';
  },
};

/** Texts of a well-known form. */
export const format: Reading<FormatValue> = {
  read: (value, entries) => readScalar(value, entries, verdicts[value.format]),
  canonical: ({ format: of }, text) => (of === 'date-time' ? text : text.toLowerCase()),
};
