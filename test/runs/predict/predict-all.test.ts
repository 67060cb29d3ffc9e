import { expect, it } from 'vitest';
import { InterruptedError, ModelError, StoppedError } from '../../../src/errors.ts';
import type { Pipeline, Prediction } from '../../../src/pipelines/types.ts';
import { predictAll as answerAll, type PredictAllOptions } from '../../../src/runs/predict/predict-all.ts';
import type { Conversation, Ticket } from '../../../src/tickets/ticket.ts';
import { answered, makeTicket, oneCall, questionsOf, streamOf } from '../build.ts';

const ticks = async (count: number): Promise<void> => {
  for (let turn = 0; turn < count; turn++) await new Promise<void>((resolve) => setImmediate(resolve));
};

/** Tickets whose text is their number. */
const numbered = (index: number): Ticket =>
  makeTicket({
    id: `T-${index}`,
    messages: [{ role: 'customer', at: null, author: null, text: String(index), extra: {} }],
  });

const numberOf = ({ messages }: Conversation): number => Number(messages[0]?.text);

const pipelineOf = (predict: (index: number, signal: AbortSignal) => Promise<Prediction>): Pipeline => ({
  preview: () => null,
  predict: (conversation, { signal }) => predict(numberOf(conversation), signal),
});

interface PredictOptions extends Omit<PredictAllOptions, 'onPrediction'> {
  onPrediction: (ticket: Ticket, prediction: Prediction, durationMs: number) => void;
}

function options(pipeline: Pipeline, more: Partial<PredictOptions> = {}): PredictOptions {
  const signal = new AbortController().signal;
  return { pipeline, concurrency: 2, signal, now: () => 0, onPrediction: () => undefined, ...more };
}

/** Every ticket once. */
const predictAll = (tickets: AsyncIterable<Ticket>, { onPrediction, ...more }: PredictOptions): Promise<void> =>
  answerAll(questionsOf(tickets), {
    ...more,
    onPrediction: ({ ticket }, prediction, durationMs) => onPrediction(ticket, prediction, durationMs),
  });

const tickets = (count: number): Ticket[] => Array.from({ length: count }, (_, index) => numbered(index));

it('hands over every prediction with its ticket and its time', async () => {
  const times = [0, 40, 40, 100];
  const got: [string, string, number][] = [];
  await predictAll(
    streamOf(tickets(2)),
    options(
      pipelineOf((index) => Promise.resolve(answered(index === 0 ? 'failure' : 'other'))),
      {
        concurrency: 1,
        now: () => times.shift() ?? NaN,
        onPrediction: (ticket, prediction, durationMs) =>
          got.push([ticket.id, prediction.status === 'answered' ? prediction.category : '', durationMs]),
      },
    ),
  );
  expect(got).toEqual([
    ['T-0', 'failure', 40],
    ['T-1', 'other', 60],
  ]);
});

it('shows the pipeline neither gold fields nor id or customer', async () => {
  const seen: string[] = [];
  const pipeline: Pipeline = {
    preview: () => null,
    predict: (conversation) => {
      seen.push(JSON.stringify(conversation));
      return Promise.resolve(answered('other'));
    },
  };
  const gold = { label: 'HIDDEN', incidentId: 'HIDDEN', tags: ['HIDDEN'], split: 'HIDDEN' };
  await predictAll(
    streamOf([makeTicket({ id: 'HIDDEN', customer: 'HIDDEN', extra: { x: 'HIDDEN' }, gold })]),
    options(pipeline),
  );
  expect(seen).toHaveLength(1);
  expect(seen[0]).not.toContain('HIDDEN');
});

it('a failed or unparsed ticket is a prediction like any other', async () => {
  const spent = oneCall({ inputTokens: null, outputTokens: null });
  const predictions: Prediction[] = [
    { status: 'failed', kind: 'server', message: 'HTTP 500', ...spent },
    { status: 'unparsed', problem: 'no_json', text: '?', ...spent },
    answered('other'),
  ];
  const statuses: string[] = [];
  const pipeline = pipelineOf((index) => Promise.resolve(predictions[index] ?? answered('other')));
  await predictAll(streamOf(tickets(3)), options(pipeline, { onPrediction: (_, { status }) => statuses.push(status) }));
  expect(statuses.toSorted()).toEqual(['answered', 'failed', 'unparsed']);
});

