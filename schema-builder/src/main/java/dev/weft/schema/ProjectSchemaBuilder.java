package dev.weft.schema;

import dev.weft.catalog.PolicyAction;
import dev.weft.model.CollectionModel;
import dev.weft.model.ProjectModel;
import graphql.schema.DataFetcher;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLDirective;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import java.util.List;
import java.util.Set;

/**
 * Makes a project's GraphQL schema.
 *
 * <p>The fast builder of graphql-java takes every type as it is and checks nothing, which makes a rebuild cheap enough
 * to do on every change. The catalog's rules guarantee what it would check: names are valid and unique.
 */
public final class ProjectSchemaBuilder {
    private static final Set<String> SERVED_DIRECTIVES =
            Set.of("include", "skip", "deprecated", "specifiedBy", "oneOf", TransactionDirective.NAME);

    private ProjectSchemaBuilder() {}

    /** The schema of everything that the model shows. */
    public static GraphQLSchema build(ProjectModel model, Wiring wiring) {
        return generate(model, wiring).schema();
    }

    /** The same together with what its fields do. */
    public static GeneratedSchema generate(ProjectModel model, Wiring wiring) {
        TypeCollector types = new TypeCollector(wiring);
        ServedNames names = new ServedNames(model);
        GraphQLSchema schema = builder(model, types, names).build();
        types.fields().of(schema, types.operations());
        return new GeneratedSchema(schema, types.fields(), names.names());
    }

    static GraphQLSchema.FastBuilder builder(ProjectModel model, Wiring wiring) {
        return builder(model, new TypeCollector(wiring), new ServedNames(model));
    }

    private static GraphQLSchema.FastBuilder builder(ProjectModel model, TypeCollector types, ServedNames names) {
        RootTypes roots = new RootTypes(model, types);
        GraphQLObjectType query = roots.query();
        GraphQLObjectType mutation = roots.mutation();
        GraphQLObjectType subscription = new SubscriptionRoots(model, types).subscription();
        addCollections(model, types);
        if (roots.writesRows()) {
            types.addAll(SharedTypes.forWriting());
        }
        types.addAll(TransactionDirective.types());
        new IdentityTypes(model, types).addTypes();
        if (!model.roles().unrestricted()) {
            UsedTypes used = UsedTypes.of(types.types(), query, mutation, subscription);
            types.keep(used.types());
            query = used.query();
            mutation = used.mutation();
            subscription = used.subscription();
        }
        types.code().defaultDataFetcher(types.fields());
        types.code().typeResolver(SharedTypes.NODE, types.wiring().nodeType());
        types.code().dataFetcher(FieldCoordinates.coordinates("__Schema", "directives"), servedDirectives());
        return new GraphQLSchema.FastBuilder(
                        types.code(), names.object(query), names.object(mutation), names.object(subscription))
                .additionalDirectives(List.of(TransactionDirective.DEFINITION))
                .addTypes(TypeCollector.builtInScalars())
                .addTypes(names.all(new Deprecations(model).all(types.types())));
    }

    /** The library adds directives of its own, such as {@code @defer}, which nothing here obeys. */
    public static List<GraphQLDirective> servedDirectives(GraphQLSchema schema) {
        return schema.getDirectives().stream()
                .filter(directive -> SERVED_DIRECTIVES.contains(directive.getName()))
                .toList();
    }

    private static DataFetcher<?> servedDirectives() {
        return environment -> servedDirectives(environment.getGraphQLSchema());
    }

    private static void addCollections(ProjectModel model, TypeCollector types) {
        types.addAll(SharedTypes.forReading());
        RowTypes rows = new RowTypes(model, types);
        WriteInputs writes = new WriteInputs(model);
        for (CollectionModel collection : model.collections()) {
            if (collection.rights().may(PolicyAction.READ)) {
                rows.add(collection);
                types.addAll(ReadInputs.of(model, collection));
            }
            collection
                    .columns()
                    .forEach(column -> ColumnTypes.enums(collection, column).forEach(types::add));
            types.addAll(writes.of(collection));
            types.addAll(new ChangeInputs(collection).all());
        }
    }
}
