// The spelling of a member that most services share.

export function usualName(name, member) {
  if (name === "ARN") return "arn";
  const isInBody = member.location === undefined || member.location === "statusCode";
  return smallFirst(isInBody ? (member.locationName ?? name) : name);
}

export function smallFirst(name) {
  return name.slice(0, 1).toLowerCase() + name.slice(1);
}
