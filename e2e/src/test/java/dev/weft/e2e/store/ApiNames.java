package dev.weft.e2e.store;

import java.util.Arrays;
import java.util.stream.Collectors;

/** How names of the catalog look in the API. */
final class ApiNames {
    private ApiNames() {}

    /** {@code media_types} to {@code mediaTypes}. */
    static String camelCase(String name) {
        String[] words = name.split("_", -1);
        return words[0]
                + Arrays.stream(words).skip(1).map(ApiNames::capitalised).collect(Collectors.joining());
    }

    static String capitalised(String word) {
        return word.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
