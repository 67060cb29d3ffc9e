import { parseDocument } from 'yaml';
import { z } from 'zod';
import { DataError } from '../errors.ts';
import type { ChatMessage } from '../models/types.ts';
import { sha256 } from '../util/hash.ts';
import { OUTPUT_NAMES } from './outputs.ts';

const frontMatterSchema = z.strictObject({
  name: z.string().min(1),
  purpose: z.string().min(1),
  output: z.enum(OUTPUT_NAMES),
});

/** The template of one message. */
export interface PromptSection {
  role: ChatMessage['role'];
  template: string;
  /** Line of the file, from 1, at which the template begins. */
  line: number;
}

export interface PromptFile extends z.infer<typeof frontMatterSchema> {
  path: string;
  /** SHA-256 of the file's text. */
  hash: string;
  sections: PromptSection[];
}

const FRONT_MATTER = /^---\r?\n([\s\S]*?)^---[ \t]*\r?\n/m;
const ROLE_MARK = /^<!-- role: (\w+) -->[ \t]*$/;
const ROLES = ['system', 'user', 'assistant'] as const;

/**
 * A prompt file's text: YAML front matter, then a Liquid body. A line `<!-- role: system -->` (or user, assistant) begins
 * a message; a body without one is a single user message. Throws DataError naming the file and line.
 */
export function parsePromptFile(text: string, path: string): PromptFile {
  const match = FRONT_MATTER.exec(text);
  if (match?.index !== 0) {
    throw new DataError(`${path}:1: expected front matter between two lines ---`, {
      hint: 'Begin the file with ---, then name, purpose and output, then ---.',
    });
  }
  const frontMatter = parseFrontMatter(match[1] ?? '', path);
  const bodyLine = countLines(match[0]);
  return { ...frontMatter, path, hash: sha256(text), sections: splitSections(text.slice(match[0].length), bodyLine, path) };
}

function parseFrontMatter(yaml: string, path: string): z.infer<typeof frontMatterSchema> {
  const document = parseDocument(yaml);
  const error = document.errors[0];
  if (error) throw new DataError(`${path}: front matter: ${error.message}`, { cause: error });
  const parsed = frontMatterSchema.safeParse(document.toJS());
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'front matter'}: ${issue.message}`);
  throw new DataError(`${path}: ${problems.join('; ')}`, { cause: parsed.error });
}

function splitSections(body: string, bodyLine: number, path: string): PromptSection[] {
  const sections: PromptSection[] = [];
  body.split(/\r?\n/).forEach((text, index) => {
    const line = bodyLine + index + 1;
    const mark = ROLE_MARK.exec(text);
    const current = sections.at(-1);
    if (mark) sections.push({ role: parseRole(mark[1] ?? '', `${path}:${line}`), template: '', line: line + 1 });
    else if (current) current.template += `${text}\n`;
    else if (text.trim() !== '') sections.push({ role: 'user', template: `${text}\n`, line });
  });
  if (sections.length === 0) throw new DataError(`${path}: expected a prompt after the front matter, got nothing`);
  return sections;
}

function parseRole(name: string, location: string): PromptSection['role'] {
  const role = ROLES.find((known) => known === name);
  if (role) return role;
  throw new DataError(`${location}: role: expected one of ${ROLES.join(', ')}, got "${name}"`);
}

const countLines = (text: string): number => text.split('\n').length - 1;
