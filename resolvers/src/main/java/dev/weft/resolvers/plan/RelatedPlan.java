package dev.weft.resolvers.plan;

import dev.weft.model.ValueType;

/**
 * Reads a page of the same list for each of many rows at once.
 *
 * @param parentKey the type of the parents' keys
 */
public record RelatedPlan(PagePlan page, Link link, ValueType parentKey) {}
