package dev.weft.resolvers.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.access.Caller;
import dev.weft.access.RoleSet;
import dev.weft.catalog.ProjectCatalog;
import dev.weft.error.ErrorCode;
import dev.weft.model.CollectionModel;
import dev.weft.model.Column;
import dev.weft.model.ProjectModel;
import dev.weft.resolvers.plan.KeyReader;
import dev.weft.resolvers.plan.OrderReader;
import dev.weft.resolvers.plan.ReadLimits;
import dev.weft.resolvers.sql.Connections;
import dev.weft.resolvers.testing.PlainResponse;
import dev.weft.resolvers.testing.Press;
import dev.weft.resolvers.write.GeneratedMutations;
import dev.weft.resolvers.write.WriteLimits;
import dev.weft.schema.ProjectSchemaBuilder;
import dev.weft.schema.Wiring;
import dev.weft.testing.Allow;
import dev.weft.testing.TestProject;
import graphql.schema.GraphQLSchema;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** What is hidden from somebody answers, byte for byte, like what nobody ever called so. */
class HiddenNamesTest {
    private static final Map<String, Object> SOME = Map.of("name", Map.of("startsWith", "A"));
    private static ProjectCatalog press;

    @BeforeAll
    static void createProject() {
        try (TestProject project = Press.create()) {
            press = project.catalog();
        }
    }

    /** Policies that hide something of every kind. */
    private static ProjectCatalog closed() {
        return Allow.in(
                press,
                Allow.read("articles")
                        .fields("title", "slug", "status", "views", "topics", "meta", "created_at", "printed_on")
                        .withoutTotals(),
                Allow.create("articles").fields("title", "slug", "views").presets(Map.of("rating", 3)),
                Allow.update("articles").fields("title", "topics", "price"),
                Allow.read("topics").withoutLists(),
                Allow.update("topics"),
                Allow.read("authors").rows(SOME).fields("name"),
                Allow.create("authors"),
                Allow.delete("authors"),
                Allow.create("profiles"));
    }

    @ParameterizedTest
    @EnumSource
    void hiddenNamesAnswerLikeNamesThatNeverWere(Driver driver) {
        assertThat(compare(closed(), driver)).as("uses that are refused").isGreaterThan(1_000);
    }

