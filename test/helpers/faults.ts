import { seededRandom } from '../../src/util/random.ts';
import type { ChatBody, RecordedRequest, Script } from './misbehaving-server.ts';
import { replies, type Respond } from './replies.ts';

/** All forms of Retry-After, every one of some milliseconds only. */
const THROTTLED: (() => Respond)[] = [
  () => replies.throttled({ 'retry-after': '0' }),
  () => replies.throttled({ 'retry-after': '0.02' }),
  () => replies.throttled({ 'retry-after-ms': '20' }),
  () => replies.throttled({ 'retry-after': new Date().toUTCString() }),
  () => replies.throttled({ 'retry-after-ms': '10' }, 503),
];

/** Nine ways to go wrong, the last of which is only slow. */
const FAULTS: ((request: RecordedRequest, roll: number) => Respond)[] = [
  (_, roll) => THROTTLED[Math.floor(roll * THROTTLED.length)]?.() ?? replies.status(429),
  () => replies.status(500),
  () => replies.status(503),
  () => replies.reset(),
  () => replies.stall(),
  () => replies.halfBody(),
  () => replies.brokenJson(),
  () => replies.html(),
  ({ body }) => replies.drip(categoryFor(body)),
];

export interface FaultShares {
  seed: number;
  /** Share of first tries of a ticket that meet each of the faults; at most a ninth. */
  first: number;
  /** The same for later ones. */
  later: number;
}

/** Faults by ticket and try, so that they do not depend on who comes when; else the answer that the ticket's text asks for. */
export function withFaults({ seed, first, later }: FaultShares): Script {
  const tries = new Map<number, number>();
  return (request) => {
    const ticket = numberOf(request.body);
    const tryNumber = (tries.get(ticket) ?? 0) + 1;
    tries.set(ticket, tryNumber);
    const random = seededRandom(seed * 1_000_003 + ticket * 101 + tryNumber);
    const fault = FAULTS[Math.floor(random() / (tryNumber === 1 ? first : later))];
    return fault?.(request, random()) ?? replies.good(categoryFor(request.body));
  };
}

/** The well-behaved server with the same answers. */
export const withoutFaults: Script = ({ body }) => replies.good(categoryFor(body));

const CATEGORIES = ['system_failure', 'other', 'other', 'system_failure', 'asset_loss'];

const categoryFor = (body: ChatBody): string => CATEGORIES[numberOf(body) % CATEGORIES.length] ?? 'other';

/** The number in the text of a ticket of `someTickets`. */
function numberOf({ messages }: ChatBody): number {
  const text = messages.map(({ content }) => content).join('\n');
  return Number(/ticket number (\d+)/.exec(text)?.[1]);
}
