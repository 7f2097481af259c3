import { describe, expect, it } from 'vitest';
import { signV1 } from './v1.ts';
import { sha256, signV3 } from './v3.ts';

const parametersOf = (text: string): readonly { readonly name: string; readonly value: string }[] =>
  [...new URLSearchParams(text)].map(([name, value]) => ({ name, value }));

describe('the published signatures', () => {
  it.each([
    [
      'Action=DescribeRegions&Format=XML&SignatureMethod=HMAC-SHA1&SignatureNonce=3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf&SignatureVersion=1.0&Timestamp=2016-02-23T12:46:24Z&Version=2014-05-26',
      'OLeaidS1JvxuMvnyHOwuJ+uX5qY=',
    ],
    [
      'Action=DescribeDedicatedHosts&Format=JSON&RegionId=cn-beijing&SignatureMethod=HMAC-SHA1&SignatureNonce=edb2b34af0af9a6d14deaf7c1a5315eb&SignatureVersion=1.0&Timestamp=2023-03-13T08:34:30Z&Version=2014-05-26',
      '9NaGiOspFP5UPcwX8Iwt2YJXXuk=',
    ],
  ])('V1 of %s', (query, signature) => {
    expect(signV1('GET', parametersOf(`${query}&AccessKeyId=testid`), 'testsecret')).toBe(signature);
  });

  it('V3 of RunInstances', () => {
    const headers = {
      host: 'ecs.cn-shanghai.aliyuncs.com',
      'x-acs-action': 'RunInstances',
      'x-acs-content-sha256': sha256(''),
      'x-acs-date': '2023-10-26T10:22:32Z',
      'x-acs-signature-nonce': '3156853299f313e23d1673dc12e1703d',
      'x-acs-version': '2014-05-26',
    };
    const received = {
      ordinal: 1,
      method: 'POST',
      path: '/',
      query: 'ImageId=win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd&RegionId=cn-shanghai',
      headers,
      body: Buffer.alloc(0),
      tooLarge: false,
    };
    expect(signV3(received, Object.keys(headers), 'YourAccessKeySecret')).toBe(
      '06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0',
    );
  });
});
