package dev.weft.resolvers.oracle;

import java.util.List;
import java.util.Locale;

/**
 * A field of a sort of things.
 *
 * @param choices of a select field
 */
record Trait(String name, String column, Kind kind, boolean required, List<Choice> choices) {
    static Trait optional(String name, String column, Kind kind) {
        return new Trait(name, column, kind, false, List.of());
    }

    /** As the enum of the collection's fields has it. */
    String enumName() {
        return name.replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT);
    }

    /** What policies call it. */
    String catalogName() {
        return name.endsWith("Id") && column.endsWith("_id") ? column.substring(0, column.length() - 3) : column;
    }

    boolean isKey() {
        return name.equals(Sorts.KEY) || name.endsWith("Id");
    }

    boolean isNumber() {
        return kind.isNumber() && !isKey();
    }

    boolean hasExtremes() {
        return kind == Kind.TEXT || kind == Kind.DATE || kind == Kind.TIME || isNumber();
    }

    /** Sums of floats are left out, for their value depends on the order in which they are added. */
    boolean allows(String function) {
        return switch (function) {
            case "COUNT" -> true;
            case "COUNT_DISTINCT" -> kind.isSortable();
            case "MIN", "MAX" -> hasExtremes();
            default -> isNumber() && kind != Kind.FLOAT;
        };
    }

    static Trait required(String name, String column, Kind kind) {
        return new Trait(name, column, kind, true, List.of());
    }
}
