package dev.weft.schema;

import dev.weft.model.ProjectModel;
import graphql.schema.GraphQLSchema;

/** Makes a project's GraphQL schema. */
public final class ProjectSchemaBuilder {
    private ProjectSchemaBuilder() {}

    /** The schema of everything that the model shows. */
    public static GraphQLSchema build(ProjectModel model, Wiring wiring) {
        throw new IllegalStateException("unfinished");
    }
}
