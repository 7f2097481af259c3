import { isIPv4, isIPv6 } from 'node:net';
import type { Format, FormatValue } from '../../contract/contract.ts';
import { scalar } from './scalar.ts';

/** Whether a text is of the form, in the spelling that the document shows. */
const isOf: { readonly [F in Format]: (text: string) => boolean } = {
  ipv4: isIPv4,
  ipv6: (text) => isIPv6(text) && !text.includes('%'),
  'date-time': (text) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(text) && !Number.isNaN(Date.parse(text)),
  email: (text) => /^[^@\s]+@[^@\s]+$/.test(text),
  uuid: (text) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text),
};

/** Texts of a well-known form. */
export const format = scalar<FormatValue>((value, text) => isOf[value.format](text));
