import { createContext, useContext } from 'react';
import type { Catalog } from '@/lib/catalog/catalog';
import type { DraftedCatalog } from '@/lib/schema-change/preview';

type RulesState = { catalog: Catalog; rules: DraftedCatalog };

export const RulesContext = createContext<RulesState | undefined>(undefined);

/** The catalog with the draft on top, which is what pages show. */
export function useRules(): RulesState {
  const state = useContext(RulesContext);
  if (!state) {
    throw new Error('Outside of the pages of rules');
  }
  return state;
}
