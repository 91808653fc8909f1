package dev.weft.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How names of the API follow from names of the catalog. Used once, when a name is chosen; the result is stored. */
public final class Names {
    private Names() {}

    /** {@code published_at} to {@code publishedAt}. */
    public static String camelCase(String snake) {
        String pascal = pascalCase(snake);
        return pascal.isEmpty() ? pascal : pascal.substring(0, 1).toLowerCase(Locale.ROOT) + pascal.substring(1);
    }

    /** {@code media_types} to {@code MediaTypes}. */
    public static String pascalCase(String snake) {
        return Arrays.stream(snake.split("_")).map(Names::capitalise).collect(Collectors.joining());
    }

    public static String capitalise(String word) {
        return word.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    public static String decapitalise(String word) {
        return word.isEmpty() ? word : word.substring(0, 1).toLowerCase(Locale.ROOT) + word.substring(1);
    }

    /** {@code publishedAt}, {@code inProgress-2} or {@code published_at} to {@code PUBLISHED_AT}. */
    public static String screamingSnake(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                .replaceAll("([A-Z])([A-Z][a-z])", "$1_$2")
                .replaceAll("[^A-Za-z0-9_]+", "_")
                .toUpperCase(Locale.ROOT);
    }

    /** {@code [first_name, email]} to {@code firstNameEmail}. */
    public static String joinedCamelCase(List<String> apiNames) {
        return decapitalise(apiNames.stream().map(Names::capitalise).collect(Collectors.joining()));
    }

    /** {@code published_at} to {@code Published at}. */
    public static String label(String snake) {
        return capitalise(snake.replace('_', ' '));
    }
}
