/** The query keys a link may carry. Reveal would obey any of its own options from the query, so all others are taken off first. */
const QUERY_KEYS = ["evidence", "time", "lens", "theme", "cut", "without", "view"];

/** Takes every key but the known ones off the address. To be called before `Reveal.initialize`. */
export function allowQuery(): void {
  const query = new URLSearchParams(location.search);
  const kept = new URLSearchParams([...query].filter(([key]) => QUERY_KEYS.includes(key)));
  if (kept.toString() === query.toString()) return;
  replaceQuery(kept);
}

/** Sets one key of the address in place; undefined takes it off. */
export function setQuery(key: string, value: string | undefined): void {
  const query = new URLSearchParams(location.search);
  if (value === undefined) query.delete(key);
  else query.set(key, value);
  replaceQuery(query);
}

function replaceQuery(query: URLSearchParams): void {
  const text = query.toString();
  history.replaceState(history.state, "", `${location.pathname}${text ? `?${text}` : ""}${location.hash}`);
}
