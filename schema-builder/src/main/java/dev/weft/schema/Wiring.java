package dev.weft.schema;

import graphql.schema.DataFetcher;
import graphql.schema.TypeResolver;

/** What the schema needs of the resolvers. */
public interface Wiring {
    /** The fetcher that carries the operation out. */
    DataFetcher<?> fetcher(Operation operation);

    /** Tells the object type of a row behind {@code Node}. */
    TypeResolver nodeType();

    /** Answers nothing: for SDL and trial builds. */
    static Wiring none() {
        return new Wiring() {
            @Override
            public DataFetcher<?> fetcher(Operation operation) {
                return env -> null;
            }

            @Override
            public TypeResolver nodeType() {
                return env -> null;
            }
        };
    }
}
