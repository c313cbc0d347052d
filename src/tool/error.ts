/** The one error shown bare, without a stack: what is wrong and what to do. */
export class CliError extends Error {}
