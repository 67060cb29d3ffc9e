export const MESSAGE_ROLES = ['customer', 'agent', 'system'] as const;
export type MessageRole = (typeof MESSAGE_ROLES)[number];

/** Fields that tickit does not know; kept and written back as they were. */
export type ExtraFields = Record<string, unknown>;

export interface Message {
  role: MessageRole;
  /** ISO 8601. */
  at: string | null;
  author: string | null;
  text: string;
  extra: ExtraFields;
}

/** The truth about a ticket. Never part of a prompt. */
export interface Gold {
  /** Name of a category; null when unlabelled. */
  label: string | null;
  /** Index from 0 of the message at which escalation became warranted; null when it never did, or when unknown. */
  escalateAt: number | null;
  incidentId: string | null;
  tags: string[];
  split: string | null;
}

/** What a pipeline may see of a ticket. */
export interface Conversation {
  /** ISO 8601. */
  createdAt: string | null;
  product: string | null;
  region: string | null;
  title: string | null;
  /** In time order, at least one. */
  messages: Message[];
}

export interface Ticket extends Conversation {
  id: string;
  customer: string | null;
  gold: Gold;
  extra: ExtraFields;
}

/** The ticket without its id, its customer and its gold fields. */
export function conversationOf({ createdAt, product, region, title, messages }: Ticket): Conversation {
  return { createdAt, product, region, title, messages };
}

/** Whose ticket it is and when it began: what a retrieval of examples must keep out. Never part of a prompt. */
export interface Provenance {
  id: string;
  customer: string | null;
  incidentId: string | null;
  /** ISO 8601. */
  createdAt: string | null;
}

export function provenanceOf({ id, customer, gold, createdAt }: Ticket): Provenance {
  return { id, customer, incidentId: gold.incidentId, createdAt };
}
