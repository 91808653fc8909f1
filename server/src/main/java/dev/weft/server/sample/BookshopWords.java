package dev.weft.server.sample;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the bookshop's people, places and books are called. */
final class BookshopWords {
    static final List<String> FIRST_NAMES = List.of(
            "Ada", "Bruno", "Chiara", "Dilan", "Edith", "Farid", "Greta", "Hiro", "Ines", "Jonas", "Kamala", "Liam",
            "Mira", "Nadia", "Oskar", "Paloma", "Quentin", "Rosa", "Samir", "Tilda", "Ugo", "Vera", "Wanda", "Yusuf",
            "Zoë");

    static final List<String> LAST_NAMES = List.of(
            "Abreu",
            "Bergström",
            "Castellani",
            "Dubois",
            "Eriksen",
            "Fontane",
            "García",
            "Hartmann",
            "Ivanova",
            "Jensen",
            "Kowalski",
            "Lindqvist",
            "Moreau",
            "Nakamura",
            "Okafor",
            "Petrović",
            "Quiroga",
            "Rossi",
            "Szabó",
            "Tanaka",
            "Ueda",
            "Vogel",
            "Weaver",
            "Yılmaz",
            "Zhang");

    static final List<String> CITIES = List.of(
            "Lisbon", "Trieste", "Gothenburg", "Kraków", "Galway", "Marseille", "Porto", "Ghent", "Graz", "Bergen");

    static final List<String> COUNTRIES =
            List.of("Portugal", "Italy", "Sweden", "Poland", "Ireland", "France", "Belgium", "Austria", "Norway");

    static final List<String> PUBLISHERS = List.of(
            "Copper Kettle Press",
            "Harbour & Daughters",
            "Nine Lanterns",
            "Quiet Street Books",
            "Saltmarsh House",
            "The Paper Orchard",
            "Tin Roof Editions",
            "Two Rivers",
            "Upper Window",
            "Velvet Hour",
            "West Wind Library",
            "Yellow Door");

    static final List<String> ADJECTIVES = List.of(
            "Silent",
            "Crooked",
            "Amber",
            "Forgotten",
            "Borrowed",
            "Winter",
            "Hollow",
            "Restless",
            "Gilded",
            "Lost",
            "Patient",
            "Narrow",
            "Electric",
            "Wandering",
            "Ordinary");

    static final List<String> NOUNS = List.of(
            "Lighthouse",
            "Garden",
            "Clockmaker",
            "River",
            "Archive",
            "Orchard",
            "Cartographer",
            "Bridge",
            "Letter",
            "Observatory",
            "Island",
            "Staircase",
            "Ferry",
            "Museum",
            "Harbour",
            "Forest",
            "Loom",
            "Kitchen");

    /** Genres under their parents. */
    static final Map<String, List<String>> GENRES = new TreeMap<>(Map.of(
            "Fiction", List.of("Adventure", "Mystery", "Romance", "Science fiction"),
            "Non-fiction", List.of("Biography", "Cooking", "History", "Nature", "Travel"),
            "Poetry", List.of("Ballads", "Sonnets"),
            "For children", List.of("Picture books", "Young readers")));

    static final List<String> KEYWORDS =
            List.of("sea", "family", "city", "war", "music", "food", "friendship", "memory", "journey", "invention");

    static final List<String> OPINIONS = List.of(
            "Read it in one night.",
            "The middle drags, but the end makes up for it.",
            "A present for my aunt, who has not put it down since.",
            "Beautifully printed, and 100 % worth the wait.",
            "Not what I hoped for.",
            "“Quiet” is the word — and I mean it kindly.");

    private BookshopWords() {}
}
