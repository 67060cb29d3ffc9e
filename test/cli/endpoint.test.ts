import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { endpointFolder, idsUpTo, predictedIds } from '../helpers/endpoint-folder.ts';
import { closedPort, startServer } from '../helpers/misbehaving-server.ts';
import { replies, type Respond } from '../helpers/replies.ts';
import { runCli } from '../helpers/run-cli.ts';
import { tempFolder } from '../helpers/temp-folder.ts';
import { jsonl, someTickets } from '../helpers/tickets.ts';

const EVAL = ['eval', 'tickets.jsonl', '--run', 'run'];
/** Where what is seen does not depend on how often a failed call is tried. */
const ONE_TRY = ['--max-retries', '0'];

describe('a run without a key', () => {
  it('exits 4, naming the variable, before anything is sent or written', async () => {
    await using folder = tempFolder();
    folder.write('tickets.jsonl', jsonl(someTickets(2)));
    const { code, stdout, stderr } = await runCli([...EVAL, '--model', 'openai:gpt-4.1-mini'], { cwd: folder.path });
    expect({ code, stdout }).toEqual({ code: 4, stdout: '' });
    for (const part of ['OPENAI_API_KEY', '--model embedded']) expect(stderr).toContain(part);
    expect(existsSync(folder.at('run'))).toBe(false);
  });

  it('can be planned all the same', async () => {
    await using folder = tempFolder();
    folder.write('tickets.jsonl', jsonl(someTickets(2)));
    const flags = ['--model', 'openai:gpt-4.1-mini', '--dry-run'];
    const { code, stdout } = await runCli([...EVAL, ...flags], { cwd: folder.path });
    expect(code).toBe(0);
    expect(stdout).toContain('calls          2');
  });
});

describe('an endpoint that can not go on exits 4', () => {
  it('when it can not be reached, saying how to go on', async () => {
    const host = await closedPort();
    await using folder = endpointFolder({ baseUrl: `http://${host}/v1` }, someTickets(20));
    const { code, stdout, stderr } = await runCli(EVAL, { cwd: folder.path });
    expect({ code, stdout }).toEqual({ code: 4, stdout: '' });
    for (const part of [host, 'Check the base URL', 'run the same command again', 'run'])
      expect(stderr).toContain(part);
    expect(folder.read('run/predictions.jsonl')).toBe('');
  });

  it.each([
    { name: 'the key is wrong', reply: replies.echoingKey(401), part: 'Check the API key' },
    { name: 'the quota is used up', reply: replies.quota(), part: 'billing' },
  ])('when $name, after few requests, and goes on when that is mended', async ({ reply, part }) => {
    await using server = await startServer(({ index }) => (index < 5 ? replies.good() : reply));
    await using folder = endpointFolder(server, someTickets(40));
    const stopped = await runCli([...EVAL, '--concurrency', '4'], { cwd: folder.path });
    expect(stopped).toMatchObject({ code: 4, stdout: '' });
    for (const text of [server.host, part, 'run the same command again']) expect(stopped.stderr).toContain(text);
    // Five that succeed, and at most those that are in flight when the first fails.
    expect(server.requests.length).toBeLessThanOrEqual(5 + 4);
    const before = predictedIds(folder, 'run').length;
    expect(before).toBe(5);
    const asked = server.requests.length;
    server.use(() => replies.good());
    const resumed = await runCli([...EVAL, '--json'], { cwd: folder.path });
    expect(resumed.code).toBe(0);
    expect(resumed.stderr).toContain('going on from 5 of 40');
    expect(JSON.parse(resumed.stdout)).toMatchObject({ tickets: 40, usage: { calls: 40, inputTokens: 4000 } });
    expect(predictedIds(folder, 'run').sort()).toEqual(idsUpTo(40));
    expect(server.requests.length - asked).toBe(35);
  });

  it('when the key is wrong from the start, after no more requests than go at once', async () => {
    await using server = await startServer(() => replies.status(401));
    await using folder = endpointFolder(server, someTickets(40));
    expect(await runCli(EVAL, { cwd: folder.path })).toMatchObject({ code: 4, stdout: '' });
    expect(server.requests.length).toBeLessThanOrEqual(8);
  });
});

