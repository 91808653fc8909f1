package dev.weft.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.access.Role;
import dev.weft.catalog.ProjectCatalog;
import dev.weft.catalog.ProjectId;
import dev.weft.catalog.change.CatalogEditor;
import dev.weft.catalog.change.OperationReader;
import dev.weft.model.ProjectModel;
import dev.weft.testing.TestProject;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import java.util.List;
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
                .contains("  createArticles(input: [ArticleInput!]!): ArticlesPayload\n")
                .contains("  affectedCount: Int!\n")
                .contains("  results: [ArticleResult!]!\n")
                .contains("  error: MutationError\n");
    }

    @Test
    void enumValuesAreDescribedByTheirLabels() {
        assertThat(sdl(Role.OWNER)).contains("\"Not yet out\"\n  DRAFT").contains("IN_REVIEW");
    }

    @Test
    void anonymousSeesNothingButNodesAndMe() {
        assertThat(sdl(Role.ANONYMOUS))
                .doesNotContain("Article")
                .doesNotContain("Mutation")
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
