/**
 * Whether an address may be linked to from a page: the web, a mailbox, or a place in the deck (`#its-id`). Anything else could
 * run (`javascript:`), embed (`data:`), read the reader's disk (`file:`) or hide where it leads (spaces, control characters).
 */
export function isSafeLink(address: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
  if (/[\u0000-\u0020\u007f-\u00a0\\<>"`]/.test(address)) return false;
  return /^#./.test(address) || /^https?:\/\/[^/?#@:]+(:\d{1,5})?([/?#]|$)/i.test(address) || /^mailto:[^@\s]+@[^@\s]+$/i.test(address);
}

/** An address for an `href`. The rules let none through that could run; this is the second door, should one be forgotten. */
export function safeLink(address: string): string | undefined {
  return isSafeLink(address) ? address : undefined;
}
