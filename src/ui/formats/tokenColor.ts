/** A colour token as the custom property that holds it: `tintAccent` is `var(--wb-tint-accent)`. */
export function tokenColor(token: string): string {
  return `var(--wb-${token.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)})`;
}
