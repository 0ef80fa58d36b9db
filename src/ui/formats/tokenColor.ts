/** A colour token as the custom property that holds it: `tintAccent` is `var(--wb-tint-accent)`, `category1` is `var(--wb-category-1)`. */
export function tokenColor(token: string): string {
  return `var(--wb-${token.replace(/[A-Z]|\d+/g, (part) => `-${part.toLowerCase()}`)})`;
}
