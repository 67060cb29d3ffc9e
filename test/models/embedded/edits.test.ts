import { describe, expect, it } from 'vitest';
import { type Line, RULES, STEPS, systemPrompt, type TestCategory, ZOO, zooCategory } from './request.ts';

const ESCAPED: Line[] = [
  ['customer', 'The gate of the enclosure stands open and an animal walks among the visitors.'],
  ['agent', 'Which one?'],
  ['customer', 'The tall one, it is still walking, the gate is still open and people are running.'],
];
const ILL: Line[] = [
  ['customer', 'The animal limps since this morning.'],
  ['agent', 'Does it eat?'],
  ['customer', 'No, it refuses its food, and it still limps.'],
];
const HOURS: Line[] = [
  ['customer', 'What are the opening hours?'],
  ['agent', 'From nine to five.'],
  ['customer', 'And on Sunday?'],
];

const edited = (name: string, change: Partial<TestCategory>): TestCategory[] =>
  ZOO.map((category) => (category.name === name ? { ...category, ...change } : category));

describe('what the prompt says decides the answer', () => {
  it('names of any kind are answered as the prompt describes them', async () => {
    const prompt = systemPrompt(ZOO);
    expect(await zooCategory(prompt, ESCAPED)).toBe('snow_leopard');
    expect(await zooCategory(prompt, ILL)).toBe('pelican9');
    expect(await zooCategory(prompt, HOURS)).toBe('nothing');
  });

  it('descriptions that change places change the answers, and leave the third alone', async () => {
    const [first, second, third] = ZOO;
    const swapped = [{ ...second!, name: first!.name }, { ...first!, name: second!.name }, third!];
    const prompt = systemPrompt(swapped);
    expect(await zooCategory(prompt, ESCAPED)).toBe('pelican9');
    expect(await zooCategory(prompt, ILL)).toBe('snow_leopard');
    expect(await zooCategory(prompt, HOURS)).toBe('nothing');
  });

  it('a sign taken away changes the tickets that said it, and no other', async () => {
    const prompt = systemPrompt(
      edited('pelican9', { signs: ['feathers fall out'], definition: 'A bird loses feathers.' }),
    );
    expect(await zooCategory(prompt, ILL)).toBe('nothing');
    expect(await zooCategory(prompt, ESCAPED)).toBe('snow_leopard');
  });

  it('a sign that is added is found', async () => {
    const lines: Line[] = [
      ['customer', 'The roof of the aviary leaks.'],
      ['agent', 'Since when?'],
      ['customer', 'Since this morning, and rain still drips through the roof of the aviary.'],
    ];
    expect(await zooCategory(systemPrompt(ZOO), lines)).toBe('nothing');
    const signs = ['rain drips through the roof of the aviary'];
    expect(await zooCategory(systemPrompt(edited('pelican9', { signs })), lines)).toBe('pelican9');
  });

  it('a definition is read when there are no signs', async () => {
    const bare = ZOO.map(({ name, definition }) => ({ name, definition }));
    const prompt = systemPrompt(bare);
    expect(
      await zooCategory(prompt, [...ESCAPED, ['customer', 'The animal has left its enclosure, it has still left it.']]),
    ).toBe('snow_leopard');
  });

  it('a counter-sign keeps a ticket from its category, and no other ticket', async () => {
    const asleep: Line[] = [
      ['customer', 'The animal refuses its food.'],
      ['agent', 'Is it awake?'],
      ['customer', 'The bear lies in hibernation below straw.'],
      ['customer', 'Hibernation ends in spring.'],
    ];
    const counterSigns = ['a bear in hibernation', 'lies below straw', 'hibernation ends in spring'];
    expect(await zooCategory(systemPrompt(edited('pelican9', { counterSigns: [] })), asleep)).toBe('pelican9');
    expect(await zooCategory(systemPrompt(edited('pelican9', { counterSigns })), asleep)).toBe('nothing');
    expect(await zooCategory(systemPrompt(edited('pelican9', { counterSigns })), ILL)).toBe('pelican9');
  });

  it('the fallback is the one that the rule names', async () => {
    const quiet: Line[] = [['customer', 'Good morning, a blue balloon.']];
    for (const fallback of ['nothing', 'pelican9', 'snow_leopard']) {
      const prompt = systemPrompt(ZOO, STEPS, [`When in doubt, answer \`${fallback}\`.`]);
      expect(await zooCategory(prompt, quiet)).toBe(fallback);
    }
  });
});

describe('steps and rules are followed only where the prompt has them', () => {
  const SOLVED: Line[] = [
    ['customer', 'The animal limps.'],
    ['agent', 'Since when?'],
    ['customer', 'Never mind, it was our own mistake: the animal limps no more, it works again.'],
  ];

  it('a ticket that is solved at the end is harmless only with the step of doubt', async () => {
    const withoutDoubt = STEPS.filter((step) => !step.startsWith('Doubt'));
    expect(await zooCategory(systemPrompt(ZOO), SOLVED)).toBe('nothing');
    expect(await zooCategory(systemPrompt(ZOO, withoutDoubt), SOLVED)).toBe('pelican9');
    expect(await zooCategory(systemPrompt(ZOO, withoutDoubt), ILL)).toBe('pelican9');
    expect(await zooCategory(systemPrompt(ZOO, withoutDoubt), HOURS)).toBe('nothing');
  });

  it('steps are found by their words, in any order and in running text', async () => {
    expect(await zooCategory(systemPrompt(ZOO, STEPS.toReversed()), SOLVED)).toBe('nothing');
    const running = 'Think step by step about the symptom, the scope, whether it is solved, and the evidence.';
    expect(await zooCategory(systemPrompt(ZOO, [], [running, ...RULES]), SOLVED)).toBe('nothing');
  });

  it('the rule about later messages lets the last word win', async () => {
    const turning: Line[] = [
      ['customer', 'The animal limps, the animal refuses its food.'],
      ['agent', 'We come.'],
      ['customer', 'The gate of the enclosure stands open.'],
    ];
    const [later, fallback] = RULES;
    expect(await zooCategory(systemPrompt(ZOO, STEPS, [fallback!]), turning)).toBe('pelican9');
    expect(await zooCategory(systemPrompt(ZOO, STEPS, [later!, fallback!]), turning)).toBe('snow_leopard');
    expect(await zooCategory(systemPrompt(ZOO, STEPS, [fallback!]), ILL)).toBe('pelican9');
    expect(await zooCategory(systemPrompt(ZOO, STEPS, [later!, fallback!]), ILL)).toBe('pelican9');
  });
});

describe('what the ticket says decides the answer', () => {
  it('a last message that changes the case changes the answer', async () => {
    const prompt = systemPrompt(ZOO);
    const over: Line = [
      'customer',
      'It was my mistake, a plush animal. Solved, sorry. How much is a ticket? And may we pay by card?',
    ];
    expect(await zooCategory(prompt, ILL)).toBe('pelican9');
    expect(await zooCategory(prompt, [...ILL.slice(0, 1), ['agent', 'Does it eat?'], over])).toBe('nothing');
  });
});
