package dev.weft.e2e.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.e2e.support.Account;
import dev.weft.e2e.support.Project;
import dev.weft.e2e.support.RunningServer;
import dev.weft.e2e.support.SharedServer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@ExtendWith(SharedServer.class)
class StoreJourneyTest {

    @Test
    void aWholeStoreIsMadeThroughTheApiAndReadBackAsSqlFindsIt(RunningServer server) {
        Optional<MusicStore> file = MusicStore.find();
        if (file.isEmpty()) {
            announce(
                    "The Chinook music store is not here; comparing the Bookshop sample instead.",
                    "Name its chinook.json by WEFT_CHINOOK to compare the larger store.");
            compareSample(server);
            return;
        }
        MusicStore store = file.get();
        long start = System.nanoTime();
        Project project = Account.signUp(server).createProject("Music store");
        project.changeSchema(store.operations());
        load(project, store);
        long loaded = System.nanoTime();
        assertThat(rowsInTables(project)).isEqualTo(store.rowCount());
        Map<String, Integer> compared = new StoreComparison(project).compare();
        assertThat(compared).containsEntry("rows", store.rowCount());
        new MusicQueries(project).compare();
        new MusicFigures(project, store).compare();
        announce("Chinook: %d rows and %d links written in %d ms, %s compared in %d ms"
                .formatted(
                        store.rowCount(),
                        store.linkCount(),
                        millis(start, loaded),
                        compared,
                        millis(loaded, System.nanoTime())));
    }

    @Test
    void theSampleIsReadBackAsSqlFindsIt(RunningServer server) {
        compareSample(server);
    }

    private static void compareSample(RunningServer server) {
        SampleProject sample = SampleProject.create(server);
        Map<String, Integer> compared = new StoreComparison(sample.project()).compare();
        announce("Bookshop: %s compared".formatted(compared));
        assertThat(compared.get("rows")).isGreaterThan(1_200);
        sample.compareTypicalLists();
    }

    private static void load(Project project, MusicStore store) {
        Map<String, String> types = new LinkedHashMap<>();
        for (JsonNode collection :
                project.describe("collections { name typeName }").get("collections")) {
            types.put(
                    collection.get("name").asString(),
                    collection.get("typeName").asString());
        }
        RowLoader loader = new RowLoader(project);
        for (JsonNode collection : store.collections()) {
            loader.create(typeOf(types, collection.get("name")), MusicStore.inputs(collection));
        }
        for (JsonNode relation : store.manyToMany()) {
            Map<String, List<String>> links = new LinkedHashMap<>();
            relation.get("links")
                    .forEach(link -> links.computeIfAbsent(link.get(0).asString(), _ -> new ArrayList<>())
                            .add(link.get(1).asString()));
            loader.link(
                    typeOf(types, relation.get("collection")),
                    ApiNames.camelCase(relation.get("name").asString()),
                    typeOf(types, relation.get("target")),
                    links);
        }
    }

    private static String typeOf(Map<String, String> types, JsonNode collection) {
        String type = types.get(collection.asString());
        assertThat(type).isNotNull();
        return String.valueOf(type);
    }

    private static int rowsInTables(Project project) {
        return MusicStore.find().orElseThrow().collections().stream()
                .mapToInt(collection -> Integer.parseInt(project.owner()
                        .server()
                        .database()
                        .value("select count(*) from " + project.schema() + "."
                                + collection.get("name").asString())))
                .sum();
    }

    private static void announce(String... lines) {
        System.out.println("*".repeat(100) + "\n" + String.join("\n", lines) + "\n" + "*".repeat(100));
    }

    private static long millis(long from, long to) {
        return (to - from) / 1_000_000;
    }
}
