package dev.weft.catalog;

/**
 * The names by which the API shows a collection, now or before it was renamed.
 *
 * @param typeName singular PascalCase, e.g. {@code Article}
 * @param listName root field of the list, e.g. {@code articles}
 * @param itemName root field of one row and member of payloads, e.g. {@code article}
 */
public record CollectionNames(String typeName, String listName, String itemName) {}
