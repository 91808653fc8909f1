package dev.weft.catalog.change;

import java.util.Map;
import java.util.Set;

/** The singular of an English plural, for type names. Good enough to propose one; a builder can always name the type. */
final class Singular {
    private static final Map<String, String> IRREGULAR = Map.ofEntries(
            Map.entry("people", "person"),
            Map.entry("men", "man"),
            Map.entry("women", "woman"),
            Map.entry("children", "child"),
            Map.entry("mice", "mouse"),
            Map.entry("geese", "goose"),
            Map.entry("feet", "foot"),
            Map.entry("teeth", "tooth"),
            Map.entry("criteria", "criterion"),
            Map.entry("phenomena", "phenomenon"),
            Map.entry("indices", "index"),
            Map.entry("vertices", "vertex"),
            Map.entry("matrices", "matrix"),
            Map.entry("analyses", "analysis"),
            Map.entry("theses", "thesis"),
            Map.entry("crises", "crisis"),
            Map.entry("bases", "base"),
            Map.entry("movies", "movie"),
            Map.entry("cookies", "cookie"),
            Map.entry("ties", "tie"),
            Map.entry("pies", "pie"),
            Map.entry("lies", "lie"),
            Map.entry("shoes", "shoe"),
            Map.entry("leaves", "leaf"),
            Map.entry("wives", "wife"),
            Map.entry("knives", "knife"),
            Map.entry("lives", "life"),
            Map.entry("shelves", "shelf"),
            Map.entry("halves", "half"),
            Map.entry("wolves", "wolf"),
            Map.entry("thieves", "thief"));

    private static final Set<String> UNCHANGED = Set.of(
            "news",
            "series",
            "species",
            "data",
            "media",
            "sheep",
            "fish",
            "information",
            "equipment",
            "staff",
            "money",
            "feedback",
            "software",
            "hardware",
            "metadata");

    private Singular() {}

    /** {@code media_types} to {@code media_type}: the last word changes. */
    static String of(String plural) {
        int lastWord = plural.lastIndexOf('_') + 1;
        return plural.substring(0, lastWord) + word(plural.substring(lastWord));
    }

    private static String word(String plural) {
        if (UNCHANGED.contains(plural)) {
            return plural;
        }
        String irregular = IRREGULAR.get(plural);
        if (irregular != null) {
            return irregular;
        }
        if (plural.endsWith("ies") && plural.length() > 3) {
            return cut(plural, 3) + "y";
        }
        if (plural.matches(".*(ss|sh|ch|x|zz|tus|bus|rus|pus|nus|las|ato|hero)es")) {
            return cut(plural, 2);
        }
        boolean keepsItsS = plural.endsWith("ss") || plural.endsWith("us") || plural.endsWith("is");
        return plural.endsWith("s") && !keepsItsS && plural.length() > 1 ? cut(plural, 1) : plural;
    }

    private static String cut(String word, int letters) {
        return word.substring(0, word.length() - letters);
    }
}
