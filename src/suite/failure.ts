/** An error that Vitest and Allure take for a failed expectation, by its name, and not for a broken test. */
export function failure(message: string): Error {
  const error = new Error(message);
  error.name = 'AssertionError';
  return withoutStack(error);
}

/** The place in this library says nothing to a reader. */
export function withoutStack(error: Error): Error {
  error.stack = `${error.name}: ${error.message}`;
  return error;
}
