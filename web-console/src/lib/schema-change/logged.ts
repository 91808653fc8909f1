import type { SchemaOperation } from './operation';
import { describeOperation, type Words } from './words';

/** Operations of the log, which may know more than this console does, in plain words. */
export function describeLogged(operations: readonly unknown[]): Words[] {
  return operations.map((operation) => {
    try {
      const words = describeOperation(operation as SchemaOperation);
      return words ?? unknown(operation);
    } catch {
      return unknown(operation);
    }
  });
}

function unknown(operation: unknown): Words {
  const [name = ''] = typeof operation === 'object' && operation ? Object.keys(operation) : [];
  return { key: 'unknown', values: { name } };
}
