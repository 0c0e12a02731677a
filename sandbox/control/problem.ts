import { type ErrorRequestHandler, type Response } from 'express';
import { type z } from 'zod';
import { type Refused } from '../emulator.ts';
import { issuesInWords } from '../issues-in-words.ts';

/** Says what is wrong with the input, field by field. */
export const badInput = (response: Response, error: z.ZodError): void => {
  const issues = error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message }));
  response.status(400).json({ error: { code: 'invalid-input', message: issuesInWords(error), issues } });
};

/** Says that there is no such thing, or that it cannot be done now. */
export const refuse = (response: Response, status: Refused['refused'], message: string): void => {
  const code = { 400: 'invalid-input', 404: 'not-found', 409: 'conflict', 422: 'not-supported' }[status];
  response.status(status).json({ error: { code, message } });
};

/** Tells whether an emulator refused. */
export const isRefused = (result: object): result is Refused => 'refused' in result;

/** Answers malformed bodies and bugs. */
export const failed: ErrorRequestHandler = (
  error: { status?: number; message?: string },
  _request,
  response,
  next,
) => {
  if (response.headersSent) {
    next(error);
    return;
  }
  const status = error.status ?? 500;
  if (status >= 500) console.error('sandbox: control API failed', error);
  response.status(status).json({ error: { code: 'failed', message: error.message ?? 'failed' } });
};
