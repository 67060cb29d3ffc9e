/** What is asked for: a reply, or the vectors of texts. */
export type CallKind = 'chat' | 'embedding';
