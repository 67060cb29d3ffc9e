import { promptedOnce } from './prompted.ts';

export const direct = promptedOnce('direct', 'one call: category definitions, then the category at once');
