import * as z from 'zod';
import { categoriesSchema } from '../tickets/category.ts';

const name = z.string().trim().min(1);

/** US dollars per million tokens. */
const priceSchema = z.strictObject({ input: z.number().nonnegative(), output: z.number().nonnegative() });
export type Price = z.infer<typeof priceSchema>;

const endpointShape = {
  provider: z.literal('openai'),
  /** The model's name at the endpoint. */
  model: name,
  /** Up to and including the version; when left out OPENAI_BASE_URL, else OpenAI's own. */
  baseUrl: z.url({ protocol: /^https?$/, error: 'expected an http or https URL' }).optional(),
  /** Name of the environment variable that holds the key. An endpoint with a baseUrl and none is called without a key. */
  apiKeyEnv: name
    .regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'expected the name of an environment variable, not the key itself')
    .optional(),
  /** Requests and tokens that the endpoint allows per minute. */
  rpm: z.number().positive().optional(),
  tpm: z.number().positive().optional(),
  price: priceSchema.optional(),
};

export const modelSchema = z.strictObject({ ...endpointShape, temperature: z.number().min(0).max(2).optional() });
export type ModelSettings = z.infer<typeof modelSchema>;

const embedderSchema = z.strictObject(endpointShape);
/** What models and embedders have in common. */
export type EndpointSettings = z.infer<typeof embedderSchema>;

/** Of all calls of a command. */
const limitsSchema = z.strictObject({
  /** US dollars. */
  maxCost: z.number().nonnegative().optional(),
  maxCalls: z.int().nonnegative().optional(),
  maxRetries: z.int().nonnegative().optional(),
  maxWaitSeconds: z.number().nonnegative().optional(),
  timeoutSeconds: z.number().positive().optional(),
});

/** A name that the user gives must not hide a built-in one. */
const ownName = name.refine((given) => given !== 'embedded' && !given.includes(':'), {
  message: 'expected a name of your own: not "embedded", and without ":"',
});

export const configSchema = z.strictObject({
  /** What --model, --pipeline, --embedder, --concurrency and --seed are when they are not given. */
  model: name.optional(),
  pipeline: name.optional(),
  embedder: name.optional(),
  concurrency: z.int().min(1).optional(),
  seed: z.int().nonnegative().optional(),
  /** Folder of prompt files that replace those of the same name; relative to the configuration file. */
  prompts: name.optional(),
  categories: categoriesSchema.optional(),
  models: z.record(ownName, modelSchema).optional(),
  embedders: z.record(ownName, embedderSchema).optional(),
  /** File in which replies are kept and looked up; relative to the configuration file. */
  cache: name.optional(),
  limits: limitsSchema.optional(),
});
export type Config = z.infer<typeof configSchema>;

/** Every key that may stand somewhere in a configuration, for suggestions. */
export const CONFIG_KEYS = [
  ...Object.keys(configSchema.shape),
  ...Object.keys(modelSchema.shape),
  ...Object.keys(priceSchema.shape),
  ...Object.keys(limitsSchema.shape),
  'name',
  'definition',
  'signs',
  'counterSigns',
  'team',
  'escalates',
];
