import type { DescriptionRecord } from '../../../src/runs/sweep/log/description-record.ts';

export function descriptionRecord(more: Partial<DescriptionRecord> = {}): DescriptionRecord {
  return {
    ticketId: 'T-1',
    ordinal: 0,
    contentSha256: '0123456789abcdef',
    status: 'described',
    text: 'It is down.',
    problem: null,
    category: 'system_failure',
    label: 'system_failure',
    incidentId: null,
    split: null,
    product: null,
    createdAt: null,
    calls: 1,
    cachedCalls: 0,
    usage: { inputTokens: 100, outputTokens: 10 },
    costUsd: 0.001,
    attempt: 1,
    durationMs: 5,
    ...more,
  };
}
