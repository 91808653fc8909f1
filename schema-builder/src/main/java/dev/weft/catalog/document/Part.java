package dev.weft.catalog.document;

import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An object of a document as it was given. A wrong type is BAD_USER_INPUT at its path.
 *
 * @param members without those that are null
 */
record Part(Map<String, Object> members, List<String> path) {
    /**
     * @param known the members that there are
     */
    static Part of(@Nullable Object json, List<String> path, Set<String> known) {
        if (!(json instanceof Map<?, ?> given)) {
            throw refuse(path, "'%s' expects an object".formatted(path.getLast()));
        }
        Map<String, Object> members = new LinkedHashMap<>();
        given.forEach((name, value) -> {
            if (!known.contains(String.valueOf(name))) {
                throw refuse(
                        extend(path, String.valueOf(name)),
                        "A schema document has no '%s' here; it knows %s"
                                .formatted(
                                        name,
                                        String.join(
                                                ", ", known.stream().sorted().toList())));
            }
            if (value != null) {
                members.put(String.valueOf(name), value);
            }
        });
        return new Part(members, path);
    }

    String name() {
        return text("name").orElseThrow(() -> refuse(at("name"), "'name' is missing"));
    }

    Optional<String> text(String member) {
        return Optional.ofNullable(members.get(member)).map(value -> {
            if (value instanceof String text) {
                return text;
            }
            throw refuse(at(member), "'%s' expects a text".formatted(member));
        });
    }

    List<String> texts(String member) {
        return items(member).stream()
                .map(item -> {
                    if (item instanceof String text) {
                        return text;
                    }
                    throw refuse(at(member), "'%s' expects a list of texts".formatted(member));
                })
                .toList();
    }

    /** The objects of a list. */
    List<Part> parts(String member, Set<String> known) {
        List<?> items = items(member);
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            parts.add(of(items.get(i), extend(at(member), Integer.toString(i)), known));
        }
        return parts;
    }

    private List<?> items(String member) {
        return switch (members.get(member)) {
            case null -> List.of();
            case List<?> items -> items;
            default -> throw refuse(at(member), "'%s' expects a list".formatted(member));
        };
    }

    /** Only these members, where they are given. */
    Map<String, Object> only(Collection<String> wanted) {
        Map<String, Object> only = new LinkedHashMap<>();
        wanted.forEach(name -> {
            if (members.get(name) != null) {
                only.put(name, members.get(name));
            }
        });
        return only;
    }

    List<String> at(String member) {
        return extend(path, member);
    }

    /** Refuses a second part of the same name. */
    static void checkNames(List<Part> parts) {
        Set<String> names = new HashSet<>();
        for (Part part : parts) {
            if (!names.add(part.name())) {
                throw refuse(part.at("name"), "'%s' is there twice".formatted(part.name()));
            }
        }
    }

    static List<String> extend(List<String> path, String more) {
        return Stream.concat(path.stream(), Stream.of(more)).toList();
    }

    static ApiException refuse(List<String> path, String message) {
        return new ApiException(ApiError.of(ErrorCode.BAD_USER_INPUT, message).at(path));
    }
}
