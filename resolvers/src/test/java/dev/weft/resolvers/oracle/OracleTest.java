package dev.weft.resolvers.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.resolvers.testing.Gallery;
import dev.weft.resolvers.testing.NoMutations;
import dev.weft.resolvers.testing.TestApi;
import dev.weft.testing.TestProject;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The database and the evaluator in memory answer random queries alike. */
class OracleTest {
    private static final int WORKS = 40;
    private static final int QUERIES_PER_WORLD = 500;

    private static TestProject project;
    private static TestApi api;
    private final Campaign campaign = Campaign.configured();

    @BeforeAll
    static void createGallery() {
        project = Gallery.create();
        api = new TestApi(project, new NoMutations());
    }

    @AfterAll
    static void dropProject() {
        project.close();
    }

    @Test
    void filtersFindTheSameRows() {
        inManyWorlds(3, (queries, picks) -> {
            for (int i = 0; i < QUERIES_PER_WORLD; i++) {
                queries.filter(picks.of(Sorts.ALL));
            }
        });
    }

    @Test
    void listsHaveTheSameRowsOnEveryPage() {
        inManyWorlds(3, (queries, picks) -> {
            for (int i = 0; i < QUERIES_PER_WORLD / 20; i++) {
                queries.walk(picks.of(Sorts.ALL));
            }
        });
    }

    @Test
    void relatedListsHaveTheSameRowsOnTheirPages() {
        inManyWorlds(2, (queries, picks) -> {
            for (int i = 0; i < QUERIES_PER_WORLD / 5; i++) {
                queries.related(picks.of(Sorts.ALL));
            }
        });
    }

    @Test
    void aggregatesAreTheSame() {
        inManyWorlds(2, (queries, picks) -> {
            for (int i = 0; i < QUERIES_PER_WORLD / 5; i++) {
                queries.figures().aggregates(picks.of(Sorts.ALL));
            }
        });
    }

    @Test
    void groupsAreTheSame() {
        inManyWorlds(2, (queries, picks) -> {
            for (int i = 0; i < QUERIES_PER_WORLD / 5; i++) {
                queries.figures().groups(picks.of(Sorts.ALL));
            }
        });
    }

    private void inManyWorlds(int worlds, BiConsumer<Queries, Picks> tries) {
        for (int round = 0; round < campaign.times(worlds); round++) {
            var random = campaign.random(round);
            World world = WorldMaker.make(random, Sorts.ALL, sort -> Sorts.count(sort, WORKS));
            new WorldStore(project).put(world);
            Picks picks = new Picks(random, world.now());
            try {
                tries.accept(new Queries(api, world, picks), picks);
            } catch (AssertionError e) {
                throw new AssertionError(
                        "round %d of -Dweft.seed=%d: %s".formatted(round, campaign.seed(), e.getMessage()), e);
            }
        }
        assertThat(project.sql().fetchCount(org.jooq.impl.DSL.table(project.schema() + ".works")))
                .isEqualTo(WORKS);
    }
}
