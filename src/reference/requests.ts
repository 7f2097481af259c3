/** What a request to create something has, whatever it creates. */
export interface CreateRequest {
  readonly region: string;
  readonly token: string | undefined;
  readonly dryRun: boolean;
}

/** The spellings of a tag's two parameters; the first one given wins. */
export interface TagSpellings {
  readonly key: readonly string[];
  readonly value: readonly string[];
}

/** One tag as it was asked for; what is not given is undefined. */
export interface AskedTag {
  readonly n: number;
  readonly key: string | undefined;
  readonly value: string | undefined;
  readonly isInBothSpellings: boolean;
}

/** A request to create a security group. */
export interface GroupRequest extends CreateRequest {
  readonly name: string | undefined;
  readonly description: string | undefined;
  readonly vpcId: string | undefined;
  readonly resourceGroupId: string | undefined;
  readonly ownerAccount: string | undefined;
  readonly tags: readonly AskedTag[];
}

/** A request to create a security policy. */
export interface PolicyRequest extends CreateRequest {
  readonly name: string | undefined;
  readonly resourceGroupId: string | undefined;
  readonly tlsVersions: readonly string[];
  readonly ciphers: readonly string[];
}
