import type { Category } from '../../src/tickets/category.ts';
import type { Conversation, Message } from '../../src/tickets/ticket.ts';

export const CATEGORIES: Category[] = [
  {
    name: 'failure',
    definition: 'Something of ours is broken.',
    signs: ['errors'],
    counterSigns: ['a question'],
    team: 'SRE',
    escalates: true,
  },
  { name: 'other', definition: 'Anything else.', signs: [], counterSigns: [], team: null, escalates: false },
];

export function message(text: string, more: Partial<Message> = {}): Message {
  return { role: 'customer', at: null, author: null, text, extra: {}, ...more };
}

export function conversation(more: Partial<Conversation> = {}): Conversation {
  return { createdAt: null, product: null, region: null, title: null, messages: [message('It is down.')], ...more };
}
