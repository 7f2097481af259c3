import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { specimen } from '../../specs/specimen.test.kit.ts';
import { createClient } from '../client/create-client.ts';
import type { Call, Exchange } from '../client/exchange.ts';
import { startReference } from '../reference/start-reference.ts';
import { runAgainst } from './runs.test.kit.ts';

const given = ({ parameters }: Call, name: string) => parameters.find(([own]) => own === name)?.[1];

/** Policies as the endpoint at `url` has them, but for a name that another one has, which is refused. */
function withoutSameNames(url: string) {
  const client = createClient({
    origins: {},
    origin: url,
    credentials: { accessKeyId: 'an-access-key-id', accessKeySecret: 'an-access-key-secret' },
    timeoutMs: 20_000,
  });
  const idOfName = new Map<string, string>();
  const remove = (call: Call, id: string) =>
    client.send({ ...call, action: 'DeleteSecurityPolicy', parameters: [['SecurityPolicyId', id]] });
  return {
    close: client.close,
    send: async (call: Call): Promise<Exchange> => {
      const exchange = await client.send(call);
      const gone = call.action === 'DeleteSecurityPolicy' ? given(call, 'SecurityPolicyId') : undefined;
      for (const [name, id] of idOfName) if (id === gone) idOfName.delete(name);
      const id = /SecurityPolicyId\W+?(scp-\w+|spy-\w+|[\w-]{8,})/.exec(exchange.response?.body ?? '')?.[1];
      const name = given(call, 'SecurityPolicyName');
      if (call.action !== 'CreateSecurityPolicy' || exchange.response?.status !== 200) return exchange;
      if (id === undefined || name === undefined) return exchange;
      const other = idOfName.get(name);
      if (other === undefined || other === id) {
        idOfName.set(name, id);
        return exchange;
      }
      await remove(call, id);
      const body = {
        RequestId: randomUUID().toUpperCase(),
        Code: 'Conflict.Name',
        Message: 'No.',
      };
      return {
        ...exchange,
        response: {
          status: 409,
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        },
      };
    },
  };
}

it('says of a target that takes no name twice that equal requests are not told apart, and judges all else', async () => {
  const target = await startReference({ quota: 20 });
  const { send, close } = withoutSameNames(target.url);
  try {
    const { clausesThat } = await runAgainst(target.url, { contracts: [specimen.policy], send });
    expect(clausesThat('violates')).toEqual(['CreateSecurityPolicy.ClientToken.distinct']);
    expect(clausesThat('conforms')).toEqual(
      expect.arrayContaining([
        'CreateSecurityPolicy.SecurityPolicyName.length',
        'CreateSecurityPolicy.Ciphers.supported',
        'CreateSecurityPolicy.DryRun.pass',
        'CreateSecurityPolicy.Quota.error',
      ]),
    );
  } finally {
    await close();
    await target.close();
  }
});
