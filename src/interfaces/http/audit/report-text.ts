import { type FoundRecord, type RecordPages } from '#application/audit/index';
import { csvLine } from '../csv-line.ts';
import { toRecordResource } from './record-resource.ts';

const text = (value: string | number | null): string => (value === null ? '' : String(value));

const columns: Readonly<Record<string, (record: FoundRecord) => string>> = {
  id: ({ id }) => id,
  at: ({ at }) => at.toISOString(),
  tenant: ({ tenantId }) => tenantId,
  action: ({ action }) => action,
  outcome: ({ outcome, answer }) => (outcome === 'asked' && answer === null ? 'unanswered' : outcome),
  subject_kind: ({ subject }) => subject.kind,
  subject_id: ({ subject }) => text(subject.id),
  payment_id: ({ paymentId }) => text(paymentId),
  actor_kind: ({ actor }) => actor.kind,
  actor_id: ({ actor }) => actor.id,
  reason: ({ reason }) => text(reason),
  cause: ({ cause }) => text(cause),
  asked: ({ asked }) => text(asked),
  before: ({ before }) => text(before),
  after: ({ after }) => text(after),
  status: ({ status }) => text(status),
  code: ({ code }) => text(code),
  request_id: ({ requestId }) => text(requestId),
  address: ({ address }) => text(address),
  block: ({ height }) => text(height),
};

/** Records as CSV (RFC 4180) with a heading; what is JSON in them stays so. */
export async function* reportCsv(pages: RecordPages): AsyncGenerator<string> {
  yield csvLine(Object.keys(columns));
  for await (const page of pages)
    yield page.map((record) => csvLine(Object.values(columns).map((cell) => cell(record)))).join('');
}

/** Records as a list in JSON, each as the API shows it. */
export async function* reportJson(pages: RecordPages): AsyncGenerator<string> {
  let before = '[\n';
  for await (const page of pages) {
    yield before + page.map((record) => JSON.stringify(toRecordResource(record))).join(',\n');
    before = ',\n';
  }
  yield before === '[\n' ? '[]\n' : '\n]\n';
}
