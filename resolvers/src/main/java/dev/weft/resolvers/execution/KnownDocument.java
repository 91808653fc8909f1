package dev.weft.resolvers.execution;

import graphql.language.Document;
import graphql.language.OperationDefinition;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** A document that is valid and within limits, with all that was found out about its operations. */
final class KnownDocument {
    private final Document document;
    private final long fields;
    /** Definitions are equal to themselves alone. */
    private final Map<OperationDefinition, OperationFacts> facts = new ConcurrentHashMap<>();

    /**
     * @param fields of all its operations, with fragments expanded
     */
    KnownDocument(Document document, long fields) {
        this.document = document;
        this.fields = fields;
    }

    Document document() {
        return document;
    }

    long fields() {
        return fields;
    }

    OperationFacts facts(OperationDefinition operation, Function<OperationDefinition, OperationFacts> finder) {
        return facts.computeIfAbsent(operation, finder);
    }
}