    /** {@code -Dweft.policies=100} tries more. */
    static IntStream seeds() {
        return IntStream.range(0, Integer.getInteger("weft.policies", 3));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void soDoTheyWhateverThePoliciesAre(int seed) {
        assertThat(compare(randomlyClosed(new Random(seed)), Driver.COMPILED)).isPositive();
    }

    private static ProjectCatalog randomlyClosed(Random random) {
        List<Allow> policies = new ArrayList<>();
        for (CollectionModel collection : ProjectModel.of(press, RoleSet.OWNER).collections()) {
            String name = collection.spec().name();
            for (Allow policy : List.of(Allow.read(name), Allow.create(name), Allow.update(name), Allow.delete(name))) {
                if (random.nextInt(3) > 0) {
                    Allow listed = random.nextInt(3) > 0 ? policy : policy.withoutLists();
                    Allow counted = random.nextInt(3) > 0 ? listed : listed.withoutTotals();
                    policies.add(counted.fields(collection.columns().stream()
                            .map(Column::catalogName)
                            .filter(_ -> random.nextInt(3) > 0)
                            .toArray(String[]::new)));
                }
            }
        }
        return Allow.in(press, policies.toArray(Allow[]::new));
    }

    /** Tells how many uses there are. All must be refused, and like a name that never was. */
    private static int compare(ProjectCatalog catalog, Driver driver) {
        ProjectModel model = ProjectModel.of(catalog, RoleSet.of(List.of("reader")));
        GraphQLSchema seen = ProjectSchemaBuilder.build(model, Wiring.none());
        GraphQLSchema everything = ProjectSchemaBuilder.build(model.unrestricted(), Wiring.none());
        ProjectExecutor executor = executor(model, driver);
        List<HiddenNames.Use> uses = new HiddenNames(everything, seen).all();
        int refused = 0;
        for (HiddenNames.Use use : uses) {
            String madeUp = madeUp(use.name());
            ProjectRequest hidden = use.asked().naming(use.name());
            String answer = answer(executor, hidden);
            String expected = answer(executor, use.asked().naming(madeUp)).replace(madeUp, use.name());
            assertThat(answer).as(hidden.query() + " " + hidden.variables()).isEqualTo(expected);
            refused += answer.contains("\"errors\"") ? 1 : 0;
        }
        assertThat(refused).isEqualTo(uses.size());
        return refused;
    }

    @Test
    void adviceNamesNothingThatIsHidden() {
        ProjectModel model = ProjectModel.of(
                Allow.in(
                        press,
                        Allow.read("articles").fields("title", "meta", "author"),
                        Allow.read("profiles").fields("author")),
                RoleSet.of(List.of("reader")));
        CollectionModel articles = collection(model, "articles");

        assertThatThrownBy(() -> new OrderReader(model, ReadLimits.DEFAULT)
                        .read(
                                collection(model, "authors"),
                                List.of(Map.of("articles", Map.of("fn", "MAX", "field", "meta", "direction", "ASC")))))
                .hasMessageContaining("choose one of TITLE")
                .hasMessageNotContaining("RATING");
        assertThatThrownBy(() -> new KeyReader(model).read(articles, Map.of("id", "nonsense")))
                .hasMessageContaining("is no id of Article");
        assertThatThrownBy(
                        () -> new KeyReader(model).read(collection(model, "profiles"), Map.of("authorId", "nonsense")))
                .hasMessageContaining("'key.authorId' is no id")
                .hasMessageNotContaining("Author");
    }

    private static CollectionModel collection(ProjectModel model, String name) {
        return model.collection(press.collection(name).orElseThrow().id());
    }

    @Test
    void introspectionNamesNothingThatIsHidden() {
        ProjectModel model = ProjectModel.of(closed(), RoleSet.of(List.of("reader")));
        ProjectExecutor executor = executor(model, Driver.COMPILED);

        for (String hidden : List.of("Employee", "ArticleAggregate", "TopicEdge", "Profile")) {
            assertThat(answer(executor, type(hidden)))
                    .isEqualTo(answer(executor, type(madeUp(hidden))))
                    .contains("null");
        }
        assertThat(answer(
                        executor,
                        ProjectRequest.of("{ __schema { types { name fields { name } inputFields { name }"
                                + " enumValues { name } } } }")))
                .contains("Article")
                .doesNotContain("Employee")
                .doesNotContain("rating")
                .doesNotContain("RATING");
    }

    private static ProjectRequest type(String name) {
        return ProjectRequest.of("{ __type(name: \"" + name + "\") { kind fields { name } } }");
    }

    private static ProjectExecutor executor(ProjectModel model, Driver driver) {
        return new ProjectExecutor(
                model,
                ReadLimits.DEFAULT,
                new GeneratedMutations(model, WriteLimits.DEFAULT),
                ExecutionLimits.DEFAULT,
                driver);
    }

    /** As it goes to the client. No row is ever asked for. */
    private static String answer(ProjectExecutor executor, ProjectRequest request) {
        Connections none = () -> {
            throw new SQLException("nothing is to be read");
        };
        ProjectResponse response = executor.execute(
                new ProjectRequest(
                        request.query(),
                        request.operationName(),
                        request.variables(),
                        Set.of(ResponseExtension.values()),
                        Allowance.DEFAULT),
                new Caller.User(null, "somebody", RoleSet.of(List.of("reader")), Map.of()),
                none,
                "request-1");
        assertThat(response.codes())
                .as(request.query())
                .isSubsetOf(ErrorCode.GRAPHQL_VALIDATION_FAILED, ErrorCode.BAD_USER_INPUT);
        return JsonMapper.shared().writeValueAsString(PlainResponse.of(response).body());
    }

    /** As long as the name, and written as it is. */
    private static String madeUp(String name) {
        return name.replaceAll("[a-z0-9]", "q").replaceAll("[A-Z]", "Q");
    }
}
