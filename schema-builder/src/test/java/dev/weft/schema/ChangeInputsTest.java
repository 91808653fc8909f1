package dev.weft.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.access.Role;
import dev.weft.catalog.ProjectCatalog;
import dev.weft.catalog.ProjectId;
import dev.weft.catalog.change.CatalogEditor;
import dev.weft.catalog.change.OperationReader;
import dev.weft.model.ProjectModel;
import dev.weft.testing.TestProject;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLEnumValueDefinition;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLNamedSchemaElement;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How rows are changed, as the schema says it. */
class ChangeInputsTest {
    private static final String ARTICLES = """
            {"createCollection": {"name": "articles", "fields": [
              {"name": "slug", "type": "TEXT", "required": true, "unique": true},
              {"name": "moods", "type": "MULTI_SELECT", "options": [{"name": "glad"}]},
              {"name": "tags", "type": "TEXT_LIST"}, {"name": "meta", "type": "JSON"},
              {"name": "rating", "type": "INTEGER"}, {"name": "views", "type": "BIGINT"},
              {"name": "price", "type": "NUMBER"}, {"name": "score", "type": "FLOAT"},
              {"name": "open", "type": "BOOLEAN"}, {"name": "day", "type": "DATE"},
              {"name": "published_at", "type": "DATE_TIME"}, {"name": "token", "type": "UUID"}]}}""";
    private static final String TAGS = """
            {"createCollection": {"name": "tags", "fields": [{"name": "name", "type": "TEXT"}]}}""";
    private static final String SEQUEL = """
            {"createRelation": {"collection": "articles", "name": "sequel", "target": "articles"}}""";
    private static final String INDEX = """
            {"addIndex": {"collection": "articles", "fields": ["day", "rating"], "unique": true}}""";

    @Test
    void everyMutationOfManyRowsIsThere() {
        GraphQLSchema schema = schema(ARTICLES, INDEX);

        assertThat(arguments(schema, "createArticle"))
                .containsExactly("input: ArticleInput!", "onConflict: ArticleOnConflict");
        assertThat(arguments(schema, "createArticles"))
                .containsExactly(
                        "input: [ArticleInput!]!",
                        "onConflict: ArticleOnConflict",
                        "onError: BulkErrorMode! = ROLLBACK");
        assertThat(arguments(schema, "updateArticle"))
                .containsExactly("id: ID!", "patch: ArticlePatch", "ops: ArticleOps", "ifVersion: String");
        assertThat(arguments(schema, "updateArticles"))
                .containsExactly(
                        "filter: ArticleFilter!",
                        "patch: ArticlePatch",
                        "ops: ArticleOps",
                        "maxAffected: Int! = 100",
                        "confirmAll: Boolean! = false");
        assertThat(arguments(schema, "batchUpdateArticles"))
                .containsExactly("updates: [ArticleUpdate!]!", "onError: BulkErrorMode! = ROLLBACK");
        assertThat(arguments(schema, "deleteArticles"))
                .containsExactly("filter: ArticleFilter!", "maxAffected: Int! = 100", "confirmAll: Boolean! = false");
        assertThat(Objects.requireNonNull(schema.getMutationType()).getFieldDefinitions())
                .filteredOn(field -> field.getName().endsWith("Articles"))
                .extracting(field -> GraphQLTypeUtil.simplePrint(field.getType()))
                .containsOnly("ArticlesPayload");
    }

    @Test
    void inputsHaveTheMembersOfTheContract() {
        GraphQLSchema schema = schema(ARTICLES, INDEX, SEQUEL);

        assertThat(members(schema, "ArticleOps"))
                .containsExactlyInAnyOrder(
                        "moods: ArticleMoodsListOp",
                        "tags: StringListOp",
                        "meta: [JSONOp!]",
                        "rating: IntOp",
                        "views: BigIntOp",
                        "price: DecimalOp",
                        "score: FloatOp",
                        "day: DateOp",
                        "publishedAt: DateTimeOp");
        assertThat(members(schema, "ArticleUpdate"))
                .containsExactly(
                        "id: ID",
                        "filter: ArticleFilter",
                        "patch: ArticlePatch",
                        "ops: ArticleOps",
                        "ifVersion: String",
                        "maxAffected: Int! = 1");
        assertThat(members(schema, "ArticleOnConflict"))
                .containsExactly(
                        "key: ArticleKeyName! = PRIMARY",
                        "action: ConflictAction! = UPDATE",
                        "fields: [ArticleField!]",
                        "ops: ArticleOps",
                        "where: ArticleFilter");
        assertThat(members(schema, "ArticleUpsert"))
                .containsExactly("input: ArticleInput!", "onConflict: ArticleOnConflict!");
        assertThat(((GraphQLEnumType) Objects.requireNonNull(schema.getType("ArticleKeyName"))).getValues())
                .extracting(GraphQLEnumValueDefinition::getName)
                .containsExactly("PRIMARY", "SLUG", "DAY_RATING");
    }

