export type { Statement, StatementLine, StatementPage } from './ports/statement.ts';
