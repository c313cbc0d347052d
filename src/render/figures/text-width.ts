// Advance widths of Archivo 600 at 84 % width, in hundredths of the type size, from " " to "~".
const ADVANCES = [
  17, 27, 40, 53, 46, 84, 63, 22, 35, 35, 39, 57, 26, 29, 26, 28, 50, 48, 50, 50, 50, 51, 50, 48, 50, 50, 29, 29, 57, 57, 57, 52, 86, 61,
  60, 63, 63, 58, 52, 68, 63, 26, 51, 61, 49, 76, 63, 68, 58, 68, 62, 57, 54, 62, 58, 84, 60, 59, 56, 33, 28, 33, 57, 44, 19, 49, 51, 48,
  51, 49, 27, 50, 51, 23, 23, 48, 23, 75, 51, 52, 51, 51, 31, 46, 28, 51, 45, 67, 47, 45, 44, 37, 22, 37, 57,
];

/** About how wide a label is, in px: it has to be placed where nothing can measure it. */
export function textWidth(text: string, size: number): number {
  const base = text.normalize("NFD").replace(/\p{M}/gu, "");
  return [...base].reduce((sum, character) => sum + (ADVANCES[character.charCodeAt(0) - 32] ?? 52), 0) * (size / 100);
}
