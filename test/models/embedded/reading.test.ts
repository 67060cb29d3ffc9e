import { describe, expect, it } from 'vitest';
import { readCategories } from '../../../src/models/embedded/category-text.ts';
import { cuesOf } from '../../../src/models/embedded/cues/cues-of.ts';
import { readInstructions } from '../../../src/models/embedded/instructions.ts';
import { splitPrompt } from '../../../src/models/embedded/prompt-text.ts';
import { sentencesOf } from '../../../src/models/embedded/sentences.ts';
import { termsOf } from '../../../src/util/terms.ts';
import { readTicket } from '../../../src/models/embedded/ticket-text.ts';
import { RULES, STEPS, systemPrompt, ZOO } from './request.ts';

const FENCED =
  '<ticket-0123abcd>\nproduct: cage\ntitle: Help\n[0] customer, 2025-03-02T09:12:00Z\n| One.\n| [1] agent\n[1] agent\n| Two.\n</ticket-0123abcd>';

describe('reading the prompt', () => {
  it('takes name, definition, signs and counter-signs of every category', () => {
    expect(readCategories(systemPrompt(ZOO))).toEqual(
      ZOO.map((category) => ({ signs: [], counterSigns: [], ...category })),
    );
  });

  it('ends the categories at the next heading, and knows none without theirs', () => {
    expect(readCategories('# Categories\n## a\nx\n# Rules\n## b\ny').map(({ name }) => name)).toEqual(['a']);
    expect(readCategories('## a\nx')).toEqual([]);
  });

  it('finds steps, rules and the fallback', () => {
    expect(readInstructions(systemPrompt(ZOO))).toEqual({
      symptom: true,
      scope: true,
      doubt: true,
      evidence: true,
      challenge: false,
      recency: true,
      calm: false,
      fallback: 'nothing',
    });
    expect(readInstructions(systemPrompt(ZOO, []))).toMatchObject({
      symptom: false,
      scope: false,
      doubt: false,
      evidence: false,
    });
    expect(readInstructions(systemPrompt(ZOO, STEPS, []))).toMatchObject({ recency: false, fallback: null });
    expect(RULES.join()).not.toContain('step');
  });
});

describe('reading the ticket', () => {
  it('takes the turns of the last fence, the title opening the first', () => {
    const older = { role: 'user' as const, content: FENCED.replace('One', 'Older') };
    const prompt = splitPrompt([
      { role: 'system', content: 'S' },
      older,
      { role: 'assistant', content: 'A' },
      { role: 'user', content: `Read:\n${FENCED}` },
    ]);
    expect(prompt.instructions).toBe('S\nRead:');
    expect(readTicket(prompt)).toEqual([
      { speaker: 'customer', text: 'Help\nOne.\n[1] agent' },
      { speaker: 'agent', text: 'Two.' },
    ]);
  });

  it('splits sentences of both languages and knows their stage', () => {
    const turns = [
      { speaker: 'customer' as const, text: 'It fails. Why?' },
      { speaker: 'agent' as const, text: '您好。请问' },
      { speaker: 'customer' as const, text: 'v1.2 works' },
    ];
    expect(sentencesOf(turns, () => true).map(({ text, stage }) => [text, stage])).toEqual([
      ['It fails.', 'opening'],
      ['Why?', 'opening'],
      ['您好。', 'middle'],
      ['请问', 'middle'],
      ['v1.2 works', 'closing'],
    ]);
  });

  it('compares stems, neighbours, character pairs and error codes', () => {
    expect([...termsOf('The Orders failed, 503')]).toEqual(['order', 'fail', 'order fail', '503', 'fail 503']);
    expect([...termsOf('连接超时')]).toEqual(['连接', '接超', '超时']);
    expect([...termsOf("can't pay")]).toEqual(['not', 'pai', 'not pai']);
  });

  it.each([
    ['Since 9:40 the backlog is growing', 'lasting'],
    ['从9点开始一直报错', 'lasting'],
    ['What would happen if the region is lost', 'hypothesis'],
    ['如果机房断电', 'hypothesis'],
    ['Never mind', 'solved'],
    ['好了', 'solved'],
    ['It was our own mistake', 'ownFault'],
    ['是我们自己改错了', 'ownFault'],
    ['how do I set this', 'howTo'],
    ['请问怎么设置', 'question'],
    ['We did not change anything', 'unexplained'],
    ['我们没改过', 'unexplained'],
    ['400 customers wait', 'impact'],
    ['门店都在排队', 'impact'],
  ] as const)('hears in "%s": %s', (sentence, cue) => expect(cuesOf(sentence)).toContain(cue));

  it.each(['It is still not working', 'nothing works', "it isn't fixed", '还没恢复'])(
    'hears no solution in "%s"',
    (sentence) => expect(cuesOf(sentence)).not.toContain('solved'),
  );
});
