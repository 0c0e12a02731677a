import { type TenantId } from '#domain/shared/ids';
import { decider, type Decision } from '#domain/shared/state-machine';
import { type Doubt } from './doubt.ts';
import { type Advice, suggestionFor, type Suggestion } from './review-actions.ts';
import { type Proposal, type Resolution, type ReviewCommand, type ReviewEvent } from './review-events.ts';
import { type Priority } from './review-priority.ts';
import { type ReviewStatus, reviewTransitions } from './review-transitions.ts';

/** Money in doubt, until a person or a late word of the provider ends the doubt. */
export type ReviewCase = Readonly<{
  id: string;
  tenantId: TenantId;
  version: number;
  status: ReviewStatus;
  subject: Doubt['subject'];
  cause: Doubt['cause'];
  occasion: string;
  amount: Doubt['amount'];
  since: Date;
  dueAt: Date | null;
  evidence: Doubt['evidence'];
  priority: Priority;
  suggestion: Suggestion;
  assignee: string | null;
  notes: readonly Readonly<{ by: string; at: Date; text: string }>[];
  /** What one person proposed and another must agree to. */
  proposal: Proposal | null;
  /** What is being carried out, stored before it is. */
  resolution: Resolution | null;
  commands: readonly ReviewCommand[];
  history: readonly HistoryEntry[];
  createdAt: Date;
  updatedAt: Date;
}>;
export type HistoryEntry = Readonly<{ what: string; by: string; at: Date; detail: string | null }>;
export type ReviewDecision = Decision<ReviewCase, ReviewEvent>;

export const nobody = 'kassa';
const historyMax = 200;

/** A new case, found by nobody in particular. */
export const openCase = (
  id: string,
  doubt: Doubt,
  priority: Priority,
  at: Date,
  advice?: Advice,
): ReviewCase => ({
  id,
  ...doubt,
  version: 0,
  status: 'open',
  priority,
  suggestion: suggestionFor(id, doubt.cause, doubt.subject, advice),
  assignee: null,
  notes: [],
  proposal: null,
  resolution: null,
  commands: [],
  history: [{ what: 'Opened', by: nobody, at, detail: doubt.cause }],
  createdAt: at,
  updatedAt: at,
});

export const isEnded = ({ status }: Pick<ReviewCase, 'status'>): boolean =>
  status === 'resolved' || status === 'cleared';

const evolve = (before: ReviewCase, event: ReviewEvent): Omit<ReviewCase, 'status'> => {
  const { type: what, by, at } = event;
  const review = {
    ...before,
    updatedAt: at,
    history: [...before.history, { what, by, at, detail: detailOf(event) }].slice(-historyMax),
    commands: 'command' in event ? [...before.commands, event.command] : before.commands,
  };
  switch (event.type) {
    case 'Assigned':
      return { ...review, assignee: event.to };
    case 'Noted':
      return { ...review, notes: [...review.notes, { by, at, text: event.text }] };
    case 'Weighed':
      return { ...review, priority: event.priority };
    case 'Proposed':
      return { ...review, proposal: event.proposal };
    case 'ResolutionBegun':
      return { ...review, resolution: event.resolution };
    case 'ResolutionFailed':
    case 'Cleared':
      return { ...review, resolution: null, proposal: null };
    case 'Resolved':
      return { ...review, proposal: null };
  }
};

const detailOf = (event: ReviewEvent): string | null => {
  switch (event.type) {
    case 'Assigned':
      return event.to;
    case 'Noted':
      return null;
    case 'Weighed':
      return event.priority;
    case 'Proposed':
      return `${event.proposal.action}: ${event.proposal.note}`;
    case 'ResolutionBegun':
      return `${event.resolution.action}: ${event.resolution.note}`;
    case 'ResolutionFailed':
    case 'Cleared':
      return event.why;
    case 'Resolved':
      return event.action;
  }
};

/** Applies one event: the table says where it leads, the history keeps it. */
export const decideReview = decider({ transitions: reviewTransitions, evolve });