    @Test
    void whereThereIsNothingToOperateOnThereAreNoOperations() {
        GraphQLSchema schema = schema(TAGS);

        assertThat(schema.getType("TagOps")).isNull();
        assertThat(arguments(schema, "updateTag")).containsExactly("id: ID!", "patch: TagPatch", "ifVersion: String");
        assertThat(members(schema, "TagUpdate")).noneMatch(member -> member.startsWith("ops"));
        assertThat(members(schema, "TagOnConflict")).noneMatch(member -> member.startsWith("ops"));
    }

    @Test
    void rowsThatCannotBeChangedCanOnlyBeLeftAlone() {
        GraphQLSchema schema = schema(ARTICLES, only("\"CREATE\", \"LIST\""));

        assertThat(members(schema, "ArticleOnConflict"))
                .containsExactly("key: ArticleKeyName! = PRIMARY", "action: ConflictAction! = IGNORE");
        for (String absent : List.of("ArticleOps", "ArticleUpdate", "ArticlePatch", "UpdateArticlePayload")) {
            assertThat(schema.getType(absent)).as(absent).isNull();
        }
        assertThat(names(schema)).containsExactly("createArticle", "createArticles");
    }

    @Test
    void whatIsSwitchedOffIsAbsent() {
        GraphQLSchema deletes = schema(ARTICLES, only("\"DELETE\""));
        assertThat(names(deletes)).containsExactly("deleteArticle", "deleteArticles");
        assertThat(deletes.getType("ArticleOnConflict")).isNull();

        GraphQLSchema updates = schema(ARTICLES, only("\"UPDATE\""));
        assertThat(names(updates)).containsExactly("updateArticle", "updateArticles", "batchUpdateArticles");
        assertThat(updates.getType("ArticleKeyName")).isNull();
        assertThat(updates.getType("ArticleOps")).isNotNull();
    }

    @Test
    void everythingIsDescribed() {
        GraphQLSchema schema = schema(ARTICLES, SEQUEL);

        for (String type :
                List.of("ArticleOps", "ArticleUpdate", "ArticleOnConflict", "ArticleUpsert", "ArticleKeyName")) {
            assertThat(description(schema, type)).as(type).isNotBlank().isNotEqualTo("null");
        }
        assertThat(Objects.requireNonNull(schema.getMutationType()).getFieldDefinitions())
                .extracting(GraphQLFieldDefinition::getDescription)
                .allMatch(said -> said != null && !said.isBlank());
    }

    @Test
    void anUpsertIsThereOnlyWhereItCanBeNested() {
        assertThat(schema(ARTICLES).getType("ArticleUpsert")).isNull();
        assertThat(schema(ARTICLES, SEQUEL).getType("ArticleUpsert")).isNotNull();
    }

    private static String description(GraphQLSchema schema, String name) {
        return String.valueOf(
                ((GraphQLNamedSchemaElement) Objects.requireNonNull(schema.getType(name))).getDescription());
    }

    private static List<String> names(GraphQLSchema schema) {
        return Objects.requireNonNull(schema.getMutationType()).getFieldDefinitions().stream()
                .map(GraphQLFieldDefinition::getName)
                .filter(name -> name.contains("Article"))
                .toList();
    }

    private static List<String> arguments(GraphQLSchema schema, String field) {
        return Objects.requireNonNull(schema.getMutationType()).getField(field).getArguments().stream()
                .map(argument -> argument.getName() + ": " + GraphQLTypeUtil.simplePrint(argument.getType())
                        + usually(
                                argument.hasSetDefaultValue(),
                                argument.getArgumentDefaultValue().getValue()))
                .toList();
    }

    private static List<String> members(GraphQLSchema schema, String type) {
        return ((GraphQLInputObjectType) Objects.requireNonNull(schema.getType(type)))
                .getFields().stream().map(ChangeInputsTest::member).toList();
    }

    private static String member(GraphQLInputObjectField field) {
        return field.getName() + ": " + GraphQLTypeUtil.simplePrint(field.getType())
                + usually(
                        field.hasSetDefaultValue(),
                        field.getInputFieldDefaultValue().getValue());
    }

    private static String usually(boolean given, Object value) {
        return given ? " = " + value : "";
    }

    private static String only(String operations) {
        return "{\"updateCollection\": {\"collection\": \"articles\", \"operations\": [" + operations + "]}}";
    }

    private static GraphQLSchema schema(String... operations) {
        ProjectCatalog catalog = CatalogEditor.edit(
                        new ProjectCatalog(ProjectId.random(), "p_test", 0, List.of(), 0),
                        OperationReader.read(TestProject.operations(Stream.concat(Stream.of("""
                                                {"createCollection": {"name": "users", "typeName": "User", "fields": [
                                                  {"name": "email", "type": "EMAIL"}]}}"""), Stream.of(operations))
                                .toArray(String[]::new))))
                .after();
        return ProjectSchemaBuilder.builder(ProjectModel.of(catalog, Role.OWNER), Wiring.none())
                .withValidation(true)
                .build();
    }
}