describe('a bad reply', () => {
  const answered = { status: 'answered', category: 'other', problem: null };
  const unparsed = (problem: string, calls = 2) => ({ status: 'unparsed', category: null, problem, calls });
  const failed = (kind: string) => ({ status: 'failed', category: null, kind, calls: 1 });
  const CASES: Record<string, { reply: Respond; outcome: Record<string, unknown> }> = {
    good: { reply: replies.good(), outcome: { ...answered, calls: 1 } },
    aroundjson: { reply: replies.aroundJson(), outcome: { ...answered, calls: 1 } },
    nousage: { reply: replies.withoutUsage(), outcome: { ...answered, calls: 1 } },
    textusage: { reply: replies.withUsage({ prompt_tokens: '1' }), outcome: { ...answered, calls: 1 } },
    empty: { reply: replies.empty(), outcome: unparsed('empty') },
    nullcontent: { reply: replies.nullContent(), outcome: unparsed('empty') },
    truncated: { reply: replies.truncated(), outcome: unparsed('truncated') },
    wrongcategory: { reply: replies.wrongCategory(), outcome: unparsed('unknown_category') },
    nocategory: { reply: replies.noCategory(), outcome: unparsed('no_category') },
    prose: { reply: replies.prose(), outcome: unparsed('no_json') },
    refusal: { reply: replies.refusal(), outcome: unparsed('refused', 1) },
    contentfilter: { reply: replies.contentFilter(), outcome: unparsed('refused', 1) },
    brokenjson: { reply: replies.brokenJson(), outcome: failed('server') },
    html: { reply: replies.html(), outcome: failed('server') },
    nochoices: { reply: replies.noChoices(), outcome: failed('server') },
    rejected: { reply: replies.status(400), outcome: failed('rejected') },
    timeout: { reply: replies.status(408), outcome: failed('timeout') },
    ratelimited: { reply: replies.status(429), outcome: failed('rate_limited') },
    error: { reply: replies.status(500), outcome: failed('server') },
    overloaded: { reply: replies.status(503), outcome: failed('server') },
    reset: { reply: replies.reset(), outcome: failed('server') },
    halfbody: { reply: replies.halfBody(), outcome: failed('server') },
  };
  const names = Object.keys(CASES);
  const count = (status: string): number =>
    Object.values(CASES).filter(({ outcome }) => outcome.status === status).length;

  it('of whatever kind is counted as unparsed or failed, and no ticket is lost', async () => {
    await using server = await startServer(({ body }) => {
      const ticket = body.messages.find(({ content }) => content.includes('kind-'))?.content ?? '';
      return CASES[/kind-(\w+)/.exec(ticket)?.[1] ?? '']!.reply;
    });
    const tickets = names.map((name) => ({ id: name, text: `the kind-${name} of it`, label: 'other' }));
    await using folder = endpointFolder(server, tickets);
    const { code, stdout, stderr } = await runCli([...EVAL, ...ONE_TRY, '--json'], { cwd: folder.path });
    expect(code).toBe(0);
    const records = folder.readJsonl('run/predictions.jsonl');
    expect(records.map(({ ticketId }) => ticketId).sort()).toEqual(names.toSorted());
    for (const record of records) {
      const { kind, ...outcome } = CASES[String(record.ticketId)]!.outcome;
      expect(record, String(record.ticketId)).toMatchObject(outcome);
      if (typeof kind === 'string') expect(record.problem).toMatch(new RegExp(`^${kind}: 127`));
    }
    const report = JSON.parse(stdout) as {
      tickets: number;
      coverage: unknown;
      usage: { calls: number; inputTokens: unknown };
      confusion: { columns: string[]; rows: string[]; counts: number[][] };
    };
    const row = report.confusion.counts[report.confusion.rows.indexOf('other')] ?? [];
    const inColumn = (name: string) => row[report.confusion.columns.indexOf(name)];
    expect(report.tickets).toBe(names.length);
    expect(report.coverage).toMatchObject({ value: count('answered') / names.length, n: names.length });
    expect(inColumn('unparsed')).toBe(count('unparsed'));
    expect(inColumn('failed')).toBe(count('failed'));
    expect(inColumn('other')).toBe(count('answered'));
    expect(report.usage.inputTokens).toBeNull();
    expect(report.usage.calls).toBe(records.reduce((sum, { calls }) => sum + Number(calls), 0));
    expect(stderr).toContain(`${count('unparsed')} unparsed, ${count('failed')} failed`);
  });

  it('of no use to every ticket says nothing, which exits 3', async () => {
    await using server = await startServer(() => replies.prose());
    await using folder = endpointFolder(server, someTickets(5));
    const { code, stdout, stderr } = await runCli([...EVAL, ...ONE_TRY], { cwd: folder.path });
    expect(code).toBe(3);
    expect(stdout).toContain('0.0 % answered');
    expect(stderr).toContain('run/predictions.jsonl');
    expect(JSON.parse(folder.read('run/report.json'))).toMatchObject({ tickets: 5, coverage: { value: 0 } });
  });

  it('of no use to every ticket says nothing in classify and ablate as well', async () => {
    await using server = await startServer(() => replies.prose());
    await using folder = endpointFolder(server, someTickets(5));
    const classify = await runCli(['classify', ...EVAL.slice(1), ...ONE_TRY], { cwd: folder.path });
    expect(classify.code).toBe(3);
    expect(classify.stdout).toContain('0.0 % answered');
    expect(folder.readJsonl('run/predictions.jsonl')).toHaveLength(5);
    const flags = ['--run', 'rows', '--pipeline', 'direct,cot', '--model', 'served'];
    const ablate = await runCli(['ablate', 'tickets.jsonl', ...flags], { cwd: folder.path });
    expect(ablate.code).toBe(3);
    expect(ablate.stderr).toContain('rows/rows');
  });
});
