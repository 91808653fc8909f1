package dev.weft.schema;

import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaPrinter;
import graphql.schema.idl.SchemaPrinter.Options;

/** A schema as text, for people and for code generators. */
public final class SchemaSdl {
    private static final Options OPTIONS = Options.defaultOptions()
            .includeDirectiveDefinition(TransactionDirective.NAME::equals)
            .includeSchemaDefinition(true)
            .includeScalarTypes(true);

    private SchemaSdl() {}

    public static String print(GraphQLSchema schema) {
        return new SchemaPrinter(OPTIONS).print(schema);
    }
}
