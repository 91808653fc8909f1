package dev.weft.e2e.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.e2e.support.Project;
import dev.weft.e2e.support.Reply;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Related rows, figures and groups of a music store, as the API has them and as its file gives them. */
final class MusicFigures {
    private final Project project;
    private final MusicStore store;

    MusicFigures(Project project, MusicStore store) {
        this.project = project;
        this.store = store;
    }

    void compare() {
        artistsOfLongTracks();
        artistsWithoutAlbums();
        customersWhoSpendMost();
        figuresOfRock();
        countriesByRevenue();
        genresOfLongTracks();
        artistsByAlbums();
    }

    private void artistsOfLongTracks() {
        List<String> albums =
                valuesOf("tracks", "album", track -> track.get("milliseconds").asInt() > 1_000_000);
        List<String> artists = valuesOf("albums", "artist", album -> albums.contains(key(album)));
        assertThat(names("""
                artists(first: 1000, filter: { albums: { some: { tracks: { some: { milliseconds: { gt: 1000000 } } } } } })"""))
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(valuesOf("artists", "name", row -> artists.contains(key(row))));
    }

    private void artistsWithoutAlbums() {
        List<String> artists = valuesOf("albums", "artist", _ -> true);
        assertThat(names("artists(first: 1000, filter: { albums: { none: {} } })"))
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(valuesOf("artists", "name", row -> !artists.contains(key(row))));
    }

    private void customersWhoSpendMost() {
        Map<String, BigDecimal> spent = totals("customer");
        List<String> expected = valuesOf(
                "customers",
                "email",
                row -> spent.getOrDefault(key(row), BigDecimal.ZERO).compareTo(new BigDecimal("42")) > 0);
        List<String> found = Reply.list(project.query("""
                        { customers(first: 1000, filter: {
                          invoices: { aggregate: [{ fn: SUM, field: TOTAL, is: { number: { gt: "42" } } }] } }) { nodes { email } } }""").at("/customers/nodes")).stream()
                .map(row -> row.get("email").asString())
                .toList();
        assertThat(found).isNotEmpty().containsExactlyInAnyOrderElementsOf(expected);
    }

    private void figuresOfRock() {
        String rock = valuesOf(
                        "genres", "rowId", row -> row.get("name").asString().equals("Rock"))
                .getFirst();
        List<Integer> lengths = rows("tracks").stream()
                .filter(track -> track.path("genre").asString("").equals(rock))
                .map(track -> track.get("milliseconds").asInt())
                .toList();
        JsonNode figures = project.query("""
                { tracks(first: 0) { rock: aggregate(filter: { genre: { name: { eq: "Rock" } } }) {
                  count sum { milliseconds } min { milliseconds } max { milliseconds } avg { milliseconds } }
                  nothing: aggregate(filter: { genre: { name: { eq: "Silence" } } }) { count sum { bytes } } } }""").get("tracks");
        JsonNode ofRock = figures.get("rock");
        long sum = lengths.stream().mapToLong(Integer::longValue).sum();
        assertThat(ofRock.get("count").asInt()).isEqualTo(lengths.size());
        assertThat(ofRock.at("/sum/milliseconds").asString()).isEqualTo(Long.toString(sum));
        assertThat(ofRock.at("/min/milliseconds").asInt())
                .isEqualTo(lengths.stream().min(Comparator.naturalOrder()).orElseThrow());
        assertThat(ofRock.at("/max/milliseconds").asInt())
                .isEqualTo(lengths.stream().max(Comparator.naturalOrder()).orElseThrow());
        assertThat(Math.abs(ofRock.at("/avg/milliseconds").asDouble() * lengths.size() - sum))
                .isLessThan(1);
        assertThat(figures.get("nothing").toString()).isEqualTo("{\"count\":0,\"sum\":{\"bytes\":null}}");
    }

    private void countriesByRevenue() {
        List<String> expected = totals("billing_country").entrySet().stream()
                .sorted(Map.Entry.<String, BigDecimal>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(entry -> entry.getKey() + " " + entry.getValue().toPlainString())
                .toList();
        List<String> found = new ArrayList<>();
        for (JsonNode group : project.query("""
                { invoices(first: 0) { groups(by: [{ field: { name: BILLING_COUNTRY } }],
                  orderBy: [{ aggregate: { fn: SUM, field: TOTAL, direction: DESC } },
                            { key: { name: BILLING_COUNTRY, direction: ASC } }]) {
                  key { billingCountry } aggregate { sum { total } } } } }""").at("/invoices/groups")) {
            found.add(group.at("/key/billingCountry").asString() + " "
                    + group.at("/aggregate/sum/total").asString());
        }
        assertThat(found).hasSizeGreaterThan(20).isEqualTo(expected);
    }

    private void genresOfLongTracks() {
        Map<String, String> names = rows("genres").stream()
                .collect(Collectors.toMap(
                        MusicFigures::key, row -> row.get("name").asString()));
        Map<String, Long> expected = rows("tracks").stream()
                .filter(track -> track.get("milliseconds").asInt() > 300_000)
                .collect(Collectors.groupingBy(
                        track -> String.valueOf(names.get(track.path("genre").asString(""))),
                        TreeMap::new,
                        Collectors.counting()));
        expected.values().removeIf(count -> count <= 10);
        Map<String, Long> found = new TreeMap<>();
        for (JsonNode group : project.query("""
                { tracks(first: 0, filter: { milliseconds: { gt: 300000 } }) {
                  groups(by: [{ genre: { self: true } }], having: [{ is: { number: { gt: "10" } } }]) {
                  key { genre { node { name } } } aggregate { count } } } }""").at("/tracks/groups")) {
            found.put(
                    group.at("/key/genre/node/name").asString(),
                    group.at("/aggregate/count").asLong());
        }
        assertThat(found).isNotEmpty().isEqualTo(expected);
    }

    private void artistsByAlbums() {
        Map<String, Long> albums = rows("albums").stream()
                .collect(Collectors.groupingBy(album -> album.get("artist").asString(), Collectors.counting()));
        List<String> expected = rows("artists").stream()
                .sorted(Comparator.<JsonNode, Long>comparing(row -> -albums.getOrDefault(key(row), 0L))
                        .thenComparing(row -> row.get("name").asString()))
                .limit(25)
                .map(row -> row.get("name").asString())
                .toList();
        assertThat(names("artists(first: 25, orderBy: [{ albums: { direction: DESC } }, { name: ASC }])"))
                .isEqualTo(expected);
    }

    private Map<String, BigDecimal> totals(String member) {
        Map<String, BigDecimal> totals = new TreeMap<>();
        rows("invoices")
                .forEach(invoice -> totals.merge(
                        invoice.get(member).asString(),
                        new BigDecimal(invoice.get("total").asString()),
                        BigDecimal::add));
        return totals;
    }

    private List<String> names(String list) {
        String field = list.substring(0, list.indexOf('('));
        return Reply.list(project.query("{ " + list + " { nodes { name } } }").at("/" + field + "/nodes")).stream()
                .map(row -> row.get("name").asString())
                .toList();
    }

    private List<String> valuesOf(String collection, String member, Predicate<JsonNode> wanted) {
        return rows(collection).stream()
                .filter(wanted)
                .map(row -> row.path(member).asString(""))
                .toList();
    }

    private List<JsonNode> rows(String name) {
        return store.collections().stream()
                .filter(collection -> collection.get("name").asString().equals(name))
                .flatMap(collection -> Reply.list(collection.get("rows")).stream())
                .toList();
    }

    private static String key(JsonNode row) {
        return row.get("rowId").asString();
    }
}
