import { type PaymentMethodId } from '#domain/shared/ids';
import { err, ok, type Result } from '#domain/shared/result';
import { notFound, type NotFound } from '../../shared/not-found.ts';
import { type Page, type PageRequest } from '../../shared/page.ts';
import { isVisible, type Visibility } from '../../shared/visibility.ts';
import { type CustomersPorts } from '../customers-ports.ts';
import { methodViews, type MethodView } from '../method-view.ts';
import { type MethodFilter } from '../ports/method-repository.ts';

type Ports = Pick<CustomersPorts, 'customers' | 'methods' | 'secrets'>;

export const getMethod =
  (ports: Ports) =>
  async (seen: Visibility, id: PaymentMethodId): Promise<Result<MethodView, NotFound>> => {
    const method = await ports.methods.find(seen.tenantId, id);
    if (!method || !isVisible(method, seen)) return err(notFound);
    const [view] = await methodViews(ports, [method]);
    return view ? ok(view) : err(notFound);
  };

export const listMethods =
  (ports: Ports) =>
  async (seen: Visibility, filter: MethodFilter, page: PageRequest): Promise<Page<MethodView>> => {
    const { data, nextCursor } = await ports.methods.list(seen, filter, page);
    return { data: await methodViews(ports, data), nextCursor };
  };
