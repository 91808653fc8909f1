package dev.weft.resolvers.oracle;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Random values from small pools, so that they meet again: empty, equal but for case, and at the limits. */
final class Picks {
    private static final List<String> TEXTS = List.of(
            "", "a", "A", "ab", "aB", "b", "é", "É", "e\u0301", "ß", "ẞ", "İ", "i", "ı", "I", "%", "_", "\\", "a%b",
            "a_b", "a\\b", "😀", "ﬀ", "zz", "Ä", "ä", "Σ", "ς", "σ", " ", "a b", "a\n", "NULL", "'", "\"", "{}", ",",
            "Abba");
    private static final List<Integer> INTS = List.of(0, 1, -1, 2, 3, 3, 5, Integer.MAX_VALUE, Integer.MIN_VALUE);
    private static final List<Long> BIGS = List.of(0L, 1L, 7L, 7L, 9007199254740993L, Long.MAX_VALUE, -5L);
    private static final List<String> DECIMALS = List.of(
            "0", "0.00", "1.1", "1.10", "-1.1", "2", "12345678901234567890.123456789", "0.00000000000000000001");
    private static final List<Double> FLOATS = List.of(-1.5, -0.0, 0.0, 0.1, 0.30000000000000004, 2.5, 1e300, 1e-300);
    private static final List<String> DATES =
            List.of("0001-01-01", "1969-12-31", "2024-02-29", "2024-12-30", "2025-01-05", "9999-12-31");
    private static final List<Integer> DAYS = List.of(-100, -10, -3, 3, 10, 100);
    private static final List<String> TIMES = List.of(
            "0001-01-01T00:00:00Z",
            "1969-12-31T23:59:59.999999Z",
            "2024-02-29T23:30:00Z",
            "2024-02-29T23:30:00.000001Z",
            "2024-12-30T00:00:00Z",
            "9999-12-31T23:59:59Z");
    private static final List<Integer> MINUTES = List.of(-3000, -90, -30, 30, 90, 3000);
    private static final List<String> UUIDS = List.of(
            "00000000-0000-0000-0000-000000000000",
            "7fffffff-ffff-ffff-ffff-ffffffffffff",
            "80000000-0000-0000-0000-000000000000",
            "ffffffff-ffff-ffff-ffff-ffffffffffff");
    private static final List<Object> JSONS = List.of(
            Map.of(
                    "n",
                    1,
                    "s",
                    "one",
                    "b",
                    true,
                    "l",
                    List.of(1, 2, "x"),
                    "o",
                    Map.of("k", "v", "n", new BigDecimal("2.5"))),
            Map.of("n", new BigDecimal("1.0"), "s", "ONE", "l", List.of()),
            Map.of("n", "1", "b", "true", "o", List.of("k")),
            Map.of("at", Map.of("d", "2024-02-29", "t", "2024-02-29T23:30:00Z", "u", UUIDS.get(1))),
            Map.of("at", Map.of("d", "no date", "t", 5, "u", "x")),
            Map.of("at", Map.of("d", 20240229, "t", true, "u", List.of())),
            Map.of("n", 2, "o", Map.of()),
            Map.of(),
            List.of(),
            List.of(1, 2),
            List.of("s", "n"),
            List.of(List.of(1), Map.of("k", "v")),
            "s",
            "text",
            7,
            true);

    private final RandomGenerator random;
    private final Instant now;

    Picks(RandomGenerator random, Instant now) {
        this.random = random;
        this.now = now;
    }

    <T> T of(List<T> pool) {
        return pool.get(random.nextInt(pool.size()));
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    int upTo(int bound) {
        return random.nextInt(bound);
    }

    <T> List<T> some(List<T> pool, int most) {
        List<T> some = new ArrayList<>();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            some.add(of(pool));
        }
        return some;
    }

    /** What a row may hold. */
    @Nullable
    Object valueOrNull(Trait trait) {
        return !trait.required() && chance(25) ? null : value(trait);
    }

    Object value(Trait trait) {
        return switch (trait.kind()) {
            case TEXT, PROSE -> text();
            case INT -> of(INTS);
            case BIG -> of(BIGS);
            case DECIMAL -> new BigDecimal(of(DECIMALS));
            case FLOAT -> of(FLOATS);
            case BOOL -> random.nextBoolean();
            case DATE -> date();
            case TIME -> time();
            case UUID -> chance(50) ? UUID.fromString(of(UUIDS)) : uuid();
            case CHOICE -> of(trait.choices());
            case CHOICES -> some(trait.choices(), 3);
            case TEXTS -> some(TEXTS, 3);
            case JSON -> new Json(of(JSONS));
        };
    }

    String text() {
        return of(TEXTS);
    }

    UUID uuid() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    private LocalDate date() {
        return chance(50)
                ? LocalDate.parse(of(DATES))
                : now.atZone(ZoneOffset.UTC).toLocalDate().plusDays(of(DAYS));
    }

    private Instant time() {
        return chance(50) ? Instant.parse(of(TIMES)) : now.plus(Duration.ofMinutes(of(MINUTES)));
    }

    /** Something to compare the trait with: as often a value that some thing has. */
    Object operand(Trait trait, World world, Sort sort) {
        List<Object> present = world.all(sort).stream()
                .map(thing -> thing.get(trait.name()))
                .filter(Objects::nonNull)
                .<Object>map(value -> value)
                .toList();
        return present.isEmpty() || chance(40) ? value(trait) : of(present);
    }
}
