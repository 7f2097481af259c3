/** The operations that a run without `--operation` keeps to. */
export const usualOperations: readonly string[] = ['CreateSecurityPolicy', 'CreateSecurityGroup'];
