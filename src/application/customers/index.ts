import { changeCustomer } from './commands/change-customer.ts';
import { chooseDefaultMethod } from './commands/change-method.ts';
import { confirmMethod } from './commands/confirm-method.ts';
import { createCustomer } from './commands/create-customer.ts';
import { hearMethodNotice } from './commands/hear-method-notice.ts';
import { noticeExpiry } from './commands/notice-expiry.ts';
import { openPortal } from './commands/open-portal.ts';
import { removeMethod } from './commands/remove-method.ts';
import { saveMethod } from './commands/save-method.ts';
import { expireSetups, settleMethods } from './commands/settle-methods.ts';
import { type CustomersPorts } from './customers-ports.ts';
import { findSaved, ownerOf } from './queries/find-saved.ts';
import { holderOf, payerByUser, payerNamed, payerOf } from './queries/find-payer.ts';
import { findRecipient } from './queries/find-recipient.ts';
import { getCustomer, listCustomers } from './queries/get-customer.ts';
import { getMethod, listMethods } from './queries/get-method.ts';
import { typesWithPage } from './queries/types-with-page.ts';
import { offerDefaultOnMethodAdded } from './reactions/offer-default-on-method-added.ts';

export { type CustomersPorts, type CustomersSettings, defaultCustomersSettings } from './customers-ports.ts';

/** All this module can do. */
export const customersUseCases = (ports: CustomersPorts) => ({
  createCustomer: createCustomer(ports),
  changeCustomer: changeCustomer(ports),
  saveMethod: saveMethod(ports),
  confirmMethod: confirmMethod(ports),
  chooseDefaultMethod: chooseDefaultMethod(ports),
  removeMethod: removeMethod(ports),
  openPortal: openPortal(ports),

  getCustomer: getCustomer(ports),
  listCustomers: listCustomers(ports),
  getMethod: getMethod(ports),
  listMethods: listMethods(ports),
  typesWithPage: typesWithPage(ports),
  findSaved: findSaved(ports),
  ownerOf: ownerOf(ports),
  findRecipient: findRecipient(ports),
  payerOf: payerOf(ports),
  payerByUser: payerByUser(ports),
  payerNamed: payerNamed(ports),
  holderOf: holderOf(ports),

  hearMethodNotice: hearMethodNotice(ports),
  settleMethods: settleMethods(ports),
  expireSetups: expireSetups(ports),
  noticeExpiry: noticeExpiry(ports),
});
export type CustomersUseCases = ReturnType<typeof customersUseCases>;

/** What this module does when it hears of something. */
export const customersReactions = (ports: CustomersPorts) => [offerDefaultOnMethodAdded(ports)];
