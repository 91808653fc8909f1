import { createContext, useContext } from 'react';
import type { Catalog } from '@/lib/catalog/catalog';
import type { DraftedCatalog } from '@/lib/schema-change/preview';

type SchemaState = {
  catalog: Catalog;
  /** With the draft on top; this is what pages show. */
  schema: DraftedCatalog;
};

export const SchemaContext = createContext<SchemaState | undefined>(undefined);

export function useSchema(): SchemaState {
  const state = useContext(SchemaContext);
  if (!state) {
    throw new Error('Outside of the schema pages');
  }
  return state;
}
