import type { Command } from 'commander';

export interface CatalogueEntry {
  summary: string;
  /** Makes the command with its flags; what it needs is loaded only now. */
  load: (summary: string) => Promise<Command>;
}

/** Sub-commands in the order of the help; each is loaded only when it is called. */
export const COMMANDS: Record<string, CatalogueEntry> = {
  classify: {
    summary: 'decide which tickets must be escalated, and to whom',
    load: async (summary) => (await import('./classify.ts')).classifyCommand(summary),
  },
  eval: {
    summary: 'classify labelled tickets, score the answers and report',
    load: async (summary) => (await import('./eval.ts')).evalCommand(summary),
  },
  ablate: {
    summary: 'compare pipelines and models on the same labelled tickets',
    load: async (summary) => (await import('./ablate.ts')).ablateCommand(summary),
  },
  'sweep-threshold': {
    summary: 'group duplicate escalations; choose the threshold',
    load: async (summary) => (await import('./sweep-threshold.ts')).sweepThresholdCommand(summary),
  },
  compare: {
    summary: 'differences of two runs, tickets fixed and broken',
    load: async (summary) => (await import('./compare.ts')).compareCommand(summary),
  },
  check: {
    summary: 'gate for CI: whether a changed prompt made the answers worse',
    load: async (summary) => (await import('./check.ts')).checkCommand(summary),
  },
  report: {
    summary: 'print the report of a run again, without a model call',
    load: async (summary) => (await import('./report.ts')).reportCommand(summary),
  },
  sft: {
    summary: 'make training rows from labels, fit a model on them',
    load: async (summary) => (await import('./sft.ts')).sftCommand(summary),
  },
  cache: {
    summary: 'look at kept replies, or remove some',
    load: async (summary) => (await import('./cache.ts')).cacheCommand(summary),
  },
  config: {
    summary: 'look at the configuration in force',
    load: async (summary) => (await import('./config.ts')).configCommand(summary),
  },
};
