package dev.weft.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.access.Role;
import dev.weft.catalog.CollectionSpec;
import dev.weft.catalog.FieldSpec;
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
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProjectSchemaBuilderTest {
    private static final ProjectCatalog CATALOG = CatalogEditor.edit(
                    new ProjectCatalog(ProjectId.random(), "p_test", 0, List.of(), 0),
                    OperationReader.read(TestProject.operations("""
                            {"createCollection": {"name": "users", "typeName": "User", "fields": [
                              {"name": "email", "type": "EMAIL", "required": true, "unique": true}]}}""", """
                            {"createCollection": {"name": "authors", "fields": [{"name": "name", "type": "TEXT"}]}}""", """
                            {"createCollection": {"name": "articles", "primaryKey": "BIGINT", "fields": [
                              {"name": "slug", "type": "TEXT", "required": true, "unique": true},
                              {"name": "body", "type": "LONG_TEXT"},
                              {"name": "status", "type": "SINGLE_SELECT", "required": true,
                               "options": [{"name": "draft", "label": "Not yet out"}, {"name": "inReview"}]},
                              {"name": "moods", "type": "MULTI_SELECT", "options": [{"name": "glad"}]},
                              {"name": "tags", "type": "TEXT_LIST"}, {"name": "meta", "type": "JSON"},
                              {"name": "rating", "type": "INTEGER"}, {"name": "views", "type": "BIGINT"},
                              {"name": "price", "type": "NUMBER"}, {"name": "score", "type": "FLOAT"},
                              {"name": "open", "type": "BOOLEAN"}, {"name": "day", "type": "DATE"},
                              {"name": "published_at", "type": "DATE_TIME"}, {"name": "token", "type": "UUID"},
                              {"name": "home", "type": "URL"}, {"name": "owner", "type": "USER"}]}}""", """
                            {"createRelation": {"collection": "articles", "name": "author", "target": "authors",
                              "inverseName": "articles", "required": true}}""", """
                            {"createRelation": {"collection": "articles", "name": "twin", "target": "articles",
                              "kind": "ONE_TO_ONE", "inverseName": "twin_of"}}""", """
                            {"createRelation": {"collection": "articles", "name": "fans", "target": "authors",
                              "kind": "MANY_TO_MANY", "inverseName": "likes"}}""", """
                            {"addIndex": {"collection": "articles", "fields": ["author", "day"], "unique": true}}""")))
            .after();

    @Test
    void theSchemaPassesTheValidationThatTheFastBuilderSkips() {
        GraphQLSchema schema = ProjectSchemaBuilder.builder(ProjectModel.of(CATALOG, Role.OWNER), Wiring.none())
                .withValidation(true)
                .build();

        assertThat(schema.getObjectType("Article")).isNotNull();
    }

    @Test
    void itsTextIsASchemaOfItsOwn() {
        String sdl = sdl(Role.OWNER);

        GraphQLSchema read = UnExecutableSchemaGenerator.makeUnExecutableSchema(new SchemaParser().parse(sdl));
        assertThat(read.getObjectType("ArticleConnection")).isNotNull();
    }

    @Test
    void fieldsHaveTheTypesOfTheContract() {
        assertThat(sdl(Role.OWNER))
                .contains("  rowId: BigInt!\n")
                .contains("  status: ArticleStatus!\n")
                .contains("  moods: [ArticleMoods!]\n")
                .contains("  meta(")
                .contains("  author: Author!\n")
                .contains("  authorId: UUID!\n")
                .contains("  owner: User\n")
                .contains("  ownerId: UUID\n")
                .contains("  createdBy: User\n")
                .contains("  twinOf: Article\n")
                .contains("input ArticleOrderBy @oneOf {")
                .contains("  articleBy(key: ArticleKey!): Article\n")
                .contains("input ArticleAuthorIdDayKey {")
                .contains("  createArticles(\n    input: [ArticleInput!]!,\n    onConflict: ArticleOnConflict,\n")
                .contains("  affectedCount: Int!\n")
                .contains("  results: [ArticleResult!]!\n")
                .contains("  error: MutationError\n");
    }

    @Test
    void enumValuesAreDescribedByTheirLabels() {
        assertThat(sdl(Role.OWNER)).contains("\"Not yet out\"\n  DRAFT").contains("IN_REVIEW");
    }

    @Test
    void whatTheCatalogSaysOfFieldsIsInTheSchema() {
        GraphQLSchema schema = ProjectSchemaBuilder.builder(ProjectModel.of(spoken(), Role.OWNER), Wiring.none())
                .withValidation(true)
                .build();

        assertThat(type(schema, "Article").getDescription()).isEqualTo("What is printed.");
        assertThat(schema.getQueryType().getField("articles").getDescription()).isEqualTo("What is printed.");
        assertThat(type(schema, "Author").getDescription()).isEqualTo("Authors");
        GraphQLFieldDefinition body = type(schema, "Article").getField("body");
        assertThat(body.getDescription()).isEqualTo("In Markdown.");
        assertThat(body.getDeprecationReason()).isEqualTo("Use blocks.");
        assertThat(type(schema, "Article").getField("rating").getDescription())
                .as("its label")
                .isEqualTo("Stars");
        GraphQLEnumValueDefinition value = Objects.requireNonNull(
                ((GraphQLEnumType) Objects.requireNonNull(schema.getType("ArticleField"))).getValue("BODY"));
        assertThat(value.getDeprecationReason()).isEqualTo("Use blocks.");
        assertThat(value.getDescription()).isEqualTo("In Markdown.");
        for (String input : List.of("ArticleFilter", "ArticleInput", "ArticlePatch")) {
            GraphQLInputObjectField member =
                    ((GraphQLInputObjectType) Objects.requireNonNull(schema.getType(input))).getField("body");
            assertThat(member.getDescription()).as(input).isEqualTo("In Markdown.");
            assertThat(member.getDeprecationReason()).as(input).isEqualTo("Use blocks.");
        }
        assertThat(((GraphQLInputObjectType) Objects.requireNonNull(schema.getType("ArticleInput")))
                        .getField("slug")
                        .isDeprecated())
                .as("what must be given cannot be deprecated")
                .isFalse();
    }

    @Test
    void aDeprecatedReferenceIsDeprecatedByBothItsNames() {
        GraphQLObjectType article =
                type(ProjectSchemaBuilder.build(ProjectModel.of(spoken(), Role.OWNER), Wiring.none()), "Article");

        assertThat(article.getField("ownerId").getDeprecationReason()).isEqualTo("Nobody owns one.");
        assertThat(article.getField("owner").getDeprecationReason()).isEqualTo("Nobody owns one.");
    }

    private static GraphQLObjectType type(GraphQLSchema schema, String name) {
        return Objects.requireNonNull(schema.getObjectType(name));
    }

    /** With descriptions, labels and deprecated fields. */
    private static ProjectCatalog spoken() {
        return CatalogEditor.edit(CATALOG, OperationReader.read(TestProject.operations("""
                        {"updateCollection": {"collection": "articles", "description": "What is printed."}}""")))
                .after()
                .collections()
                .stream()
                .map(ProjectSchemaBuilderTest::spoken)
                .collect(Collectors.collectingAndThen(
                        Collectors.toList(),
                        all -> new ProjectCatalog(
                                CATALOG.project(),
                                CATALOG.databaseSchema(),
                                CATALOG.revision(),
                                all,
                                CATALOG.lastCollectionNumber())));
    }

    private static CollectionSpec spoken(CollectionSpec collection) {
        return collection.withFields(collection.fields().stream()
                .map(field -> switch (field.name()) {
                    case "body" -> said(field, field.label(), "In Markdown.", "Use blocks.");
                    case "slug" -> said(field, field.label(), null, "Use the id.");
                    case "rating" -> said(field, "Stars", null, null);
                    case "owner" -> said(field, field.label(), null, "Nobody owns one.");
                    default -> field;
                })
                .toList());
    }

    private static FieldSpec said(
            FieldSpec field, String label, @Nullable String description, @Nullable String deprecated) {
        return field.presented(label, description, deprecated);
    }

    @Test
    void anonymousSeesNothingButNodesAndThemselves() {
        assertThat(sdl(Role.ANONYMOUS))
                .doesNotContain("Article")
                .doesNotContain("MutationError")
                .doesNotContain("Filter");
        assertThat(ProjectSchemaBuilder.builder(ProjectModel.of(CATALOG, Role.ANONYMOUS), Wiring.none())
                        .withValidation(true)
                        .build()
                        .getQueryType()
                        .getFieldDefinitions())
                .extracting(field -> field.getName())
                .containsExactly("node", "nodes", "me");
    }

    @Test
    void operationsThatAreOffAreAbsent() {
        ProjectCatalog readOnly = CatalogEditor.edit(CATALOG, OperationReader.read(TestProject.operations("""
                        {"updateCollection": {"collection": "articles", "operations": ["GET", "UPDATE"]}}""")))
                .after();

        String sdl = SchemaSdl.print(ProjectSchemaBuilder.builder(ProjectModel.of(readOnly, Role.OWNER), Wiring.none())
                .withValidation(true)
                .build());

        assertThat(sdl).contains("updateArticle(").contains("  article(").doesNotContain("createArticle(");
        assertThat(sdl)
                .doesNotContain("deleteArticle(")
                .doesNotContain("  articles(filter: ArticleFilter, first: Int, ");
    }

    @Test
    void aCollectionWithoutFieldsCanBeCreatedAndDeletedButNotPatched() {
        ProjectCatalog bare = CatalogEditor.edit(
                        CATALOG,
                        OperationReader.read(TestProject.operations("{\"createCollection\": {\"name\": \"marks\"}}")))
                .after();

        String sdl = SchemaSdl.print(ProjectSchemaBuilder.builder(ProjectModel.of(bare, Role.OWNER), Wiring.none())
                .withValidation(true)
                .build());

        assertThat(sdl).contains("createMark(").contains("deleteMark(").doesNotContain("updateMark(");
    }

    private static String sdl(Role role) {
        return SchemaSdl.print(ProjectSchemaBuilder.build(ProjectModel.of(CATALOG, role), Wiring.none()));
    }
}
