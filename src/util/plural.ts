/** `1 ticket`, `0 tickets`, `2 entries`: a count with the noun in the right number. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
