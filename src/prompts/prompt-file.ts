import * as z from 'zod';
import { DataError } from '../errors.ts';
import type { ChatMessage } from '../models/types.ts';
import { sha256 } from '../util/hash.ts';
import { readYaml, YamlError, type YamlText } from '../util/yaml.ts';
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
  /** As it stands in the file. */
  text: string;
  /** SHA-256 of the text. */
  hash: string;
  sections: PromptSection[];
}

const FRONT_MATTER = /^---\r?\n([\s\S]*?)^---[ \t]*\r?\n/m;
const ROLE_MARK = /^<!--\s*role:\s*(\w+)\s*-->[ \t]*$/;
const ROLES = ['system', 'user', 'assistant'] as const;

/**
 * A prompt file's text: YAML front matter, then a Liquid body. A line `<!-- role: system -->` (or user, assistant) begins
 * a message; a body without one is a single user message. Throws DataError naming the file and line.
 */
export function parsePromptFile(text: string, path: string): PromptFile {
  const match = FRONT_MATTER.exec(text.replace(/^\uFEFF/, ''));
  if (match?.index !== 0) {
    throw new DataError(`${path}:1: expected front matter between two lines ---`, {
      hint: 'Begin the file with ---, then name, purpose and output, then ---.',
    });
  }
  const frontMatter = parseFrontMatter(match[1] ?? '', path);
  const bodyLine = countLines(match[0]);
  const sections = splitSections(text.slice(match[0].length), bodyLine, path);
  return { ...frontMatter, path, text, hash: sha256(text), sections };
}

function parseFrontMatter(yaml: string, path: string): z.infer<typeof frontMatterSchema> {
  const { value, lineOf } = readFrontMatter(yaml, path);
  const parsed = frontMatterSchema.safeParse(value, { reportInput: true });
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => {
    const field = issue.code === 'unrecognized_keys' ? [issue.keys[0] ?? ''] : issue.path;
    return `${path}:${fileLine(lineOf(field) ?? 1)}: ${field.map(String).join('.') || 'front matter'}: ${issue.message}`;
  });
  throw new DataError(problems.join('\n'), { cause: parsed.error });
}

function readFrontMatter(yaml: string, path: string): YamlText {
  try {
    return readYaml(yaml);
  } catch (error) {
    if (!(error instanceof YamlError)) throw error;
    throw new DataError(`${path}:${fileLine(error.line)}: front matter: ${error.message}`, { cause: error });
  }
}

/** The first line of the file is the one that opens the front matter. */
const fileLine = (line: number): number => line + 1;

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
