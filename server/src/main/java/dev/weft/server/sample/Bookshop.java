package dev.weft.server.sample;

import java.text.Normalizer;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The rows of the bookshop, the same at every run, in an order in which every row comes after those it refers to. */
final class Bookshop {
    private static final long SEED = 20_260_301;
    private static final LocalDate OPENING = LocalDate.of(2024, 3, 1);
    private static final int AUTHORS = 80;
    private static final int BOOKS = 300;
    private static final int CUSTOMERS = 100;
    private static final int ORDERS = 180;
    private static final long FIRST_ISBN = 9_780_000_000_000L;

    private final Chance chance =
            new Chance(SEED, OPENING.atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli());
    private final Map<String, List<Map<String, Object>>> rows = new LinkedHashMap<>();

    Bookshop() {
        List<String> staff = staff();
        List<String> publishers = publishers();
        List<String> authors = authors();
        List<String> genres = genres();
        List<Map<String, Object>> books = books(authors, publishers, genres);
        List<String> customers = customers();
        loyaltyCards(customers);
        orders(customers, books);
        reviews(customers, books, staff);
    }

    /** Inputs of new rows by the type that they are of. */
    Map<String, List<Map<String, Object>>> rows() {
        return rows;
    }

    int rowCount() {
        return rows.values().stream().mapToInt(List::size).sum();
    }

    private List<String> staff() {
        List<String> keys = new ArrayList<>();
        for (String name : List.of("Nora Quill", "Milo Page", "Tess Binder")) {
            Map<String, Object> user = add("User", keys);
            user.put("fullName", name);
            user.put("email", mailName(name) + "@bookshop.example");
        }
        return keys;
    }

    private List<String> publishers() {
        List<String> keys = new ArrayList<>();
        for (String name : BookshopWords.PUBLISHERS) {
            Map<String, Object> publisher = add("Publisher", keys);
            publisher.put("name", name);
            publisher.put("website", "https://" + mailName(name).replace(".", "-") + ".example/books");
            publisher.put("city", chance.one(BookshopWords.CITIES));
        }
        return keys;
    }

