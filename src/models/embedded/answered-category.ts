/** The `category` of an answer's JSON object; null when it has none. Text around the object counts nothing. */
export function answeredCategory(answer: string): string | null {
  const start = answer.indexOf('{');
  const end = answer.lastIndexOf('}');
  try {
    const record: unknown = JSON.parse(answer.slice(start, end + 1));
    if (typeof record !== 'object' || record === null || !('category' in record)) return null;
    return typeof record.category === 'string' ? record.category : null;
  } catch {
    return null;
  }
}