it('works on so many at once and reads at most as many ahead, from a source without end', async () => {
  let taken = 0;
  async function* endless(): AsyncGenerator<Ticket> {
    for (;;) {
      await Promise.resolve();
      yield numbered(taken++);
    }
  }
  let busy = 0;
  const controller = new AbortController();
  const run = predictAll(
    endless(),
    options(
      pipelineOf(
        (_, signal) =>
          new Promise((_resolve, reject) => {
            busy++;
            signal.addEventListener('abort', () => reject(signal.reason as Error));
          }),
      ),
      { concurrency: 3, signal: controller.signal },
    ),
  );
  const outcome = expect(run).rejects.toBeInstanceOf(InterruptedError);
  await ticks(50);
  expect(busy).toBe(3);
  expect(taken).toBeLessThanOrEqual(6);
  controller.abort(new InterruptedError('interrupted'));
  await outcome;
  expect(busy).toBe(3);
});

it('aborted before it begins, it asks nothing', async () => {
  const reason = new InterruptedError('interrupted');
  let asked = 0;
  const pipeline = pipelineOf(() => Promise.resolve(answered(String(asked++))));
  await expect(predictAll(streamOf(tickets(5)), options(pipeline, { signal: AbortSignal.abort(reason) }))).rejects.toBe(
    reason,
  );
  expect(asked).toBe(0);
});

it('tickets in flight at an abort are dropped, even if their answer still comes', async () => {
  const controller = new AbortController();
  const kept: string[] = [];
  const pipeline = pipelineOf(async (index) => {
    if (index === 2) controller.abort(new InterruptedError('interrupted'));
    await ticks(3);
    return answered('other');
  });
  const run = predictAll(
    streamOf(tickets(9)),
    options(pipeline, { concurrency: 1, signal: controller.signal, onPrediction: ({ id }) => kept.push(id) }),
  );
  await expect(run).rejects.toBeInstanceOf(InterruptedError);
  expect(kept).toEqual(['T-0', 'T-1']);
});

it('a model that can not go on stops the run, after those in flight have finished and been kept', async () => {
  const begun: number[] = [];
  const kept: string[] = [];
  const failure = new ModelError('quota', 'no credit left', { hint: 'Top up.' });
  const pipeline = pipelineOf(async (index) => {
    begun.push(index);
    if (index === 2) throw failure;
    await ticks(5);
    return answered('other');
  });
  const run = predictAll(
    streamOf(tickets(50)),
    options(pipeline, { concurrency: 3, onPrediction: ({ id }) => kept.push(id) }),
  );
  await expect(run).rejects.toBeInstanceOf(StoppedError);
  await expect(run).rejects.toMatchObject({ message: 'no credit left', hint: 'Top up.', cause: failure });
  expect(begun).toEqual([0, 1, 2]);
  expect(kept.toSorted()).toEqual(['T-0', 'T-1']);
});

it('an error that is no matter of the model comes out as it is', async () => {
  const bug = new TypeError('a bug');
  await expect(predictAll(streamOf(tickets(3)), options(pipelineOf(() => Promise.reject(bug))))).rejects.toBe(bug);
});

it('when a prediction can not be kept, the run ends with that error', async () => {
  const full = new Error('ENOSPC');
  let asked = 0;
  const pipeline = pipelineOf(() => Promise.resolve(answered(String(asked++))));
  const run = predictAll(
    streamOf(tickets(100)),
    options(pipeline, {
      onPrediction: () => {
        throw full;
      },
    }),
  );
  await expect(run).rejects.toBe(full);
  expect(asked).toBeLessThanOrEqual(2);
});

it('an error of the source comes out', async () => {
  async function* torn(): AsyncGenerator<Ticket> {
    yield* streamOf(tickets(2));
    throw new Error('changed while it was being read');
  }
  const kept: string[] = [];
  const pipeline = pipelineOf(() => Promise.resolve(answered('other')));
  await expect(predictAll(torn(), options(pipeline, { onPrediction: ({ id }) => kept.push(id) }))).rejects.toThrow(
    'changed',
  );
  expect(kept).toEqual(['T-0', 'T-1']);
});
