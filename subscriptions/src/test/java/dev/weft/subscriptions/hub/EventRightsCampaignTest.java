package dev.weft.subscriptions.hub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.access.Caller;
import dev.weft.resolvers.testing.Grants;
import dev.weft.subscriptions.Program;
import dev.weft.subscriptions.testing.Heard;
import dev.weft.subscriptions.testing.Newsstand;
import dev.weft.testing.Campaign;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Random policies, filters and changes: what a caller is told is what he finds by asking before and after, and nothing
 * else.
 */
class EventRightsCampaignTest {
    private static final int ROWS = 12;
    private static final List<String> FIELDS = List.of("title", "status", "rating", "views", "author", "created_by");
    private static final Map<String, String> SHOWN = Map.of(
            "title", "title",
            "status", "status",
            "rating", "rating",
            "views", "views",
            "author", "authorId",
            "created_by", "createdById");

    private final Campaign campaign = Campaign.configured();
    private final SplittableRandom random = campaign.random();
    private long events;
    private long changes;

    /** Somebody who is told, and how he would ask. */
    private record Reader(Caller caller, Program program, String query, Set<String> shown, Heard heard) {}

    /** What he finds: the rows that he asks for, and all that he may list. */
    private record Found(Map<String, JsonNode> listed, Map<String, JsonNode> seen) {
        static Found by(Reader reader, Newsstand stand) {
            JsonNode data = stand.ask(reader.program(), reader.caller(), reader.query(), Map.of());
            return new Found(rows(data.at("/listed")), rows(data.at("/seen")));
        }

        private static Map<String, JsonNode> rows(JsonNode list) {
            Map<String, JsonNode> rows = new TreeMap<>();
            list.at("/nodes").forEach(row -> rows.put(row.at("/rowId").asString(), row));
            return rows;
        }
    }

    @Test
    void eventsSayWhatQueriesOfTheSameCallerFind() {
        try (Newsstand stand = new Newsstand()) {
            stand.sql(
                    "insert into $.users (id, email) values ('" + Newsstand.id(101) + "', 'a@b.c'), ('"
                            + Newsstand.id(102) + "', 'd@e.f')",
                    "insert into $.authors (id, name) values ('" + Newsstand.id(201) + "', 'Ann'), ('"
                            + Newsstand.id(202) + "', 'Bob')");
            stand.sql("alter table $.articles drop constraint articles_title_rating_key");
            for (int trial = 0; trial < campaign.times(5, 400); trial++) {
                trial(stand, campaign.times(15, 40));
            }
        }
        campaign.report("authorisation of events", changes + " changes, " + events + " events, no difference");
    }

