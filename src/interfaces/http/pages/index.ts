import { invoicePageRoute, invoicePdfRoute } from './invoice/invoice.route.ts';
import { payInvoiceFormRoute } from './invoice/pay.route.ts';
import { addMethodFormRoute, methodAddedRoute } from './portal/add-method.route.ts';
import { cancelFormRoute, cancelPageRoute, reactivateFormRoute } from './portal/cancel.route.ts';
import { changePlanFormRoute, planPreviewRoute } from './portal/change-plan.route.ts';
import { chooseDefaultFormRoute, removeMethodFormRoute } from './portal/methods.route.ts';
import { planPageRoute } from './portal/plan.route.ts';
import { portalPageRoute } from './portal/portal.route.ts';
import { styleRoute } from './style.route.ts';

export { type PagesDesk } from './pages-desk.ts';

/** What people see in a browser, beside the API: an invoice to pay, and their account. */
export const pagesRoutes = [
  styleRoute,
  invoicePageRoute,
  invoicePdfRoute,
  payInvoiceFormRoute,
  portalPageRoute,
  planPageRoute,
  planPreviewRoute,
  changePlanFormRoute,
  cancelPageRoute,
  cancelFormRoute,
  reactivateFormRoute,
  addMethodFormRoute,
  methodAddedRoute,
  chooseDefaultFormRoute,
  removeMethodFormRoute,
];
