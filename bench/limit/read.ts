import { type RequestHandler } from 'express';
import { type Collection } from 'mongodb';
import { type LimitDocument } from './limit-document.ts';

/** Finds a document by its id and sends it as it is. */
export const read =
  (payments: Collection<LimitDocument>): RequestHandler<{ id: string }> =>
  async (request, response) => {
    response.json(await payments.findOne({ _id: request.params.id }));
  };
