package dev.weft.catalog.change;

import dev.weft.catalog.change.SchemaOperation.Given;
import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The members of a plain JSON object, typed on the way out. A wrong type is BAD_USER_INPUT at its path. */
record Members(Map<?, ?> values, List<String> path) {
    private static final int MAX_TEXT = 2000;

    static Members of(@Nullable Object value, List<String> path) {
        if (value instanceof Map<?, ?> map) {
            return new Members(map, path);
        }
        throw refuse(path, "expects an object");
    }

    boolean has(String name) {
        return values.get(name) != null;
    }

    @Nullable
    Object any(String name) {
        return values.get(name);
    }

    String text(String name) {
        String text = optionalText(name);
        if (text == null) {
            throw refuse(at(name), "expects a text");
        }
        return text;
    }

    @Nullable
    String optionalText(String name) {
        Object value = values.get(name);
        if (value == null) {
            return null;
        }
        if (!(value instanceof String text)) {
            throw refuse(at(name), "expects a text");
        }
        if (text.length() > MAX_TEXT || text.indexOf('\0') >= 0) {
            throw refuse(at(name), "expects a text of at most 2,000 characters, without NUL");
        }
        return text;
    }

    boolean flag(String name) {
        return flag(name, false);
    }

    boolean flag(String name, boolean absent) {
        Boolean flag = optionalFlag(name);
        return flag == null ? absent : flag;
    }

    @Nullable
    Boolean optionalFlag(String name) {
        return switch (values.get(name)) {
            case null -> null;
            case Boolean flag -> flag;
            default -> throw refuse(at(name), "expects true or false");
        };
    }

    /** What was said, null included; null when nothing was. */
    @Nullable
    Given given(String name) {
        return values.containsKey(name) ? new Given(values.get(name)) : null;
    }

    List<String> texts(String name) {
        return items(name).stream()
                .map(item -> {
                    if (item instanceof String text) {
                        return text;
                    }
                    throw refuse(at(name), "expects a list of texts");
                })
                .toList();
    }

    Members object(String name) {
        return of(values.get(name), at(name));
    }

    /** A JSON object whose members are not known here. */
    Map<String, Object> json(String name) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        object(name).values().forEach((member, value) -> json.put(String.valueOf(member), value));
        return json;
    }

    List<Members> objects(String name) {
        List<Object> items = items(name);
        List<Members> objects = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            objects.add(of(items.get(i), extend(at(name), Integer.toString(i))));
        }
        return objects;
    }

    <E extends Enum<E>> E choice(String name, Class<E> type, E absent) {
        String chosen = optionalText(name);
        return chosen == null ? absent : choice(name, type, chosen);
    }

    <E extends Enum<E>> E choice(String name, Class<E> type, String chosen) {
        return Stream.of(type.getEnumConstants())
                .filter(constant -> constant.name().equals(chosen))
                .findFirst()
                .orElseThrow(() -> refuse(at(name), "is one of " + Arrays.toString(type.getEnumConstants())));
    }

    private List<Object> items(String name) {
        return switch (values.get(name)) {
            case null -> List.of();
            case List<?> items -> List.copyOf(items);
            default -> throw refuse(at(name), "expects a list");
        };
    }

    private List<String> at(String name) {
        return extend(path, name);
    }

    static List<String> extend(List<String> path, String more) {
        return Stream.concat(path.stream(), Stream.of(more)).toList();
    }

    private static ApiException refuse(List<String> path, String what) {
        return new ApiException(ApiError.of(ErrorCode.BAD_USER_INPUT, "'%s' %s".formatted(path.getLast(), what))
                .at(path));
    }
}
