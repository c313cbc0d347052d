/**
 * Lets a wall of strokes be gone through by the keyboard: it is one stop of the Tab key; the arrows move along and between its
 * rows, Home and End to the ends. What has the focus or the pointer is told in a line.
 */
export function addWalls(deck: HTMLElement): void {
  for (const wall of deck.querySelectorAll<HTMLElement>("[data-wall]")) {
    const caption = wall.querySelector<HTMLElement>(".wall-caption");
    const tell = (stroke: HTMLElement | undefined): void => {
      if (caption) caption.textContent = stroke?.getAttribute("aria-label") ?? "";
      wall.classList.toggle("is-told", stroke !== undefined);
    };
    wall.addEventListener("pointerover", ({ target }) => tell(strokeOf(target) ?? strokeOf(document.activeElement)));
    wall.addEventListener("pointerleave", () => tell(strokeOf(document.activeElement)));
    wall.addEventListener("focusin", ({ target }) => {
      const stroke = strokeOf(target);
      for (const other of strokesOf(wall)) other.tabIndex = other === stroke ? 0 : -1;
      tell(stroke);
    });
    wall.addEventListener("focusout", () => tell(undefined));
    wall.addEventListener("keydown", (event) => {
      const stroke = strokeOf(event.target);
      const next = stroke && !event.ctrlKey && !event.metaKey && !event.altKey ? goal(wall, stroke, event.key) : undefined;
      if (!next) return;
      next.focus();
      event.preventDefault();
      event.stopPropagation(); // the slide stays
    });
  }
}

function strokesOf(wall: HTMLElement): HTMLElement[] {
  return [...wall.querySelectorAll<HTMLElement>(".wall-stroke")];
}

function strokeOf(target: EventTarget | null): HTMLElement | undefined {
  return target instanceof Element ? (target.closest<HTMLElement>(".wall-stroke") ?? undefined) : undefined;
}

/** Where a key leads from a stroke; the stroke itself at the ends. Undefined for a key that leads nowhere. */
function goal(wall: HTMLElement, stroke: HTMLElement, key: string): HTMLElement | undefined {
  const here = stroke.offsetTop;
  const row = strokesOf(wall)
    .filter(({ offsetTop }) => offsetTop === here)
    .sort((a, b) => a.offsetLeft - b.offsetLeft);
  const at = row.indexOf(stroke);
  if (key === "ArrowRight") return row[at + 1] ?? stroke;
  if (key === "ArrowLeft") return row[at - 1] ?? stroke;
  if (key === "Home") return row[0];
  if (key === "End") return row.at(-1);
  if (key !== "ArrowUp" && key !== "ArrowDown") return undefined;
  const others = strokesOf(wall).filter(({ offsetTop }) => (key === "ArrowDown" ? offsetTop > here : offsetTop < here));
  const near = (other: HTMLElement): number => Math.abs(other.offsetTop - here) * 10 + Math.abs(other.offsetLeft - stroke.offsetLeft);
  return others.sort((a, b) => near(a) - near(b))[0] ?? stroke;
}
