package dev.weft.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.access.Role;
import dev.weft.catalog.ProjectCatalog;
import dev.weft.catalog.ProjectId;
import dev.weft.catalog.change.CatalogEditor;
import dev.weft.catalog.change.OperationReader;
import dev.weft.model.ProjectModel;
import dev.weft.testing.TestProject;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The inputs by which rows are written by way of others, as the contract names them. */
class NestedInputsTest {
    private final GraphQLSchema schema = schema("""
            {"createCollection": {"name": "users", "typeName": "User", "fields": [{"name": "email", "type": "EMAIL"}]}}""", """
            {"createCollection": {"name": "authors", "fields": [{"name": "name", "type": "TEXT"}]}}""", """
            {"createCollection": {"name": "articles", "fields": [{"name": "slug", "type": "TEXT"}]}}""", """
            {"createCollection": {"name": "logs", "fields": [{"name": "line", "type": "TEXT"}]}}""", """
            {"createRelation": {"collection": "articles", "name": "author", "target": "authors", "inverseName": "articles"}}""", """
            {"createRelation": {"collection": "articles", "name": "log", "target": "logs"}}""", """
            {"updateCollection": {"collection": "logs", "operations": ["GET", "LIST"]}}""");

    @Test
    void aRelationIsWrittenOnBothOfItsEnds() {
        assertThat(members("AuthorInput")).containsEntry("articles", "ArticleListInput");
        assertThat(members("AuthorPatch")).containsEntry("articles", "ArticleListPatch");
        assertThat(members("ArticleInput")).containsEntry("author", "AuthorRefInput");
        assertThat(members("ArticlePatch"))
                .containsEntry("author", "AuthorRefPatch")
                .doesNotContainKey("createdBy");
    }

    @Test
    void theInputsHaveTheMembersOfTheContract() {
        assertThat(members("ArticleListInput"))
                .isEqualTo(
                        Map.of("create", "[ArticleInput!]", "connect", "[ArticleKey!]", "upsert", "[ArticleUpsert!]"));
        assertThat(members("ArticleListPatch"))
                .isEqualTo(Map.of(
                        "create", "[ArticleInput!]",
                        "connect", "[ArticleKey!]",
                        "upsert", "[ArticleUpsert!]",
                        "update", "[ArticleUpdate!]",
                        "disconnect", "[ArticleKey!]",
                        "delete", "[ArticleKey!]",
                        "set", "[ArticleKey!]"));
        assertThat(members("AuthorRefInput"))
                .isEqualTo(Map.of("create", "AuthorInput", "connect", "AuthorKey", "upsert", "AuthorUpsert"));
        assertThat(members("AuthorRefPatch"))
                .isEqualTo(Map.of(
                        "create", "AuthorInput",
                        "connect", "AuthorKey",
                        "upsert", "AuthorUpsert",
                        "update", "AuthorPatch",
                        "disconnect", "Boolean",
                        "delete", "Boolean"));
        assertThat(input("AuthorRefInput").isOneOf()).isTrue();
        assertThat(input("AuthorRefPatch").isOneOf()).isTrue();
    }

    @Test
    void rowsThatCannotBeWrittenCanBeConnected() {
        assertThat(members("LogRefPatch")).isEqualTo(Map.of("connect", "LogKey", "disconnect", "Boolean"));
    }

    @Test
    void theDirectiveOfTransactionsIsPartOfTheText() {
        assertThat(SchemaSdl.print(schema))
                .contains("directive @transaction(")
                .contains("isolation: IsolationLevel! = READ_COMMITTED")
                .contains("mode: TransactionMode! = ATOMIC")
                .contains("dryRun: Boolean! = false")
                .contains("on MUTATION");
    }

    private Map<String, String> members(String type) {
        return input(type).getFields().stream()
                .collect(Collectors.toMap(
                        GraphQLInputObjectField::getName, field -> GraphQLTypeUtil.simplePrint(field.getType())));
    }

    private GraphQLInputObjectType input(String name) {
        return (GraphQLInputObjectType) Objects.requireNonNull(schema.getType(name));
    }

    private static GraphQLSchema schema(String... operations) {
        ProjectCatalog catalog = CatalogEditor.edit(
                        new ProjectCatalog(ProjectId.random(), "p_test", 0, List.of(), 0),
                        OperationReader.read(TestProject.operations(operations)))
                .after();
        return ProjectSchemaBuilder.builder(ProjectModel.of(catalog, Role.OWNER), Wiring.none())
                .withValidation(true)
                .build();
    }
}
