package dev.weft.catalog.change;

import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.model.Names;
import dev.weft.schema.TypeNames;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Which names a builder may choose. Every refusal says where the name stands and what would do. */
final class NameRules {
    private static final Pattern SNAKE_CASE = Pattern.compile("[a-z][a-z0-9_]{0,62}");
    private static final Pattern TYPE_NAME = Pattern.compile("[A-Z][A-Za-z0-9]{0,79}");
    private static final Pattern OPTION_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,62}");

    private NameRules() {}

    static void checkCollection(String name, List<String> path) {
        checkCommon(name, "collection", path);
        if (ReservedWords.ROOTS.contains(Names.camelCase(name))) {
            throw reserved(name, "the API has a root field of that name", path);
        }
    }

    static void checkField(String name, List<String> path) {
        checkMember(name, "field", path);
    }

    static void checkRelation(String name, List<String> path) {
        checkMember(name, "relation", path);
        if (ReservedWords.GROUPINGS.contains(Names.camelCase(name))) {
            throw reserved(name, "rows can be grouped by relations, and by what has that name", path);
        }
    }

    private static void checkMember(String name, String kind, List<String> path) {
        checkCommon(name, kind, path);
        if (ReservedWords.COLUMNS.contains(name)) {
            throw reserved(name, "every table has, or may get, a column of that name", path);
        }
        if (ReservedWords.MEMBERS.contains(Names.camelCase(name))) {
            throw reserved(name, "the API uses it on every type", path);
        }
    }

    private static void checkCommon(String name, String kind, List<String> path) {
        if (isReservedSpelling(name)) {
            throw reserved(name, "names with that beginning or with two underscores belong to the system", path);
        }
        if (!SNAKE_CASE.matcher(name).matches()) {
            throw invalid(
                    "The %s name %s must start with a small letter and go on with small letters, digits or _, 63 at most"
                            .formatted(kind, quoted(name)),
                    path);
        }
        if (ReservedWords.POSTGRES.contains(name)) {
            throw reserved(name, "it is a reserved word of SQL", path);
        }
    }

    private static boolean isReservedSpelling(String name) {
        return name.equals("_")
                || name.contains("__")
                || name.startsWith("pg_")
                || name.startsWith("weft_")
                || TypeNames.isShared(name);
    }

    static void checkTypeName(String name, List<String> path) {
        if (!TYPE_NAME.matcher(name).matches()) {
            throw invalid(
                    "The type name %s must start with a capital letter and go on with letters or digits, 80 at most"
                            .formatted(quoted(name)),
                    path);
        }
        if (TypeNames.isShared(name)) {
            throw new ApiException(
                    ApiError.of(ErrorCode.RESERVED_NAME, "The type name '%s' belongs to the API".formatted(name))
                            .at(path)
                            .withHint("Try '%sEntry'".formatted(name)));
        }
    }

    static void checkOption(String name, List<String> path) {
        if (!OPTION_NAME.matcher(name).matches() || name.contains("__")) {
            throw new ApiException(ApiError.of(
                            ErrorCode.INVALID_FIELD,
                            "The option %s must start with a letter and go on with letters, digits or _; its label can be any text"
                                    .formatted(quoted(name)))
                    .at(path));
        }
        if (List.of("true", "false", "null").contains(name.toLowerCase(Locale.ROOT))) {
            throw new ApiException(
                    ApiError.of(ErrorCode.INVALID_FIELD, "GraphQL reserves the enum value '%s'".formatted(name))
                            .at(path)
                            .withHint("Try 'is_%s'".formatted(name)));
        }
    }

    private static ApiException invalid(String message, List<String> path) {
        return new ApiException(ApiError.of(ErrorCode.INVALID_NAME, message).at(path));
    }

    private static ApiException reserved(String name, String reason, List<String> path) {
        return new ApiException(
                ApiError.of(ErrorCode.RESERVED_NAME, "The name %s is reserved: %s".formatted(quoted(name), reason))
                        .at(path)
                        .withHint("Try '%s'".formatted(proposal(name))));
    }

    private static String proposal(String name) {
        String stem = name.toLowerCase(Locale.ROOT)
                .replaceAll("_+", "_")
                .replaceAll("^(pg|weft)?_", "")
                .replaceAll("[^a-z0-9_]", "");
        return (stem.isEmpty() || !Character.isLetter(stem.charAt(0)) ? "my" : "my_") + stem;
    }

    static String quoted(String name) {
        String shown = name.length() > 80 ? name.substring(0, 80) + "…" : name;
        return "'" + shown.replaceAll("\\p{Cntrl}", "�") + "'";
    }
}
