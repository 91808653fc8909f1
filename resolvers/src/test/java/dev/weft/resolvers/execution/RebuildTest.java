package dev.weft.resolvers.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.access.Role;
import dev.weft.access.RoleSet;
import dev.weft.catalog.CollectionSpec;
import dev.weft.catalog.ProjectCatalog;
import dev.weft.catalog.ProjectId;
import dev.weft.catalog.change.CatalogEditor;
import dev.weft.catalog.change.OperationReader;
import dev.weft.catalog.change.SchemaOperation;
import dev.weft.model.ProjectModel;
import dev.weft.resolvers.introspection.SchemaAnswers;
import dev.weft.resolvers.plan.ReadLimits;
import dev.weft.resolvers.write.GeneratedMutations;
import dev.weft.resolvers.write.WriteLimits;
import dev.weft.schema.ProjectSchemaBuilder;
import dev.weft.schema.SchemaSdl;
import dev.weft.schema.Wiring;
import dev.weft.testing.Allow;
import dev.weft.testing.TestProject;
import graphql.introspection.IntrospectionQuery;
import graphql.language.Document;
import graphql.language.OperationDefinition;
import graphql.parser.Parser;
import graphql.schema.GraphQLSchema;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a change of the catalog costs each server: the model, the schema and the executor of the new revision, which the
 * next request waits for. Counted in CPU time, so that others on the machine do not matter much.
 */
class RebuildTest {
    private static final double MEGABYTE = 1_000_000;
    private static final int AT_ONCE = 1_000;
    private static final List<SchemaOperation> ADD_FIELD = OperationReader.read(TestProject.operations(
            "{\"addField\": {\"collection\": \"c5_rows\", \"field\": {\"name\": \"added\", \"type\": \"TEXT\"}}}"));

    @Test
    void aHundredCollectionsAreRebuiltWhileNobodyNotices() {
        ProjectCatalog catalog = catalog(100);

        assertThat(median(15, () -> executor(catalog))).as("CPU ms").isLessThan(150);
        assertThat(retained(() -> executor(catalog), 5)).as("MB").isLessThan(7);
    }

    /**
     * A set of roles that reads half the fields of every collection and writes some: less is shown, but everything has to be
     * asked about.
     */
    @Test
    void aSetOfRolesIsMadeReadyAsFast() {
        ProjectCatalog catalog = catalog(100);
        ProjectModel everything = ProjectModel.of(halfOpen(catalog), Role.OWNER);
        RoleSet readers = RoleSet.of(List.of("reader"));

        double time = median(15, () -> executor(everything.seenBy(readers)));
        double size = retained(() -> executor(everything.seenBy(readers)), 5);
        assertThat(time).as("CPU ms").isLessThan(200);
        assertThat(size).as("MB").isLessThan(7);
    }

    private static ProjectCatalog halfOpen(ProjectCatalog catalog) {
        String[] fields = {"slug", "title", "body", "rating", "views", "day", "tags", "status", "link1"};
        return Allow.in(
                catalog,
                catalog.collections().stream()
                        .map(CollectionSpec::name)
                        .filter(name -> !name.equals(CollectionSpec.USERS))
                        .flatMap(name -> Stream.of(
                                Allow.read(name).fields(fields),
                                Allow.create(name).fields(fields),
                                Allow.update(name).fields("title", "rating")))
                        .toArray(Allow[]::new));
    }

    /** {@code -Dweft.measure=true} prints the figures of docs/performance.md. */
    @ParameterizedTest
    @ValueSource(ints = {100, 500, 1000})
    @EnabledIfSystemProperty(named = "weft.measure", matches = "true")
    void measure(int collections) {
        ProjectCatalog catalog = catalog(collections);
        double edit = median(7, () -> CatalogEditor.edit(catalog, ADD_FIELD));
        double model = median(7, () -> ProjectModel.of(catalog, Role.OWNER));
        double all = median(7, () -> executor(catalog));
        GraphQLSchema schema = ProjectSchemaBuilder.build(ProjectModel.of(catalog, Role.OWNER), Wiring.none());
        Document document = Parser.parse(IntrospectionQuery.INTROSPECTION_QUERY);
        OperationDefinition operation =
                document.getDefinitionsOfType(OperationDefinition.class).getFirst();
        SchemaAnswers kept = new SchemaAnswers(schema);
        int size = kept.answer(document, operation).orElseThrow().length;
        System.out.printf(
                Locale.ROOT,
                "REBUILD %d collections, %d types: edit %.1f ms, model %.1f ms, all %.1f ms, %.1f MB; introspection of %.1f MB written in"
                        + " %.0f ms, kept in %.0f ms; SDL %.0f ms%n",
                collections,
                schema.getAllTypesAsList().size(),
                edit,
                model,
                all,
                retained(() -> executor(catalog), 3),
                size / MEGABYTE,
                median(3, () -> new SchemaAnswers(schema).answer(document, operation)),
                median(3, () -> kept.answer(document, operation)),
                median(3, () -> SchemaSdl.print(schema)));
    }

