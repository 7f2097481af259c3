import type { Parameter } from '../../endpoint/decode-form.ts';
import type { Received } from '../../endpoint/received.ts';
import { changeManners, refuseWhen } from './change.ts';
import type { Draft, Family } from './flaw.ts';

/** Parameters that are not read where they may stand. */
export const transports: Family = ({ common }) => {
  const { transportGet, transportPost } = common;
  const read = (
    title: string,
    about: string,
    isRead: (parameter: Parameter, received: Received) => boolean,
  ): Draft => ({
    name: `transports/${title}`,
    about,
    clauses: [transportPost],
    apply: changeManners(({ apply }) => ({
      apply: (parameters, call) =>
        apply(parameters, call).filter((parameter) => isRead(parameter, call.received)),
    })),
  });
  return [
    {
      name: 'transports/get-refused',
      about: 'refuses GET',
      clauses: [transportGet],
      apply: refuseWhen(({ call }) => call.received.method === 'GET'),
    },
    {
      name: 'transports/post-refused',
      about: 'refuses POST',
      clauses: [transportPost],
      apply: refuseWhen(({ call }) => call.received.method === 'POST'),
    },
    read('form-body-ignored', 'does not read form bodies', ({ place }) => place === 'query'),
    read(
      'query-of-post-ignored',
      'does not read the query of a POST request',
      ({ place }, { method }) => method !== 'POST' || place === 'body',
    ),
    {
      ...read(
        'query-of-get-ignored',
        'does not read the query of a GET request',
        (_, { method }) => method !== 'GET',
      ),
      clauses: [transportGet],
    },
  ];
};
