package dev.weft.resolvers.plan;

import java.util.Set;

/** The fields that an operation selects on a value, aliases and fragments resolved, skipped ones left out. */
public interface Selection {
    /** Names of the fields selected on an object of this type. */
    Set<String> fields(String typeName);

    /** What is selected below a field of an object of this type, by all its aliases together. */
    Selection below(String typeName, String field);
}
