import { expect, it } from 'vitest';
import { authorizationV3, type SignableRequest, sha256Hex, signV3 } from './sign-v3.ts';

const runInstances: SignableRequest = {
  method: 'POST',
  query: [
    ['RegionId', 'cn-shanghai'],
    ['ImageId', 'win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd'],
  ],
  headers: {
    'user-agent': 'not signed',
    host: 'ecs.cn-shanghai.aliyuncs.com',
    'x-acs-action': 'RunInstances',
    'x-acs-version': '2014-05-26',
    'x-acs-date': '2023-10-26T10:22:32Z',
    'x-acs-signature-nonce': '3156853299f313e23d1673dc12e1703d',
    'x-acs-content-sha256': sha256Hex(''),
  },
  body: '',
};

it('signs the published RunInstances request as published', () => {
  const signed = signV3(runInstances, 'YourAccessKeySecret');
  expect(authorizationV3('YourAccessKeyId', signed)).toBe(
    'ACS3-HMAC-SHA256 Credential=YourAccessKeyId,' +
      'SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version,' +
      'Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0',
  );
});

it('signs the body', () => {
  const other = signV3({ ...runInstances, body: 'a=b' }, 'YourAccessKeySecret');
  expect(other.signature).not.toBe(signV3(runInstances, 'YourAccessKeySecret').signature);
});
