export type { Run as RunView, RunId } from '#domain/reconciliation/run';
