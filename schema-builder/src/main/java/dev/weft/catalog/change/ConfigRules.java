package dev.weft.catalog.change;

import dev.weft.catalog.FieldConfig;
import dev.weft.catalog.FieldType;
import dev.weft.catalog.TextSearch;
import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads the limits of a field and the indexes of its texts: which there are depends on its type. */
final class ConfigRules {
    private static final int MAX_LENGTH = 10_000_000;
    private static final int MAX_PATTERN = 1000;
    private static final int MAX_SCALE = 1000;

    private final FieldType type;
    private final Map<?, ?> values;
    private final List<String> path;

    private ConfigRules(FieldType type, Map<?, ?> values, List<String> path) {
        this.type = type;
        this.values = values;
        this.path = path;
    }

    static FieldConfig config(FieldType type, @Nullable Object given, List<String> path) {
        if (given == null) {
            return FieldConfig.NONE;
        }
        if (!(given instanceof Map<?, ?> values)) {
            throw new ApiException(ApiError.of(ErrorCode.INVALID_FIELD, "The config of a field is an object")
                    .at(path));
        }
        return new ConfigRules(type, values, path).config();
    }

    private FieldConfig config() {
        Set<String> allowed = allowed(type);
        for (Object key : values.keySet()) {
            if (!allowed.contains(String.valueOf(key))) {
                throw refuse(
                        String.valueOf(key),
                        "does not belong to a field of type %s; it knows %s"
                                .formatted(type, allowed.isEmpty() ? "no limits" : new TreeSet<>(allowed)));
            }
        }
        FieldConfig config = new FieldConfig(
                whole("maxLength", 1, MAX_LENGTH),
                pattern(),
                bound("min"),
                bound("max"),
                whole("scale", 0, MAX_SCALE),
                search(),
                similar());
        if (config.min() != null && config.max() != null && config.min().compareTo(config.max()) > 0) {
            throw refuse("min", "must not be greater than max");
        }
        return config;
    }

    /** Of limits that there are, those that a field of another type has too. */
    static Map<String, Object> kept(FieldType type, FieldConfig config) {
        Map<String, Object> kept = plain(config);
        kept.keySet().retainAll(allowed(type));
        return kept;
    }

    /** As a builder would write it. */
    static Map<String, Object> plain(FieldConfig config) {
        Map<String, @Nullable Object> members = new HashMap<>();
        members.put("maxLength", config.maxLength());
        members.put("pattern", config.pattern());
        members.put("min", config.min());
        members.put("max", config.max());
        members.put("scale", config.scale());
        members.put("search", config.search());
        members.put("similar", config.similar());
        Map<String, Object> given = new HashMap<>();
        members.forEach((name, value) -> {
            if (value != null) {
                given.put(name, value);
            }
        });
        return given;
    }

    private static Set<String> allowed(FieldType type) {
        return switch (type) {
            case TEXT, LONG_TEXT, URL, EMAIL -> Set.of("maxLength", "pattern", "search", "similar");
            case TEXT_LIST -> Set.of("maxLength");
            case INTEGER, BIGINT, FLOAT -> Set.of("min", "max");
            case NUMBER -> Set.of("min", "max", "scale");
            case BOOLEAN, DATE, DATE_TIME, UUID, JSON, SINGLE_SELECT, MULTI_SELECT, USER -> Set.of();
        };
    }

    private @Nullable Integer whole(String name, int min, int max) {
        BigDecimal number = number(name);
        if (number == null) {
            return null;
        }
        if (!isWholeWithin(number, min, max)) {
            throw refuse(name, "must be a whole number between %,d and %,d".formatted(min, max));
        }
        return number.intValueExact();
    }

    /** A limit that the type itself can hold: any other could never be met, or never be missed. */
    private @Nullable BigDecimal bound(String name) {
        BigDecimal number = number(name);
        boolean fits = switch (type) {
            case INTEGER -> isWholeWithin(number, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case BIGINT -> isWholeWithin(number, Long.MIN_VALUE, Long.MAX_VALUE);
            case NUMBER,
                    FLOAT,
                    TEXT,
                    LONG_TEXT,
                    URL,
                    EMAIL,
                    BOOLEAN,
                    DATE,
                    DATE_TIME,
                    UUID,
                    JSON,
                    SINGLE_SELECT,
                    MULTI_SELECT,
                    TEXT_LIST,
                    USER -> true;
        };
        if (!fits) {
            throw refuse(name, "must be a whole number that a field of type %s can hold".formatted(type));
        }
        return number;
    }

    private static boolean isWholeWithin(@Nullable BigDecimal number, long min, long max) {
        return number == null
                || (number.stripTrailingZeros().scale() <= 0
                        && number.compareTo(BigDecimal.valueOf(min)) >= 0
                        && number.compareTo(BigDecimal.valueOf(max)) <= 0);
    }

    private @Nullable BigDecimal number(String name) {
        Object given = values.get(name);
        if (given == null) {
            return null;
        }
        return ValueRules.decimal(given).orElseThrow(() -> refuse(name, "must be a number"));
    }

    /** Whether it is a regular expression, PostgreSQL says: it is the one that will apply it. */
    private @Nullable String pattern() {
        Object given = values.get("pattern");
        if (given == null) {
            return null;
        }
        if (!(given instanceof String text) || text.isEmpty() || text.length() > MAX_PATTERN) {
            throw refuse("pattern", "must be a regular expression of at most 1,000 characters");
        }
        return text;
    }

    /** A configuration; {@code true} stands for the one that knows no language. */
    private @Nullable String search() {
        return switch (values.get("search")) {
            case null -> null;
            case Boolean wanted -> wanted ? TextSearch.SIMPLE : null;
            case String name when TextSearch.knows(name) -> name;
            default -> throw refuse("search", "must be true, false or one of " + TextSearch.names());
        };
    }

    private @Nullable Boolean similar() {
        return switch (values.get("similar")) {
            case null -> null;
            case Boolean wanted -> wanted ? true : null;
            default -> throw refuse("similar", "must be true or false");
        };
    }

    private ApiException refuse(String member, String reason) {
        return new ApiException(ApiError.of(ErrorCode.INVALID_FIELD, "'%s' %s".formatted(member, reason))
                .at(Members.extend(path, member)));
    }
}
