import { expect, it } from 'vitest';
import { CONCEPTS, conceptsIn } from '../../../../src/models/embedded/embedder/glossary/concepts.ts';
import { EVERYDAY } from '../../../../src/models/embedded/embedder/glossary/everyday.ts';
import { SERVICES } from '../../../../src/models/embedded/embedder/glossary/services.ts';
import { SYMPTOMS } from '../../../../src/models/embedded/embedder/glossary/symptoms.ts';

const LINES = [SERVICES, SYMPTOMS, EVERYDAY].flatMap((list) => list.trim().split('\n'));

const namesIn = (text: string): string[] =>
  [...conceptsIn(text)].map(({ index }) => LINES[index]?.split(':')[0] ?? '').toSorted();

it('every line of the glossary is a concept of one name', () => {
  expect(LINES).toHaveLength(CONCEPTS);
  for (const line of LINES) expect(line).toMatch(/^[a-z]+: [^,:]+(, [^,:]+)*$/);
  expect(new Set(LINES.map((line) => line.split(':')[0])).size).toBe(CONCEPTS);
});

it('no phrase stands for two things', () => {
  const phrases = LINES.flatMap((line) => line.slice(line.indexOf(':') + 2).split(', '));
  expect(phrases.filter((phrase, index) => phrases.indexOf(phrase) !== index)).toEqual([]);
});

it('every phrase is found as what it stands for', () => {
  for (const line of LINES) {
    const [name = '', phrases = ''] = line.split(': ');
    for (const phrase of phrases.split(', ')) expect(namesIn(`(${phrase})`), phrase).toContain(name);
  }
});

it.each([
  ['The tunnel is down', ['unavailable', 'vpn']],
  ['DEADLINE EXCEEDED while pulling images', ['timeout']],
  ['k8s nodes, S3 and h100', ['bucket', 'gpu', 'kubernetes']],
  ['登录超时', ['login', 'timeout']],
  ['控制台login很慢', ['console', 'login', 'slow']],
  ['nothing of the trade', []],
  ['', []],
])('"%s" speaks of %j', (text, concepts) => {
  expect(namesIn(text)).toEqual(concepts);
});

it('what is said twice counts once', () => {
  expect(namesIn('vpn, VPN, 隧道, tunnels')).toEqual(['vpn']);
});
