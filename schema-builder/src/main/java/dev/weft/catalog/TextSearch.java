package dev.weft.catalog;

import java.util.Set;
import java.util.TreeSet;

/** The languages that full text search knows: the configurations that every PostgreSQL 18 has. */
public final class TextSearch {
    /** Words as they are written, of whatever language. */
    public static final String SIMPLE = "simple";

    private static final Set<String> CONFIGURATIONS = Set.of(
            SIMPLE,
            "arabic",
            "armenian",
            "basque",
            "catalan",
            "danish",
            "dutch",
            "english",
            "estonian",
            "finnish",
            "french",
            "german",
            "greek",
            "hindi",
            "hungarian",
            "indonesian",
            "irish",
            "italian",
            "lithuanian",
            "nepali",
            "norwegian",
            "portuguese",
            "romanian",
            "russian",
            "serbian",
            "spanish",
            "swedish",
            "tamil",
            "turkish",
            "yiddish");

    private TextSearch() {}

    public static boolean knows(String configuration) {
        return CONFIGURATIONS.contains(configuration);
    }

    /** All names, for a sentence. */
    public static String names() {
        return String.join(", ", new TreeSet<>(CONFIGURATIONS));
    }
}
