/** Assertions that need no Node, for plain data: a failure shows both sides. */
export function equal(actual: unknown, expected: unknown, about = 'value'): void {
  const [was, wanted] = [textOf(actual), textOf(expected)];
  if (was !== wanted) throw new Error(`${about}:\n  is       ${was}\n  expected ${wanted}`);
}

/** @returns the value, which is there */
export function present<T>(value: T | null | undefined, about: string): T {
  if (value === undefined || value === null) throw new Error(`There is no ${about}.`);
  return value;
}

/** Fails unless the text holds the part. */
export function includes(text: string, part: string): void {
  if (!text.includes(part)) throw new Error(`Not in the text: ${part}\nThe text: ${text}`);
}

/**
 * Asks again and again until the answer is what is expected: an editor and its server work when they can.
 * @param limit in milliseconds, far more than it takes
 * @throws the last disagreement when the limit is over
 */
export async function eventually<T>(check: () => T | Promise<T>, limit = 30_000): Promise<T> {
  const end = Date.now() + limit;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > end) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

// Of undefined there is no JSON.
function textOf(value: unknown): string {
  return value === undefined ? 'undefined' : JSON.stringify(value, null, 1);
}
