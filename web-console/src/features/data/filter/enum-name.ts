/** The API's enum value for a column: `publishedAt` to `PUBLISHED_AT`. */
export function enumName(apiName: string): string {
  return apiName
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .toUpperCase();
}
