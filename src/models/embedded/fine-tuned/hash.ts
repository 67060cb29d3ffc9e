/** FNV-1a over UTF-16 code units (G. Fowler, L. C. Noll, K.-P. Vo), as an integer from 0 to 2^32 - 1. */
export function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash >>> 0;
}
