import type { ReplyFormat } from '../types.ts';

/** The values that the property `category` may have; null when the schema does not say. */
export function allowedCategories({ schema }: ReplyFormat): string[] | null {
  const values = recordOf(recordOf(schema.properties).category).enum;
  return Array.isArray(values) ? values.filter((value) => typeof value === 'string') : null;
}

/** Whether the reply is a description of the ticket, and not a category. */
export function asksForDescription({ schema }: ReplyFormat): boolean {
  const properties = recordOf(schema.properties);
  return 'description' in properties && !('category' in properties);
}

/** A JSON object with exactly the properties of the schema: those of `answer`, and empty values for others. */
export function formatReply({ schema }: ReplyFormat, answer: Record<string, unknown>): string {
  const properties = Object.entries(recordOf(schema.properties));
  return JSON.stringify(
    Object.fromEntries(properties.map(([name, property]) => [name, answer[name] ?? emptyOf(property)])),
  );
}

function emptyOf(property: unknown): unknown {
  const { type, enum: values } = recordOf(property);
  if (Array.isArray(values)) return values[0];
  const first: unknown = Array.isArray(type) ? type[0] : type;
  switch (first) {
    case 'number':
    case 'integer':
      return 0;
    case 'boolean':
      return false;
    case 'array':
      return [];
    case 'object':
      return {};
    case 'null':
      return null;
    default:
      return '';
  }
}

function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
