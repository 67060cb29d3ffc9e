import { expect, it } from 'vitest';
import { DataError } from '../../src/errors.ts';
import { bindPrompt } from '../../src/prompts/bind.ts';
import { parsePromptFile } from '../../src/prompts/prompt-file.ts';
import type { Category } from '../../src/tickets/category.ts';
import { CATEGORIES, conversation, message } from './build.ts';

const HEAD = '---\nname: mine\npurpose: try\noutput: category\n---\n';

const bind = (body: string, categories: readonly Category[] = CATEGORIES) =>
  bindPrompt(parsePromptFile(HEAD + body, 'p.md'), categories);

const render = (body: string, categories?: readonly Category[]) => bind(body, categories).render(conversation());

function errorOf(body: string): Error {
  try {
    bind(body);
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error('expected an error');
}

it('fills in categories, their names, the quiet one and the ticket', () => {
  const [system, user] = render(
    '<!-- role: system -->\n{% for c in categories %}{{ c.name }}: {{ c.definition }} {% endfor %}[{{ categoryNames }}] {{ fallback }}\n<!-- role: user -->\n{{ ticket }}',
  );
  expect(system).toEqual({
    role: 'system',
    content: 'failure: Something of ours is broken. other: Anything else. [failure, other] other',
  });
  expect(user?.role).toBe('user');
  expect(user?.content).toContain('| It is down.');
});

it.each([
  ['category', ['category', 'confidence']],
  ['reasoned-category', ['reasoning', 'category', 'confidence']],
])('the output %s asks for %j, in this order', (output, fields) => {
  const file = parsePromptFile(`${HEAD.replace('output: category', `output: ${output}`)}{{ ticket }}`, 'p.md');
  const { schema } = bindPrompt(file, CATEGORIES).format;
  expect(Object.keys(schema.properties as object)).toEqual(fields);
  expect(schema).toMatchObject({ required: fields, additionalProperties: false });
  expect(schema.properties).toMatchObject({ category: { enum: ['failure', 'other'] } });
});

it('an unknown variable names file, line, what there is, and the nearest', () => {
  // five lines of front matter, so the template begins on 6
  const error = errorOf('Hello\n\n{{ tickt }} {{ ticket }}');
  expect(error).toBeInstanceOf(DataError);
  expect(error.message).toMatch(/^p\.md:8: .*categories, categoryNames, fallback, ticket.*"tickt".*"ticket"/);
});

it('the line of an unknown variable counts from the file, past role marks', () => {
  const error = errorOf('<!-- role: system -->\nOne\n<!-- role: user -->\nTwo\n{{ ticket }}\n{{ categries }}');
  expect(error.message).toMatch(/^p\.md:11: /);
});

it('the line of an unknown variable is that of the tag, not of the same word in prose', () => {
  const error = errorOf('State the name of the customer.\n\n{{ ticket }}\n{{ name }}');
  expect(error.message).toMatch(/^p\.md:9: /);
});

it.each([
  ['a field that categories do not have', 'One\n{% for c in categories %}{{ c.nme }}{% endfor %}\n{{ ticket }}', 7],
  [
    'a field that categories do not have, in a message without the ticket',
    '<!-- role: system -->\nOne\n{% for c in categories %}{{ c.nme }}{% endfor %}\n<!-- role: user -->\n{{ ticket }}',
    8,
  ],
  ['a part of the ticket', 'One\nTwo\n{{ ticket.title }}', 8],
  ['a filter that there is none of', 'One\n{{ ticket | shorten }}', 7],
  ['a loop that never ends', 'One\n{% for c in categories %}\n{{ ticket }}', 7],
  ['a tag that there is none of', 'One\nTwo\n{% repeat 3 %}\n{{ ticket }}', 8],
])('%s is found when the prompt is bound, with file and line', (_, body, line) => {
  const error = errorOf(body);
  expect(error).toBeInstanceOf(DataError);
  expect(error.message).toMatch(new RegExp(`^p\\.md:${line}: `));
});

it.each([
  ['no tag at all', 'Judge the ticket.'],
  ['the ticket in a comment', 'Judge.{% comment %}{{ ticket }}{% endcomment %}'],
  ['the ticket as raw text', 'Judge.{% raw %}{{ ticket }}{% endraw %}'],
  ['a question about the ticket only', '{% if ticket %}Judge.{% endif %}'],
])('a prompt with %s never shows the ticket, and is an error', (_, body) => {
  expect(errorOf(body)).toBeInstanceOf(DataError);
});

it.each(['{{ categories }}', '{{ 7 | times: 7 }}', '{% raw %}x{% endraw %}', '{{ ticket }}', "{% render 'x' %}"])(
  'a template in the ticket is text: %s',
  (template) => {
    const [user] = bind('{{ ticket }}').render(
      conversation({ title: template, product: template, messages: [message(`see ${template}`)] }),
    );
    expect(user?.content).toContain(`| see ${template}`);
    expect(user?.content).toContain(`title: ${template}`);
    expect(user?.content).not.toContain('49');
  },
);

it('a template in a category is text', () => {
  const [first, ...rest] = CATEGORIES;
  if (first === undefined) throw new Error('expected a category');
  const categories = [{ ...first, definition: 'Say {{ ticket }} and {{ 7 | times: 7 }}.' }, ...rest];
  const [user] = render('{{ categories[0].definition }}\n{{ ticket }}', categories);
  expect(user?.content).toMatch(/^Say \{\{ ticket \}\} and \{\{ 7 \| times: 7 \}\}\.\n<ticket-/);
});

it('markup in the ticket is not escaped for HTML', () => {
  const [user] = bind('{{ ticket }}').render(conversation({ messages: [message('a < b && "c"')] }));
  expect(user?.content).toContain('| a < b && "c"');
});

it('two tickets do not mix, and the same ticket renders the same', () => {
  const prompt = bind('<!-- role: system -->\nSee {{ ticket }}\n<!-- role: user -->\n{{ ticket }}');
  const one = prompt.render(conversation({ messages: [message('first')] }));
  const two = prompt.render(conversation({ messages: [message('second')] }));
  expect(JSON.stringify(two)).not.toContain('first');
  expect(prompt.render(conversation({ messages: [message('first')] }))).toEqual(one);
});
