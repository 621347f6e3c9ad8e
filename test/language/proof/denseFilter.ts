/** Random filters that are hard to tell apart: few events, few fields, many refusals. */

/** Over few fields of different kinds, of which some stand below others, and few values, of which some are the same in two spellings. */
export function denseFilter(random: (below: number) => number): string {
  const one = (items: readonly string[]): string => items[random(items.length)] ?? "";
  const some = (most: number, joint: string, part: () => string): string =>
    Array.from({ length: 1 + random(most) }, part).join(joint);
  const predicate = (): string => {
    const field = one(DENSE_FIELDS);
    const kind = random(12);
    if (kind === 0) return `${field} ${one(["=", "!="])} null`;
    if (kind === 1) return `${field} in (${some(3, ", ", () => one(DENSE_VALUES))})`;
    if (kind === 2) return `${field} ${one(["starts_with", "contains"])} ${one(['"a"', '"5"', '"al"'])}`;
    return `${field} ${one(["=", "!=", "!=", "!="])} ${one(DENSE_VALUES)}`;
  };
  const chain = (): string => `(${some(3, " or ", predicate)})`;
  const name = `eventName in (${some(3, ", ", () => one(['"A"', '"B"', '"C"', '"D"']))})`;
  return [
    ...(random(2) === 0 ? [name] : []),
    some(4, " and ", () => (random(3) === 0 ? `not ${chain()}` : chain())),
  ].join(" and ");
}

const DENSE_FIELDS = [
  ...["awsRegion", "userIdentity.type", "userIdentity", "recipientAccountId", "readOnly", "sourceIPAddress"],
  ...["requestParameters.name", "requestParameters", "resources.ARN", "errorCode", "user", "event_type", "pid"],
];
const DENSE_VALUES = [
  '"a"',
  '"al"',
  '"5"',
  "5",
  '"5.0"',
  "true",
  '"true"',
  '"IAMUser"',
  '"10.0.0.1"',
  '"10.0.0.0/8"',
  '"audit"',
];
