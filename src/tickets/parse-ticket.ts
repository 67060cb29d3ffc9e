import * as z from 'zod';
import { plural } from '../util/plural.ts';
import { choiceProblem, problem } from './problem.ts';
import { MESSAGE_ROLES, type ExtraFields, type Gold, type Message, type Ticket } from './ticket.ts';

/** The labels that a ticket may carry. */
export interface LabelNames {
  names: readonly string[];
  /** The one that does not escalate. */
  quiet: string;
}

export type ParsedTicket = { status: 'read'; ticket: Ticket } | { status: 'rejected'; problems: string[] };

const MAX_PROBLEMS = 5;

// The message of each rule is what was expected; problemsOf adds the field and what was got.
const text = z.string({ error: 'text' });
const time = z.union([z.iso.datetime({ offset: true, local: true }), z.iso.date()], {
  error: 'an ISO 8601 date or date-time',
});
const idNumber = z.number().min(-Number.MAX_SAFE_INTEGER).max(Number.MAX_SAFE_INTEGER);

const messageSchema = z.looseObject(
  {
    role: z.enum(MESSAGE_ROLES, { error: `one of ${MESSAGE_ROLES.join(', ')}` }),
    at: time.nullish(),
    author: text.nullish(),
    text,
  },
  { error: 'an object' },
);

const ticketSchema = z.looseObject(
  {
    // Of a number beyond 2^53 the last digits are lost before anybody can see them.
    id: z.union([z.string().min(1), idNumber], { error: 'text that is not empty, or a number of at most 15 digits' }),
    createdAt: time.nullish(),
    product: text.nullish(),
    region: text.nullish(),
    customer: text.nullish(),
    title: text.nullish(),
    messages: z.array(messageSchema, { error: 'an array of messages' }).nullish(),
    text: text.nullish(),
    label: text.nullish(),
    escalateAt: z.int({ error: 'an integer from 0' }).min(0, { error: 'an integer from 0' }).nullish(),
    incidentId: text.nullish(),
    tags: z.array(text, { error: 'an array of texts' }).nullish(),
    split: text.nullish(),
  },
  { error: 'an object' },
);
type RawTicket = z.infer<typeof ticketSchema>;
type RawMessage = z.infer<typeof messageSchema>;

/**
 * A ticket in its native form, from anything that JSON can hold. Null fields count as absent, unknown ones are kept.
 * `labels` null lets any label pass. A record without messages becomes one message by the customer from its `text`.
 */
export function parseTicket(value: unknown, labels: LabelNames | null): ParsedTicket {
  const parsed = ticketSchema.safeParse(value, { reportInput: true });
  if (!parsed.success) return { status: 'rejected', problems: shapeProblems(parsed.error.issues) };
  const ticket = toTicket(parsed.data);
  const problems = [textProblem(ticket, parsed.data), labelProblem(ticket, labels), escalateAtProblem(ticket, labels)];
  const found = problems.filter((entry) => entry !== null);
  return found.length === 0 ? { status: 'read', ticket } : { status: 'rejected', problems: found };
}

function shapeProblems(issues: readonly z.core.$ZodIssue[]): string[] {
  const shown = issues.slice(0, MAX_PROBLEMS).map(({ path, message, input }) => problem(fieldOf(path), message, input));
  return issues.length > MAX_PROBLEMS ? [...shown, `and ${issues.length - MAX_PROBLEMS} more problems`] : shown;
}

/** `messages[2].at`; `record` for the record itself. */
function fieldOf(path: readonly PropertyKey[]): string {
  const steps = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`));
  return steps.join('').replace(/^\./, '') || 'record';
}

function toTicket(raw: RawTicket): Ticket {
  const { id, createdAt, product, region, customer, title, messages, text, ...others } = raw;
  const { gold, extra } = splitGold(others);
  const hasMessages = (messages?.length ?? 0) > 0;
  return {
    id: String(id),
    createdAt: createdAt ?? null,
    product: product ?? null,
    region: region ?? null,
    title: title ?? null,
    messages: hasMessages ? (messages ?? []).map(toMessage) : onlyMessage(raw),
    customer: customer ?? null,
    gold,
    extra: hasMessages && typeof text === 'string' ? { ...extra, text } : extra,
  };
}

function toMessage({ role, at, author, text, ...extra }: RawMessage): Message {
  return { role, at: at ?? null, author: author ?? null, text, extra };
}

function onlyMessage({ text, createdAt }: RawTicket): Message[] {
  if (text === null || text === undefined) return [];
  return [{ role: 'customer', at: createdAt ?? null, author: null, text, extra: {} }];
}

function splitGold(fields: Pick<RawTicket, keyof Gold>): { gold: Gold; extra: ExtraFields } {
  const { label, escalateAt, incidentId, tags, split, ...extra } = fields;
  const gold = {
    label: label ?? null,
    escalateAt: escalateAt ?? null,
    incidentId: incidentId ?? null,
    tags: tags ?? [],
    split: split ?? null,
  };
  return { gold, extra };
}

function textProblem({ messages }: Ticket, { messages: given, text }: RawTicket): string | null {
  if (messages.some((message) => message.text.trim() !== '')) return null;
  if (messages.length === 0) return problem('messages', 'at least one message, or a text', given);
  if ((given?.length ?? 0) === 0) return problem('text', 'text that is not empty', text);
  return problem(
    'messages',
    'a message with text',
    given?.map((message) => message.text),
  );
}

function labelProblem({ gold: { label } }: Ticket, labels: LabelNames | null): string | null {
  if (label === null || labels === null || labels.names.includes(label)) return null;
  return choiceProblem('label', labels.names, label);
}

function escalateAtProblem({ gold, messages }: Ticket, labels: LabelNames | null): string | null {
  const { escalateAt, label } = gold;
  if (escalateAt === null) return null;
  if (escalateAt >= messages.length) {
    return problem('escalateAt', `the index of one of ${plural(messages.length, 'message')}, from 0`, escalateAt);
  }
  if (labels === null || label !== labels.quiet) return null;
  return problem('escalateAt', `null with the label "${label}"`, escalateAt);
}
