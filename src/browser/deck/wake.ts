/**
 * Keeps the screen from going dark while `needed` says so. The browser takes the lock away whenever the page is hidden, so it
 * is asked for again; where there is none, or it is refused, nothing happens.
 *
 * @returns to be called when `needed` may have changed
 */
export function keepAwake(needed: () => boolean): () => void {
  let lock: WakeLockSentinel | undefined;
  let asking = false;
  const update = async (): Promise<void> => {
    const want = needed() && document.visibilityState === "visible";
    if (!want) {
      await lock?.release();
      lock = undefined;
    } else if (!asking && (!lock || lock.released)) {
      asking = true;
      lock = await navigator.wakeLock?.request("screen").catch(() => undefined);
      asking = false;
    }
    document.documentElement.toggleAttribute("data-awake", lock !== undefined && !lock.released);
  };
  const run = (): void => void update();
  document.addEventListener("visibilitychange", run);
  document.addEventListener("fullscreenchange", run);
  run();
  return run;
}
