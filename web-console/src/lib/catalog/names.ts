/** What a person types as a name becomes one of the catalog's: snake_case, beginning with a letter. */
export function toCatalogName(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/ß/g, 'ss')
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[^a-z]+/, '')
    .replace(/_+$/, '')
    .slice(0, 63);
}

export function isCatalogName(name: string): boolean {
  return /^[a-z][a-z0-9_]{0,62}$/.test(name);
}

/** A name for people: the first letter large, words apart. */
export function toLabel(name: string): string {
  const words = name.replace(/_+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** How the API spells a name of the catalog. */
export function toApiName(name: string): string {
  return name.replace(/_+([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
