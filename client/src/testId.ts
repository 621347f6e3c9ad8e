/**
 * Ids of the Test Explorer's items, built and parsed here only: the pack's URI, the rule's key and the test's key, each
 * percent-encoded, with `/` between. So an id stays the same while its pack is edited elsewhere.
 */

export interface TestIdParts {
  readonly pack: string;
  readonly rule?: string;
  readonly test?: string;
}

export function testId({ pack, rule, test }: TestIdParts): string {
  const parts = rule === undefined ? [pack] : test === undefined ? [pack, rule] : [pack, rule, test];
  return parts.map(encodeURIComponent).join("/");
}

/** `undefined` where the text is no id of ours, as in a run that another extension asks for. */
export function parseTestId(id: string): TestIdParts | undefined {
  try {
    const [pack, rule, test, ...more] = id.split("/").map(decodeURIComponent);
    if (pack === undefined || pack === "" || more.length > 0) return undefined;
    if (rule === undefined) return { pack };
    return test === undefined ? { pack, rule } : { pack, rule, test };
  } catch {
    return undefined;
  }
}
