/** For each TLS version, the ciphers that it supports. */
export type CipherTable = Readonly<Record<string, readonly string[]>>;

const basic = ['AES128-SHA', 'AES256-SHA', 'DES-CBC3-SHA'];

/** The lists of the document. */
export const cipherTable: CipherTable = {
  'TLSv1.0': basic,
  'TLSv1.1': basic,
  'TLSv1.2': [
    ...basic,
    'ECDHE-RSA-AES128-SHA256',
    'ECDHE-RSA-AES256-SHA384',
    'AES128-GCM-SHA256',
    'AES256-GCM-SHA384',
    'AES128-SHA256',
    'AES256-SHA256',
  ],
  'TLSv1.3': [
    'TLS_AES_128_GCM_SHA256',
    'TLS_AES_256_GCM_SHA384',
    'TLS_CHACHA20_POLY1305_SHA256',
    'TLS_AES_128_CCM_SHA256',
    'TLS_AES_128_CCM_8_SHA256',
  ],
};

const legacyCurve = [
  'ECDHE-ECDSA-AES128-SHA',
  'ECDHE-ECDSA-AES256-SHA',
  'ECDHE-RSA-AES128-SHA',
  'ECDHE-RSA-AES256-SHA',
];

/** The names of the document's example and of later editions, for the reading that takes them. */
export const laterCipherTable: CipherTable = {
  'TLSv1.0': legacyCurve,
  'TLSv1.1': legacyCurve,
  'TLSv1.2': [
    ...legacyCurve,
    'ECDHE-ECDSA-AES128-GCM-SHA256',
    'ECDHE-ECDSA-AES256-GCM-SHA384',
    'ECDHE-ECDSA-AES128-SHA256',
    'ECDHE-ECDSA-AES256-SHA384',
    'ECDHE-RSA-AES128-GCM-SHA256',
    'ECDHE-RSA-AES256-GCM-SHA384',
  ],
};

/** Whether `cipher` may go with `versions`, given the table: any of them will do. */
export function isSupported(cipher: string, versions: readonly string[], table: CipherTable): boolean {
  return versions.some(
    (version) => Object.hasOwn(table, version) && table[version]?.includes(cipher) === true,
  );
}
