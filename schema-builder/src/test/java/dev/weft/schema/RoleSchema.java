package dev.weft.schema;

import dev.weft.access.RoleSet;
import dev.weft.catalog.ProjectCatalog;
import dev.weft.catalog.ProjectId;
import dev.weft.catalog.change.CatalogEditor;
import dev.weft.catalog.change.OperationReader;
import dev.weft.model.ProjectModel;
import dev.weft.testing.Allow;
import dev.weft.testing.TestProject;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLNamedSchemaElement;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** The schema of a newspaper as some roles see it, checked by graphql-java, and read member by member. */
record RoleSchema(GraphQLSchema schema) {
    static final ProjectCatalog PRESS = catalog("""
            {"createCollection": {"name": "users", "typeName": "User", "fields": [
              {"name": "email", "type": "EMAIL", "required": true, "unique": true}]}}""", """
            {"createCollection": {"name": "authors", "fields": [
              {"name": "name", "type": "TEXT"}, {"name": "born_on", "type": "DATE"}]}}""", """
            {"createCollection": {"name": "articles", "fields": [
              {"name": "slug", "type": "TEXT", "required": true, "unique": true},
              {"name": "title", "type": "TEXT"},
              {"name": "body", "type": "LONG_TEXT"},
              {"name": "status", "type": "SINGLE_SELECT", "options": [{"name": "draft"}, {"name": "out"}]},
              {"name": "moods", "type": "MULTI_SELECT", "options": [{"name": "glad"}]},
              {"name": "meta", "type": "JSON"},
              {"name": "rating", "type": "INTEGER"},
              {"name": "price", "type": "NUMBER"},
              {"name": "day", "type": "DATE"},
              {"name": "owner", "type": "USER"}]}}""", """
            {"createCollection": {"name": "topics", "fields": [{"name": "label", "type": "TEXT"}]}}""", """
            {"createRelation": {"collection": "articles", "name": "author", "target": "authors",
              "inverseName": "articles", "required": true}}""", """
            {"createRelation": {"collection": "articles", "name": "parent", "target": "articles",
              "inverseName": "children"}}""", """
            {"createRelation": {"collection": "articles", "name": "topics", "target": "topics",
              "kind": "MANY_TO_MANY", "inverseName": "articles"}}""", """
            {"addIndex": {"collection": "articles", "fields": ["title", "day"], "unique": true}}""");

    static ProjectCatalog catalog(String... operations) {
        return CatalogEditor.edit(
                        new ProjectCatalog(ProjectId.random(), "p_test", 0, List.of(), 0),
                        OperationReader.read(TestProject.operations(operations)))
                .after();
    }

    /** Of the newspaper, as its readers see it. */
    static RoleSchema of(Allow... policies) {
        return of(Allow.in(PRESS, policies), "reader");
    }

    static RoleSchema of(ProjectCatalog catalog, String... roles) {
        ProjectModel model = ProjectModel.of(catalog, RoleSet.of(List.of(roles)));
        return new RoleSchema(ProjectSchemaBuilder.builder(model, Wiring.none())
                .withValidation(true)
                .build());
    }

    /** Names of fields, input members or enum values; none where the type is not there. */
    List<String> members(String type) {
        return switch (schema.getType(type)) {
            case GraphQLObjectType object -> names(object.getFields());
            case GraphQLInputObjectType input -> names(input.getFields());
            case GraphQLEnumType values -> names(values.getValues());
            case null, default -> List.of();
        };
    }

    private static List<String> names(List<? extends GraphQLNamedSchemaElement> elements) {
        return elements.stream().map(GraphQLNamedSchemaElement::getName).toList();
    }

    List<String> arguments(String type, String field) {
        return names(field(type, field).getArguments());
    }

    /** Type of a field, an argument written after a colon, or an input member. */
    String type(String type, String member) {
        GraphQLType found;
        if (schema.getType(type) instanceof GraphQLInputObjectType input) {
            found = input.getField(member).getType();
        } else if (member.contains(":")) {
            String[] parts = member.split(":", 2);
            GraphQLArgument argument = field(type, parts[0]).getArgument(parts[1]);
            found = argument.getType();
        } else {
            found = field(type, member).getType();
        }
        return GraphQLTypeUtil.simplePrint(found);
    }

    private GraphQLFieldDefinition field(String type, String field) {
        return Objects.requireNonNull(
                Objects.requireNonNull(schema.getObjectType(type)).getField(field), field);
    }

    boolean has(String... types) {
        return Arrays.stream(types).allMatch(type -> schema.getType(type) != null);
    }

    String sdl() {
        return SchemaSdl.print(schema);
    }
}
