import { expect, it } from 'vitest';
import { tellUnusedFlags } from '../../../src/commands/run/unused-flags.ts';
import { findPipeline } from '../../../src/pipelines/registry.ts';
import { makeManifest } from '../../runs/build.ts';

const GIVEN = { train: 'train.jsonl', iclSelect: 'mmr', iclK: 2 } as const;

function notesFor(flags: Partial<typeof GIVEN>, ...pipelines: string[]): string[] {
  const notes: string[] = [];
  const runs = pipelines.map((pipeline) => ({ spec: findPipeline(pipeline), manifest: makeManifest({ pipeline }) }));
  tellUnusedFlags(flags, runs, { note: (line) => void notes.push(line) });
  return notes;
}

it('names each flag that no pipeline makes use of', () => {
  expect(notesFor(GIVEN, 'cot', 'direct')).toEqual([
    'warning: --train has no effect: no pipeline here learns or shows examples: cot, direct',
    'warning: --icl-select has no effect: no pipeline here shows examples: cot, direct',
    'warning: --icl-k has no effect: no pipeline here shows examples: cot, direct',
  ]);
});

it('a baseline learns, and shows nothing', () => {
  expect(notesFor(GIVEN, 'baseline:knn')).toHaveLength(2);
});

it.each([
  ['one of the pipelines uses them', GIVEN, ['cot', 'cot+icl']],
  ['none is given', {}, ['cot']],
])('says nothing when %s', (_, flags, pipelines) => {
  expect(notesFor(flags, ...pipelines)).toEqual([]);
});
