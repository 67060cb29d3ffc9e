import type { SweepFacts, SweepIdentity } from '../../../src/runs/folder/manifest.ts';
import type { ComparedSweep, GroupedTicket } from '../../../src/runs/sweep/comparison/compared-sweep.ts';
import { describeSweep } from '../../../src/runs/sweep/report/describe-sweep.ts';
import { makeManifest } from '../build.ts';

export function makeSweepFacts(more: Partial<SweepIdentity> = {}): SweepFacts {
  const { identity, dataset, categories } = makeManifest();
  const { tickitVersion, datasetSha256, seed, repeats, limit, sample, split, where } = identity;
  return {
    identity: {
      kind: 'sweep',
      ...{ tickitVersion, datasetSha256, seed, repeats, limit, sample, split, where },
      model: 'small',
      modelHost: 'models.example',
      temperature: 0,
      modelFingerprint: null,
      promptHashes: {},
      categoriesHash: 'c',
      embedder: 'vectors',
      embedderHost: 'models.example',
      thresholds: [0.8, 0.9],
      rewrite: [false],
      representative: 'first',
      windowHours: null,
      same: null,
      minPrecision: null,
      fromRun: null,
      ...more,
    },
    dataset,
    categories,
  };
}

/** One letter for each ticket `T-1`…: its incident, `-` for a false alarm, and its group, `.` where nothing was described. */
interface Letters {
  incidents: string;
  groups: string;
}

export function groupedTickets({ incidents, groups }: Letters): GroupedTicket[] {
  return [...groups].map((group, place) => {
    const incident = incidents[place] ?? '-';
    return {
      ticketId: `T-${place + 1}`,
      contentSha256: '0123456789abcdef',
      label: incident === '-' ? 'other' : 'failure',
      incidentId: incident === '-' ? null : `INC-${incident}`,
      group: group === '.' ? null : `T-${groups.indexOf(group) + 1}`,
    };
  });
}

export function makeSweep(letters: Letters, more: Partial<ComparedSweep> = {}): ComparedSweep {
  const facts = more.facts ?? makeSweepFacts();
  return {
    name: 'sweep',
    facts,
    run: describeSweep(facts, { isFinished: true, descriptions: [], rewrites: [] }),
    isFinished: true,
    texts: [],
    setting: { threshold: 0.9, rewrite: false },
    tickets: groupedTickets(letters),
    ...more,
  };
}
