import { type Document } from 'mongodb';

export type LimitDocument = Document & { _id: string };
