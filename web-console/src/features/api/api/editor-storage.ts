/** Open tabs and history of one account in one project; GraphiQL itself knows only one of each per site. */
export function editorStorage(accountId: string, slug: string): Storage {
  const prefix = `weft:graphiql:${accountId}:${slug}:`;
  const ownKeys = () => Object.keys(localStorage).filter((key) => key.startsWith(prefix));
  return {
    get length() {
      return ownKeys().length;
    },
    key: (index) => ownKeys()[index]?.slice(prefix.length) ?? null,
    getItem: (key) => localStorage.getItem(prefix + key),
    setItem: (key, value) => localStorage.setItem(prefix + key, value),
    removeItem: (key) => localStorage.removeItem(prefix + key),
    clear: () => {
      for (const key of ownKeys()) {
        localStorage.removeItem(key);
      }
    },
  };
}
