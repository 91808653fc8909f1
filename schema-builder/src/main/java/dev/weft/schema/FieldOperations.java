package dev.weft.schema;

import graphql.schema.DataFetcher;
import graphql.schema.DataFetcherFactory;
import graphql.schema.DataFetcherFactoryEnvironment;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.PropertyDataFetcher;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What the fields of one schema do. Fetchers are made when a field is first fetched: of a thousand collections few fields
 * ever are, and the library's own registry takes more memory for a field than the field itself does.
 */
final class FieldOperations implements DataFetcherFactory<Object> {
    private final Wiring wiring;
    private final IdentityHashMap<GraphQLFieldDefinition, Operation> operations = new IdentityHashMap<>();
    private final Map<GraphQLFieldDefinition, DataFetcher<Object>> fetchers = new ConcurrentHashMap<>();

    FieldOperations(Wiring wiring) {
        this.wiring = wiring;
    }

    /**
     * Comes before the schema is used.
     *
     * @param named by the names of type and field; what the schema does not show is passed over
     */
    void of(GraphQLSchema schema, Map<String, Map<String, Operation>> named) {
        named.forEach((typeName, ofType) -> {
            if (schema.getType(typeName) instanceof GraphQLObjectType type) {
                ofType.forEach((name, operation) -> {
                    GraphQLFieldDefinition field = type.getFieldDefinition(name);
                    if (field != null) {
                        operations.put(field, operation);
                    }
                });
            }
        });
    }

    @Nullable
    Operation of(GraphQLFieldDefinition field) {
        return operations.get(field);
    }

    @Override
    public DataFetcher<Object> get(GraphQLFieldDefinition field) {
        DataFetcher<Object> known = fetchers.get(field);
        return known == null ? fetchers.computeIfAbsent(field, this::fetcher) : known;
    }

    @Override
    @SuppressWarnings("deprecation") // It stays the one way that every factory has to know.
    public DataFetcher<Object> get(DataFetcherFactoryEnvironment environment) {
        return get(environment.getFieldDefinition());
    }

    @SuppressWarnings("unchecked")
    private DataFetcher<Object> fetcher(GraphQLFieldDefinition field) {
        Operation operation = operations.get(field);
        return operation == null
                ? PropertyDataFetcher.fetching(field.getName())
                : (DataFetcher<Object>) wiring.fetcher(operation);
    }
}
