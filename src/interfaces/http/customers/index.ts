import {
  changeCustomerRoute,
  createCustomerRoute,
  getCustomerRoute,
  listCustomersRoute,
} from './customers.route.ts';
import {
  changePaymentMethodRoute,
  getPaymentMethodRoute,
  listPaymentMethodsRoute,
  removePaymentMethodRoute,
} from './methods.route.ts';
import { openPortalRoute } from './portal.route.ts';
import {
  confirmPaymentMethodRoute,
  savePaymentMethodRoute,
  setUpPaymentMethodRoute,
} from './save-method.route.ts';

export const customersRoutes = [
  createCustomerRoute,
  listCustomersRoute,
  getCustomerRoute,
  changeCustomerRoute,
  savePaymentMethodRoute,
  setUpPaymentMethodRoute,
  confirmPaymentMethodRoute,
  getPaymentMethodRoute,
  listPaymentMethodsRoute,
  changePaymentMethodRoute,
  removePaymentMethodRoute,
  openPortalRoute,
];
