import { type SubscriptionView } from '#application/billing/subscription-view';
import { type MethodType } from '#domain/shared/method-type';
import { type RedirectMethod } from '../pages-desk.ts';

/** A heading with what to do about it. */
export type Message = Readonly<{ title: string; text: string }>;

export type Interval = SubscriptionView['item']['interval'];
export type FailureKind = 'funds' | 'card' | 'proof' | 'later' | 'other';
/** What a page says at its top after something was done, or was not. */
export type NoticeKind =
  | 'waiting'
  | 'refused'
  | 'sent-twice'
  | 'plan-changed'
  | 'plan-scheduled'
  | 'plan-waits'
  | 'cancelled'
  | 'reactivated'
  | 'default-set'
  | 'method-added'
  | 'method-waits'
  | 'method-removed'
  | 'change-refused';

/** All that the pages say, in one language. */
export type PageWords = Readonly<{
  skip: string;
  language: string;
  back: string;
  linkUnknown: Message;
  linkExpired: Readonly<{ invoice: Message; portal: Message }>;
  formUnknown: Message;
  cardNumber: (field: string) => Message;
  /** The fields that people write into, by the names they have in forms. */
  fields: Readonly<Record<string, string>>;
  trouble: Message;
  notices: Readonly<Record<NoticeKind, string>>;
  failures: Readonly<Record<FailureKind, string>>;
  methods: Readonly<Record<RedirectMethod, string>>;
  invoice: Readonly<{
    download: string;
    lines: string;
    payHeading: string;
    payWith: string;
    pay: (amount: string) => string;
    paid: (date: string) => string;
    paidFromBalance: string;
    void: string;
    draft: string;
    nothingToPayWith: string;
    /** The payer went to the provider and may not have paid there. */
    unfinished: string;
    lastTry: (why: string) => string;
  }>;
  portal: Readonly<{
    title: string;
    subscription: string;
    none: string;
    plan: string;
    status: string;
    price: string;
    statuses: Readonly<Record<SubscriptionView['status'], string>>;
    every: Readonly<Record<Interval, string>>;
    renews: string;
    ends: string;
    ended: string;
    trialEnds: string;
    /** `price`: with its interval. */
    thenPrice: (price: string) => string;
    changesTo: (plan: string, date: string) => string;
    owed: (amount: string) => string;
    payNow: string;
    changePlan: string;
    cancel: string;
    reactivate: string;
    methods: string;
    noMethods: string;
    isDefault: string;
    makeDefault: string;
    /** By what can be saved on a page of the provider's. */
    add: Readonly<Partial<Record<MethodType, string>>>;
    remove: string;
    removeReally: string;
    expires: (month: string) => string;
    invoices: string;
    noInvoices: string;
  }>;
  plans: Readonly<{
    title: string;
    choose: string;
    current: string;
    next: string;
    none: string;
    previewTitle: string;
    becomes: string;
    nowDue: string;
    nothingNow: (date: string) => string;
    toSecond: string;
    confirm: string;
  }>;
  cancelling: Readonly<{
    title: string;
    when: string;
    atEnd: (date: string) => string;
    now: string;
    reason: string;
    confirm: string;
    keep: string;
  }>;
}>;
