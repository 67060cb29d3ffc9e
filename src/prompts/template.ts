import { Liquid, LiquidError } from 'liquidjs';
import { DataError, messageOf } from '../errors.ts';
import type { ChatMessage } from '../models/types.ts';
import { didYouMean } from '../util/suggest.ts';
import type { PromptFile, PromptSection } from './prompt-file.ts';

/** The messages of a prompt file, compiled; `V` is what differs from call to call. */
type Template<V> = (variables: V) => ChatMessage[];

interface TemplateOptions<V> {
  /** What is the same in every call. */
  shared: Record<string, unknown>;
  /** Stands for the variables of a call when the template is tried out; its keys are their names. */
  trial: V;
  /** What the prompt must show, each part of it a text in `trial`. */
  required: { name: string; parts: readonly string[]; hint: string };
}

/**
 * Compiles a prompt file and tries it out, so that its faults show before a run. Messages that do not depend on the variables
 * are rendered once and for all. Text that is filled in is never taken for a template. Throws DataError, naming file and line,
 * for a template that can't be compiled, an unknown variable or field, or a prompt that never shows what is required.
 */
export function compileTemplate<V extends object>(file: PromptFile, options: TemplateOptions<V>): Template<V> {
  const engine = new Liquid({ strictVariables: true, strictFilters: true, ownPropertyOnly: true, locale: 'en' });
  const messages = file.sections.map((section) => compileSection(section, { engine, path: file.path, ...options }));
  const render: Template<V> = (variables) => messages.map(({ role, text }) => ({ role, content: text(variables) }));
  const tried = render(options.trial);
  const { name, parts, hint } = options.required;
  if (!parts.every((part) => tried.some(({ content }) => content.includes(part)))) {
    throw new DataError(`${file.path}: the prompt never shows the ${name}`, { hint });
  }
  return render;
}

interface CompiledMessage<V> {
  role: ChatMessage['role'];
  text: (variables: V) => string;
}

interface Compilation<V> extends Omit<TemplateOptions<V>, 'required'> {
  engine: Liquid;
  path: string;
}

function compileSection<V extends object>(section: PromptSection, compilation: Compilation<V>): CompiledMessage<V> {
  const { engine, shared, trial, path } = compilation;
  const { role, template, line } = section;
  const templates = locating(path, line, () => engine.parse(template));
  const { globals } = engine.analyzeSync(templates);
  const known = [...Object.keys(shared), ...Object.keys(trial)];
  for (const [name, uses] of Object.entries(globals)) {
    if (!known.includes(name)) throw unknownVariable(name, known, `${path}:${line + (uses[0]?.location.row ?? 1) - 1}`);
  }
  const text = (variables: V): string =>
    locating(path, line, () => String(engine.renderSync(templates, { ...shared, ...variables })).trim());
  const tried = text(trial);
  return Object.keys(trial).some((name) => name in globals) ? { role, text } : { role, text: () => tried };
}

/** Turns an error of the template engine into one that names file and line; `firstLine` is where the template begins. */
function locating<T>(path: string, firstLine: number, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!LiquidError.is(error)) throw new DataError(`${path}: ${messageOf(error)}`, { cause: error });
    const [line = 1] = error.token.getPosition();
    const message = error.originalError?.message ?? error.message;
    throw new DataError(`${path}:${firstLine + line - 1}: ${message}`, { cause: error });
  }
}

function unknownVariable(name: string, known: readonly string[], location: string): DataError {
  const suggestion = didYouMean(name, known);
  return new DataError(`${location}: variable: expected one of ${known.join(', ')}, got "${name}".${suggestion}`);
}
