// The public API. What is not exported here may change without notice.
export type { Category } from './tickets/category.ts';
export type { Conversation, Gold, Message, MessageRole, Ticket } from './tickets/ticket.ts';
export { readTickets } from './tickets/read.ts';
export type { TicketRecord } from './tickets/record.ts';
export { formatTicketCsv, formatTicketJsonl, ticketCsvHeader, type ExtraColumns } from './tickets/write.ts';
export { createEmbeddedModel } from './models/embedded/index.ts';
export { createOpenAiModel, type OpenAiModelOptions } from './models/openai.ts';
export type { ChatMessage, ChatModel, ChatReply, ChatRequest } from './models/types.ts';
export {
  definePipeline,
  type OwnAnswer,
  type OwnParts,
  type PipelineDefinition,
  type TicketQuestion,
} from './pipelines/own/define.ts';
export type { Pipeline, PipelineParts, PipelineSpec, Prediction } from './pipelines/types.ts';
export { predictAll, type PredictAllOptions } from './runs/predict/predict-all.ts';
export { summarizeRun } from './runs/summarize.ts';
export type { ClassifyReport, EvalReport, Report } from './runs/report/report.ts';
export type { Estimate, Share } from './metrics/share.ts';
export { DataError, ModelError, StoppedError, TickitError, UsageError } from './errors.ts';
