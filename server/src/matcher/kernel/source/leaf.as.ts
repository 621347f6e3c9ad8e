// Leaves: the values that a plan names.

/** Their kinds. */
export const TEXT: u32 = 1, ESCAPED_TEXT: u32 = 2, NUMBER: u32 = 3, TRUE: u32 = 4, FALSE: u32 = 5, OBJECT: u32 = 7;

/** Whether the record must be parsed, because the kernel cannot decide it exactly. */
export let isHandedBack: bool = false;

@inline export function handsBack(): void { isHandedBack = true; }

export function nothingHandedBack(): void { isHandedBack = false; }
