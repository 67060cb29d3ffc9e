/**
 * What stands for a group when a ticket is compared with it: the founder's description, one rewritten from all members', the
 * mean of the members' vectors, or whichever member is nearest.
 */
export const REPRESENTATIVES = ['first', 'rewrite', 'centroid', 'nearest-member'] as const;
export type Representative = (typeof REPRESENTATIVES)[number];
