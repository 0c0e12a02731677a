import { type GatewayName } from './gateway-name.ts';
import { gatewaySkeleton } from './skeleton/gateway-skeleton.ts';
import { mappingSkeleton } from './skeleton/mapping-skeleton.ts';
import { providerSkeleton } from './skeleton/provider-skeleton.ts';
import { capabilitiesSkeleton } from './skeleton/capabilities-skeleton.ts';
import { testSkeleton } from './skeleton/test-skeleton.ts';

/** A file of a gateway, by its path below the project. */
export type SkeletonFile = Readonly<{ path: string; text: string }>;

/** The files of a gateway that promises everything usual and can do nothing yet. */
export const skeleton = (name: GatewayName): readonly SkeletonFile[] => {
  const { kebab } = name;
  const source = (suffix: string, text: string): SkeletonFile => ({
    path: `src/infrastructure/gateways/${kebab}/${kebab}-${suffix}.ts`,
    text,
  });
  return [
    source('provider', providerSkeleton(name)),
    source('capabilities', capabilitiesSkeleton(name)),
    source('gateway', gatewaySkeleton(name)),
    source('mapping', mappingSkeleton(name)),
    { path: `test/infrastructure/gateways/${kebab}.test.ts`, text: testSkeleton(name) },
  ];
};
