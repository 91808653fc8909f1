import { useTranslation } from 'react-i18next';
import { isOperation, type SchemaOperation } from '@/lib/schema-change/operation';
import { describeOperation } from '@/lib/schema-change/words';

/** A logged operation as a sentence, in the words in which the review told it before. */
export function useWords(): (operation: unknown) => string {
  const { t } = useTranslation('review');
  return (operation) => {
    if (!isLogged(operation)) {
      return JSON.stringify(operation);
    }
    const { key, values } = describeOperation(operation);
    return String(t(key as never, values as never));
  };
}

function isLogged(operation: unknown): operation is SchemaOperation {
  return isOperation(operation);
}
