/** 96 random bits as text. `crypto.randomUUID` is missing on plain-http hosts, `getRandomValues` is not. */
export function randomToken(): string {
  const words = crypto.getRandomValues(new Uint32Array(3));
  return Array.from(words, (word) => word.toString(36)).join('');
}
