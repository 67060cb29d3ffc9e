/** A category as the prompt describes it. */
export interface CategoryText {
  name: string;
  definition: string;
  signs: string[];
  counterSigns: string[];
}

type Part = 'definition' | 'signs' | 'counterSigns';

/**
 * The `## name` sections below `# Categories`: a definition, then bullets below `Signs:` and `Counter-signs:`.
 * Empty when there is no such heading.
 */
export function readCategories(prompt: string): CategoryText[] {
  const categories: CategoryText[] = [];
  let part: Part = 'definition';
  for (const line of categoryLines(prompt)) {
    const name = /^##\s+(.+)$/.exec(line)?.[1];
    if (name !== undefined) {
      categories.push({ name: name.trim().replaceAll('`', ''), definition: '', signs: [], counterSigns: [] });
      part = 'definition';
    } else if (/^signs:?$/i.test(line)) part = 'signs';
    else if (/^counter-?\s?signs:?$/i.test(line)) part = 'counterSigns';
    else if (line !== '') addLine(categories.at(-1), part, line);
  }
  return categories;
}

function categoryLines(prompt: string): string[] {
  const lines = prompt.split('\n').map((line) => line.trim());
  const start = lines.findIndex((line) => /^#\s+categories\b/i.test(line));
  if (start === -1) return [];
  const end = lines.findIndex((line, index) => index > start && /^#\s/.test(line));
  return lines.slice(start + 1, end === -1 ? lines.length : end);
}

function addLine(category: CategoryText | undefined, part: Part, line: string): void {
  if (category === undefined) return;
  const bullet = /^[-*]\s+(.+)$/.exec(line)?.[1];
  if (part === 'definition') category.definition = `${category.definition} ${bullet ?? line}`.trim();
  else if (bullet !== undefined) category[part].push(bullet);
}