    private void trial(Newsstand stand, int length) {
        Grants grants = stand.grants().read("user", "authors", "{}");
        Map<String, Set<String>> fields = new LinkedHashMap<>();
        for (String role : List.of("user", "editor")) {
            Set<String> chosen = random.nextInt(3) == 0 ? new TreeSet<>(FIELDS) : some();
            fields.put(role, chosen);
            grants = grants.read(role, "articles", condition(1, new HashSet<>(FIELDS), true), List.copyOf(chosen));
        }
        List<Reader> readers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            readers.add(reader(stand, grants, fields, 101 + i % 2, i < 2));
        }
        List<Found> found =
                readers.stream().map(reader -> Found.by(reader, stand)).toList();
        for (int i = 0; i < length; i++) {
            found = step(stand, readers, found);
        }
        readers.forEach(reader -> {
            assertThat(reader.heard().waiting()).isZero();
            reader.heard().running().cancel();
        });
    }

    private Set<String> some() {
        Set<String> some = new TreeSet<>();
        FIELDS.stream().filter(_ -> random.nextBoolean()).forEach(some::add);
        some.add("title");
        return some;
    }

    private Reader reader(Newsstand stand, Grants grants, Map<String, Set<String>> fields, int user, boolean editor) {
        Caller caller = editor ? Newsstand.user(user, "user", "editor") : Newsstand.user(user);
        Set<String> catalog = new TreeSet<>(fields.get("user"));
        if (editor) {
            catalog.addAll(fields.get("editor"));
        }
        Set<String> shown = new TreeSet<>();
        catalog.forEach(name -> shown.add(SHOWN.get(name)));
        Program program = stand.program(grants, caller);
        String filter = random.nextInt(4) == 0 ? "" : "filter: " + condition(1, catalog, false);
        String row = "{ rowId " + String.join(" ", shown) + " }";
        String changed = filter.isEmpty() ? "articleChanged" : "articleChanged(" + literal(filter) + ")";
        String query = "{ listed: articles(first: 100" + (filter.isEmpty() ? "" : ", " + literal(filter)) + ") { nodes "
                + row + " } seen: articles(first: 100) { nodes " + row + " } }";
        Heard heard = stand.subscribe(
                program,
                caller,
                "subscription { " + changed + " { kind transition id changedFields previous article " + row + " } }");
        return new Reader(caller, program, query, shown, heard);
    }

    /** A condition as JSON; of a policy also on what the caller is. */
    private String condition(int depth, Set<String> fields, boolean policy) {
        List<String> names = List.copyOf(new TreeSet<>(fields));
        if (depth > 0 && random.nextInt(3) == 0) {
            return switch (random.nextInt(3)) {
                case 0 ->
                    "{\"and\": [" + condition(depth - 1, fields, policy) + ", " + condition(depth - 1, fields, policy)
                            + "]}";
                case 1 ->
                    "{\"or\": [" + condition(depth - 1, fields, policy) + ", " + condition(depth - 1, fields, policy)
                            + "]}";
                default -> "{\"not\": " + condition(depth - 1, fields, policy) + "}";
            };
        }
        return switch (names.get(random.nextInt(names.size()))) {
            case "title" ->
                random.nextBoolean()
                        ? "{\"title\": {\"in\": [\"a\", \"b\"]}}"
                        : "{\"title\": {\"isNull\": " + random.nextBoolean() + "}}";
            case "status" -> "{\"status\": {\"" + (random.nextBoolean() ? "eq" : "ne") + "\": \"PUBLISHED\"}}";
            case "rating" -> "{\"rating\": {\"gte\": " + random.nextInt(5) + "}}";
            case "views" -> "{\"views\": {\"lt\": \"" + random.nextInt(5) + "\"}}";
            case "author" ->
                policy || random.nextBoolean()
                        ? "{\"author\": {\"name\": {\"eq\": \"" + (random.nextBoolean() ? "Ann" : "Bob") + "\"}}}"
                        : "{\"authorId\": {\"isNull\": " + random.nextBoolean() + "}}";
            default ->
                policy
                        ? "{\"createdById\": {\"eq\": \"$user.id\"}}"
                        : "{\"createdById\": {\"eq\": \"" + Newsstand.id(101) + "\"}}";
        };
    }

    /** JSON as GraphQL writes it. */
    private static String literal(String json) {
        return json.replaceAll("\"([a-zA-Z]+)\":", "$1:").replace("\"PUBLISHED\"", "PUBLISHED");
    }

    private List<Found> step(Newsstand stand, List<Reader> readers, List<Found> found) {
        Set<String> before = keys(stand);
        String statement = statement();
        stand.sql(statement);
        Set<String> after = keys(stand);
        changes++;
        List<Found> now = new ArrayList<>();
        for (int i = 0; i < readers.size(); i++) {
            Reader reader = readers.get(i);
            now.add(Found.by(reader, stand));
            Map<String, String> expected = expected(reader, before, after, found.get(i), now.get(i));
            Map<String, String> told = new TreeMap<>();
            for (int n = 0; n < expected.size(); n++) {
                JsonNode event = reader.heard().next();
                told.put(key(event), text(event));
            }
            events += expected.size();
            assertThat(told)
                    .as("seed %d, %s after %s", campaign.seed(), reader.query(), statement)
                    .isEqualTo(expected);
        }
        return now;
    }

    private static Map<String, String> expected(
            Reader reader, Set<String> before, Set<String> after, Found found, Found now) {
        Map<String, String> expected = new TreeMap<>();
        Set<String> all = new TreeSet<>(before);
        all.addAll(after);
        for (String key : all) {
            String kind = !before.contains(key) ? "CREATED" : after.contains(key) ? "UPDATED" : "DELETED";
            String event = expected(
                    reader,
                    kind,
                    found.listed().containsKey(key),
                    now.listed().containsKey(key),
                    found.seen().get(key),
                    now.seen().get(key));
            if (event != null) {
                expected.put(key, event);
            }
        }
        return expected;
    }

    private static @Nullable String expected(
            Reader reader, String kind, boolean was, boolean is, @Nullable JsonNode before, @Nullable JsonNode now) {
        Map<String, JsonNode> previous = new LinkedHashMap<>();
        Set<String> changed = new TreeSet<>();
        if (before != null && now != null) {
            for (String field : reader.shown()) {
                if (!before.get(field).equals(now.get(field))) {
                    changed.add(field);
                    previous.put(field, before.get(field));
                }
            }
        }
        if ((!was && !is) || (was && is && changed.isEmpty())) {
            return null;
        }
        String transition = !was ? "ENTERED" : is ? "STAYED" : "LEFT";
        return kind + " " + transition + " " + changed + " " + (kind.equals("DELETED") ? "" : new TreeMap<>(previous))
                + " " + now;
    }

    private static String text(JsonNode event) {
        Set<String> changed = new TreeSet<>();
        event.at("/changedFields").forEach(field -> changed.add(camel(field.asString())));
        Map<String, JsonNode> previous = new TreeMap<>();
        event.at("/previous").properties().forEach(entry -> previous.put(entry.getKey(), entry.getValue()));
        boolean deleted = event.at("/kind").asString().equals("DELETED");
        JsonNode row = event.at("/article");
        return event.at("/kind").asString() + " " + event.at("/transition").asString() + " " + changed + " "
                + (deleted ? "" : previous) + " " + (row.isNull() ? null : row);
    }

    private static String camel(String screaming) {
        return Pattern.compile("_(.)")
                .matcher(screaming.toLowerCase(Locale.ROOT))
                .replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
    }

    private static String key(JsonNode event) {
        return dev.weft.model.GlobalId.decode(event.at("/id").asString())
                .orElseThrow()
                .key()
                .toString();
    }

    private static Set<String> keys(Newsstand stand) {
        return new TreeSet<>(stand.project()
                .sql()
                .fetch("select id::text from \"" + stand.project().schema() + "\".articles")
                .getValues(0, String.class));
    }

    private String statement() {
        int number = 1 + random.nextInt(ROWS);
        return switch (random.nextInt(9)) {
            case 0, 1 ->
                "insert into $.articles (id, slug, title, status, rating, views, author_id, created_by) values ('"
                        + Newsstand.id(number) + "', 's" + number + "', " + title() + ", " + status() + ", " + rating()
                        + ", " + random.nextInt(5) + ", " + author() + ", " + user() + ") on conflict do nothing";
            case 2 -> "delete from $.articles where id = '" + Newsstand.id(number) + "'";
            case 3, 4, 5 ->
                "update $.articles set " + assignment() + ", body = 'x' where rating > " + random.nextInt(5);
            default -> "update $.articles set " + assignment() + ", " + "updated_at = now() where views < 4";
        };
    }

    private String assignment() {
        return switch (random.nextInt(6)) {
            case 0 -> "title = " + title();
            case 1 -> "status = " + status();
            case 2 -> "rating = " + rating();
            case 3 -> "views = " + random.nextInt(5);
            case 4 -> "author_id = " + author();
            default -> "created_by = " + user();
        };
    }

    private String title() {
        return random.nextInt(4) == 0 ? "null" : "'" + (char) ('a' + random.nextInt(3)) + "'";
    }

    private String status() {
        return List.of("null", "'draft'", "'published'").get(random.nextInt(3));
    }

    private String rating() {
        return random.nextInt(4) == 0 ? "null" : Integer.toString(random.nextInt(6));
    }

    private String author() {
        return List.of("null", "'" + Newsstand.id(201) + "'", "'" + Newsstand.id(202) + "'")
                .get(random.nextInt(3));
    }

    private String user() {
        return List.of("null", "'" + Newsstand.id(101) + "'", "'" + Newsstand.id(102) + "'")
                .get(random.nextInt(3));
    }
}
