/** Each directive of the one-file deck's policy, with its reason. The hashes of its scripts come from the build. */
const DIRECTIVES: [name: string, value: string, reason: string][] = [
  ["default-src", "'none'", "the file needs nobody: what is not named below is refused"],
  [
    "style-src",
    "'unsafe-inline'",
    "reveal.js and the diagrams set style attributes while they run, and those have no stable hash; a style cannot run code",
  ],
  ["img-src", "data:", "the empty icon"],
  ["font-src", "data:", "the faces, inlined"],
  ["connect-src", "'none'", "nothing leaves the page"],
  ["base-uri", "'none'", "no relative address may be turned elsewhere"],
  ["form-action", "'none'", "the search is no form to send"],
];

/**
 * The policy for `<meta http-equiv="Content-Security-Policy">`.
 *
 * @param hashes base64 SHA-256 of each script that may run
 */
export function contentPolicy(hashes: string[]): string {
  const scripts = ["script-src", ...hashes.map((hash) => `'sha256-${hash}'`)].join(" ");
  return [scripts, ...DIRECTIVES.map(([name, value]) => `${name} ${value}`)].join("; ");
}

/**
 * A script's text so that it can stand between `<script>` and `</script>`: the two strings an HTML parser would stop or
 * stumble at are written another way. In code that esbuild printed they occur in strings, templates and regular expressions
 * alone, where `\x3C` is `<`.
 */
export function escapeScript(script: string): string {
  return script.replace(/<(?=\/script|!--)/gi, "\\x3C");
}
