package dev.weft.resolvers.plan;

import java.util.List;
import java.util.Set;

/** The fields that an operation selects on a value, aliases and fragments resolved, skipped ones left out. */
public interface Selection {
    /** Names of the fields selected on an object of this type. */
    Set<String> fields(String typeName);

    /** What is selected below a field of an object of this type, by all its aliases together. */
    Selection below(String typeName, String field);

    /** The uses of a field of an object of this type, one for each key of the response. */
    List<SelectedField> uses(String typeName, String field);
}