    private static ProjectExecutor executor(ProjectCatalog catalog) {
        return executor(ProjectModel.of(catalog, Role.OWNER));
    }

    private static ProjectExecutor executor(ProjectModel model) {
        return new ProjectExecutor(
                model,
                ReadLimits.DEFAULT,
                new GeneratedMutations(model, WriteLimits.DEFAULT),
                ExecutionLimits.DEFAULT,
                Driver.COMPILED);
    }

    /** Milliseconds of CPU. */
    private static double median(int times, Runnable work) {
        double[] figures = new double[times];
        for (int i = 0; i < times * 2; i++) {
            long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            work.run();
            long after = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            figures[i % times] = (after - before) / MEGABYTE;
        }
        Arrays.sort(figures);
        return figures[times / 2];
    }

    /** Megabytes of one executor with its schema and model; the least of some, since the first bring classes along. */
    private static double retained(Supplier<ProjectExecutor> made, int times) {
        return IntStream.range(0, 3)
                .mapToDouble(_ -> retainedNow(made, times))
                .min()
                .orElseThrow();
    }

    private static double retainedNow(Supplier<ProjectExecutor> made, int times) {
        List<Object> kept = new ArrayList<>(List.of(made.get()));
        long before = used();
        for (int i = 0; i < times; i++) {
            kept.add(made.get());
        }
        double each = (used() - before) / MEGABYTE / times;
        assertThat(kept).hasSize(times + 1);
        return each;
    }

    private static long used() {
        System.gc();
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** Each with 20 fields of all types and two relations. */
    private static ProjectCatalog catalog(int collections) {
        List<String> operations = new ArrayList<>();
        operations.add("""
                {"createCollection": {"name": "users", "typeName": "User", "fields": [
                  {"name": "email", "type": "EMAIL", "required": true, "unique": true}]}}""");
        for (int i = 0; i < collections; i++) {
            operations.add("""
                    {"createCollection": {"name": "c%1$d_rows", "typeName": "C%1$dRow", "fields": [
                      {"name": "slug", "type": "TEXT", "required": true, "unique": true}, {"name": "title", "type": "TEXT"},
                      {"name": "subtitle", "type": "TEXT"}, {"name": "body", "type": "LONG_TEXT"},
                      {"name": "homepage", "type": "URL"}, {"name": "contact", "type": "EMAIL"},
                      {"name": "rating", "type": "INTEGER"}, {"name": "position", "type": "INTEGER"},
                      {"name": "views", "type": "BIGINT"}, {"name": "price", "type": "NUMBER"},
                      {"name": "discount", "type": "NUMBER"}, {"name": "score", "type": "FLOAT"},
                      {"name": "open", "type": "BOOLEAN"}, {"name": "featured", "type": "BOOLEAN"},
                      {"name": "day", "type": "DATE"}, {"name": "published_at", "type": "DATE_TIME"},
                      {"name": "token", "type": "UUID"}, {"name": "tags", "type": "TEXT_LIST"},
                      {"name": "meta", "type": "JSON"},
                      {"name": "status", "type": "SINGLE_SELECT", "options": [{"name": "draft"}, {"name": "out"}]}]}}""".formatted(i));
        }
        for (int i = 0; i < collections; i++) {
            for (int step : new int[] {1, 7}) {
                operations.add("""
                        {"createRelation": {"collection": "c%d_rows", "name": "link%d", "target": "c%d_rows",
                          "inverseName": "from%d_by%d"}}""".formatted(i, step, (i + step) % collections, i, step));
            }
        }
        ProjectCatalog catalog = new ProjectCatalog(ProjectId.random(), "p_test", 0, List.of(), 0);
        for (int i = 0; i < operations.size(); i += AT_ONCE) {
            List<String> some = operations.subList(i, Math.min(i + AT_ONCE, operations.size()));
            catalog = CatalogEditor.edit(
                            catalog, OperationReader.read(TestProject.operations(some.toArray(String[]::new))))
                    .after();
        }
        return catalog;
    }
}
