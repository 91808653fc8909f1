package dev.weft.resolvers.oracle;

/** An option of a select field: as it is stored, and as the API names it. */
record Choice(String stored, String apiName) {}
