import { useNavigate, useSearch } from '@tanstack/react-router';
import type { SchemaSearch } from '../search';

/** What is open beside the page; it is part of the address. */
export function usePanel() {
  const { panel } = useSearch({ strict: false }) as SchemaSearch;
  const navigate = useNavigate();
  const show = (next: string | undefined) =>
    void navigate({
      to: '.',
      search: ((previous: object) => ({ ...previous, panel: next })) as never,
    });
  return { panel, open: show, close: () => show(undefined) };
}
