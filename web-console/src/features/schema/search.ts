/** What is open beside the page, such as `field:title` or `new-relation`. */
export type SchemaSearch = { panel?: string | undefined };

const PANEL =
  /^(new-collection|new-field|new-relation|new-index|settings|(field|relation):[a-z][a-z0-9_]{0,62})$/;

export function parseSchemaSearch(search: Record<string, unknown>): SchemaSearch {
  return typeof search.panel === 'string' && PANEL.test(search.panel)
    ? { panel: search.panel }
    : {};
}
