package dev.weft.drift;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A table as PostgreSQL describes it, its parts by their names. */
record PhysicalTable(
        Map<String, Column> columns,
        Map<String, Constraint> constraints,
        Map<String, Index> indexes,
        Map<String, Trigger> triggers) {
    static PhysicalTable empty() {
        return new PhysicalTable(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
    }

    /**
     * @param defaultTo what PostgreSQL puts there by itself, as it prints it; null for nothing
     */
    record Column(String type, boolean notNull, @Nullable String defaultTo) {}

    /**
     * @param definition as PostgreSQL prints it; what a foreign key does in {@link #foreignKey(String, String, String)}'s words
     * @param valid whether every row is known to obey
     */
    record Constraint(String definition, boolean valid) {
        static String foreignKey(String column, String target, String onDelete) {
            return "%s refers to %s, %s".formatted(column, target, onDelete);
        }
    }

    /**
     * Without those that serve a constraint, unless they are invalid.
     *
     * @param definition as PostgreSQL prints it, without names
     */
    record Index(String definition, boolean valid) {}

    /**
     * Without those that PostgreSQL makes itself.
     *
     * @param definition what it calls, with which arguments
     * @param enabled whether it does so always
     */
    record Trigger(String definition, boolean enabled) {}
}
