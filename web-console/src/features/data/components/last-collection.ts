const key = (slug: string) => `weft:data:${slug}`;

/** The collection that somebody looked at last in this browser. */
export function lastCollection(slug: string): string | null {
  return localStorage.getItem(key(slug));
}

export function rememberCollection(slug: string, collection: string): void {
  localStorage.setItem(key(slug), collection);
}
