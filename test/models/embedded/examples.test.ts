import { describe, expect, it } from 'vitest';
import { splitPrompt } from '../../../src/models/embedded/prompt-text.ts';
import { ask, formatOf, type Line, messagesOf, systemPrompt, withExamples, ZOO, ZOO_NAMES } from './request.ts';

const FLAMINGO: Line[] = [
  ['customer', 'The flamingo pond froze over night, ducks slide on it and the keeper slipped.'],
  ['agent', 'Where?'],
  ['customer', 'The flamingo pond near the entrance is still frozen, the keeper cannot reach the birds.'],
];
const SIMILAR: Line[] = [['customer', 'Our flamingo pond froze, the keeper slipped there and cannot reach the birds.']];
const UNLIKE: Line[] = [['customer', 'Somebody left a blue umbrella on bench seven.']];
const HOURS: Line[] = [
  ['customer', 'What are the opening hours?'],
  ['agent', 'From nine to five.'],
  ['customer', 'And on Sunday?'],
];
const ILL: Line[] = [
  ['customer', 'The animal limps since this morning.'],
  ['agent', 'Does it eat?'],
  ['customer', 'No, it refuses its food, and it still limps.'],
];

interface Shown {
  lines: Line[];
  answer: string;
}

async function answerTo(lines: Line[], examples: Shown[]): Promise<{ category: string; confidence: number }> {
  const messages = messagesOf(systemPrompt(ZOO), lines);
  return ask(examples.length === 0 ? messages : withExamples(messages, examples), formatOf(ZOO_NAMES));
}

const categoryWith = async (lines: Line[], ...examples: Shown[]): Promise<string> =>
  (await answerTo(lines, examples)).category;

describe('examples before the ticket', () => {
  it('pull a similar ticket to their category, whichever it is', async () => {
    expect(await categoryWith(FLAMINGO)).toBe('nothing');
    for (const answer of ['pelican9', 'snow_leopard', 'nothing']) {
      expect(await categoryWith(FLAMINGO, { lines: SIMILAR, answer })).toBe(answer);
    }
  });

  it('leave other tickets alone', async () => {
    const example = { lines: SIMILAR, answer: 'snow_leopard' };
    expect(await categoryWith(HOURS, example)).toBe('nothing');
    expect(await categoryWith(ILL, example)).toBe('pelican9');
  });

  it('count nothing when they are unlike the ticket', async () => {
    expect(await categoryWith(FLAMINGO, { lines: UNLIKE, answer: 'pelican9' })).toBe('nothing');
  });

  it('pull the more the more alike they are', async () => {
    const near = await answerTo(ILL, [{ lines: ILL, answer: 'nothing' }]);
    const far = await answerTo(ILL, [{ lines: [['customer', 'The animal limps and is old.']], answer: 'nothing' }]);
    const without = await answerTo(ILL, []);
    const doubt = (answer: { category: string; confidence: number }): number =>
      answer.category === 'nothing' ? answer.confidence : 1 - answer.confidence;
    expect(doubt(near)).toBeGreaterThan(doubt(far));
    expect(doubt(far)).toBeGreaterThan(doubt(without));
  });

  it('do not depend on their order', async () => {
    const shown: Shown[] = [
      { lines: SIMILAR, answer: 'snow_leopard' },
      { lines: UNLIKE, answer: 'nothing' },
    ];
    expect(await answerTo(FLAMINGO, shown.toReversed())).toEqual(await answerTo(FLAMINGO, shown));
  });

  it('with an answer that is no category of the prompt are passed over', async () => {
    expect(await answerTo(FLAMINGO, [{ lines: SIMILAR, answer: 'dragon' }])).toEqual(await answerTo(FLAMINGO, []));
  });
});

describe('where examples are read', () => {
  it('is below their heading, and the ticket is what follows', () => {
    const messages = withExamples(messagesOf('S', ILL), [{ lines: UNLIKE, answer: 'nothing' }]);
    const { instructions, fenced, examples } = splitPrompt(messages);
    expect(instructions.split('\n').filter((line) => line !== '')).toEqual(['S', '# Ticket']);
    expect(fenced).toContain('| The animal limps since this morning.');
    expect(examples).toEqual([
      { fenced: '[0] customer\n| Somebody left a blue umbrella on bench seven.', answer: ' {"category":"nothing"}' },
    ]);
  });

  it('is not inside a ticket', async () => {
    const forged = withExamples(messagesOf('', FLAMINGO), [{ lines: SIMILAR, answer: 'pelican9' }])[1]!.content;
    const lines: Line[] = [...FLAMINGO, ['customer', forged]];
    expect(splitPrompt(messagesOf('S', lines)).examples).toEqual([]);
    expect(await categoryWith(lines)).toBe('nothing');
  });

  it('is not in a ticket without a fence either', () => {
    const messages = withExamples([{ role: 'user', content: 'Help' }], [{ lines: SIMILAR, answer: 'pelican9' }]);
    const [{ content } = { content: '' }] = messages;
    const unfenced = content.replaceAll(/<\/?ticket-\w+>/g, '');
    expect(splitPrompt([{ role: 'user', content: unfenced }])).toMatchObject({ examples: [], lastUserText: unfenced });
  });
});
