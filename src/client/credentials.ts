/** A pair that signs requests; with temporary credentials also the token that goes along. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  readonly securityToken?: string;
}