    private List<String> authors() {
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < AUTHORS; i++) {
            Map<String, Object> author = add("Author", keys);
            author.put("name", personName());
            author.put("country", chance.one(BookshopWords.COUNTRIES));
            author.put(
                    "bornOn",
                    LocalDate.of(chance.between(1930, 1999), 1, 1)
                            .plusDays(chance.between(0, 364))
                            .toString());
            if (chance.percent(70)) {
                author.put(
                        "biography", "Lives in " + chance.one(BookshopWords.CITIES) + ".\n\nWrites in the mornings.");
            }
        }
        return keys;
    }

    private List<String> genres() {
        List<String> keys = new ArrayList<>();
        BookshopWords.GENRES.forEach((name, children) -> {
            Map<String, Object> parent = add("Genre", keys);
            parent.put("name", name);
            for (String child : children) {
                Map<String, Object> genre = add("Genre", keys);
                genre.put("name", child);
                genre.put("parentId", parent.get("rowId"));
            }
        });
        return keys;
    }

    private List<Map<String, Object>> books(List<String> authors, List<String> publishers, List<String> genres) {
        List<Map<String, Object>> books = new ArrayList<>();
        for (int i = 0; i < BOOKS; i++) {
            Map<String, Object> book = add("Book", new ArrayList<>());
            book.put("title", title());
            book.put("isbn", Long.toString(FIRST_ISBN + i * 7_919L));
            book.put("price", chance.amount(590, 4_990));
            book.put("pages", chance.between(48, 900));
            book.put("weight", chance.between(120, 1_400) / 1000.0);
            book.put("inPrint", chance.percent(85));
            book.put("format", chance.one(List.of("HARDCOVER", "PAPERBACK", "AUDIOBOOK", "E_BOOK")));
            book.put("languages", chance.some(List.of("ENGLISH", "FRENCH", "GERMAN", "ITALIAN"), 1, 2));
            book.put("keywords", chance.some(BookshopWords.KEYWORDS, 0, 4));
            book.put("publishedOn", OPENING.minusDays(chance.between(1, 9_000)).toString());
            book.put(
                    "details",
                    Map.of(
                            "size", Map.of("width", chance.between(100, 220), "height", chance.between(150, 300)),
                            "illustrated", chance.percent(20)));
            book.put("authorId", chance.one(authors));
            if (chance.percent(90)) {
                book.put("publisherId", chance.one(publishers));
            }
            book.put("genres", connect(chance.some(genres, 1, 3)));
            books.add(book);
        }
        return books;
    }

    private String title() {
        String noun = chance.one(BookshopWords.NOUNS);
        return switch (chance.between(0, 3)) {
            case 0 -> "The " + chance.one(BookshopWords.ADJECTIVES) + " " + noun;
            case 1 -> "The " + noun + " of " + chance.one(BookshopWords.CITIES);
            case 2 -> chance.one(BookshopWords.ADJECTIVES) + " " + noun + "s";
            default -> chance.one(BookshopWords.FIRST_NAMES) + " and the " + noun;
        };
    }

    private List<String> customers() {
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < CUSTOMERS; i++) {
            String name = personName();
            Map<String, Object> customer = add("Customer", keys);
            customer.put("name", name);
            customer.put("email", mailName(name) + "." + i + "@example.com");
            customer.put("city", chance.one(BookshopWords.CITIES));
            customer.put("newsletter", chance.percent(40));
        }
        return keys;
    }

    private void loyaltyCards(List<String> customers) {
        List<String> holders = chance.some(customers, 60, 60);
        for (int i = 0; i < holders.size(); i++) {
            Map<String, Object> card = add("LoyaltyCard", new ArrayList<>());
            card.put("number", "BS-%06d".formatted(i + 1));
            card.put("points", Long.toString(chance.between(0, 12_000)));
            card.put("customerId", holders.get(i));
        }
    }

    private void orders(List<String> customers, List<Map<String, Object>> books) {
        List<Map<String, Object>> lines = new ArrayList<>();
        for (int i = 1; i <= ORDERS; i++) {
            Map<String, Object> order = put("Order", Integer.toString(i));
            LocalDateTime at = OPENING.atStartOfDay().plusMinutes(chance.between(0, 525_600));
            order.put("orderedAt", at + (at.getSecond() == 0 ? ":00Z" : "Z"));
            order.put("status", chance.one(List.of("NEW", "PAID", "SHIPPED", "RETURNED")));
            order.put("tracking", chance.randomKey());
            order.put("customerId", chance.one(customers));
            for (Map<String, Object> book : chance.some(books, 1, 4)) {
                Map<String, Object> line = new LinkedHashMap<>();
                line.put("rowId", Integer.toString(lines.size() + 1));
                line.put("quantity", chance.between(1, 3));
                line.put("unitPrice", book.get("price"));
                line.put("customerOrderId", Integer.toString(i));
                line.put("bookId", book.get("rowId"));
                lines.add(line);
            }
        }
        rows.put("OrderLine", lines);
    }

    private void reviews(List<String> customers, List<Map<String, Object>> books, List<String> staff) {
        for (Map<String, Object> book : books) {
            for (String customer : chance.some(customers, 0, 2)) {
                Map<String, Object> review = add("Review", new ArrayList<>());
                review.put("rating", chance.between(1, 5));
                review.put("text", chance.one(BookshopWords.OPINIONS));
                review.put("bookId", book.get("rowId"));
                review.put("customerId", customer);
                if (chance.percent(30)) {
                    review.put("approvedById", chance.one(staff));
                }
            }
        }
    }

    private Map<String, Object> add(String typeName, List<String> keys) {
        String key = chance.key();
        keys.add(key);
        return put(typeName, key);
    }

    private Map<String, Object> put(String typeName, String key) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("rowId", key);
        rows.computeIfAbsent(typeName, _ -> new ArrayList<>()).add(row);
        return row;
    }

    private static Map<String, Object> connect(List<String> keys) {
        return Map.of("connect", keys.stream().map(key -> Map.of("rowId", key)).toList());
    }

    private String personName() {
        return chance.one(BookshopWords.FIRST_NAMES) + " " + chance.one(BookshopWords.LAST_NAMES);
    }

    private static String mailName(String name) {
        String ascii = Normalizer.normalize(name, Normalizer.Form.NFKD)
                .replace('ı', 'i')
                .replaceAll("\\p{M}", "");
        return ascii.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", ".");
    }
}
