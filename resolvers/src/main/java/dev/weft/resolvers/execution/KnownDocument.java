package dev.weft.resolvers.execution;

import graphql.language.Document;
import graphql.language.OperationDefinition;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** A document that is valid and within limits, with all that was found out about its operations. */
final class KnownDocument {
    private final Document sent;
    private final Document document;
    private final long fields;
    /** Definitions are equal to themselves alone. */
    private final Map<OperationDefinition, OperationFacts> facts = new ConcurrentHashMap<>();

    /**
     * @param sent with the names that the client uses
     * @param document the same with those of today
     * @param fields of all its operations, with fragments expanded
     */
    KnownDocument(Document sent, Document document, long fields) {
        this.sent = sent;
        this.document = document;
        this.fields = fields;
    }

    Document document() {
        return document;
    }

    /** The operation of the document, to be told from others, as the client sent it. */
    OperationIdentity identity(OperationDefinition operation) {
        int position = document.getDefinitionsOfType(OperationDefinition.class).indexOf(operation);
        return new OperationIdentity(
                sent, sent.getDefinitionsOfType(OperationDefinition.class).get(position));
    }

    long fields() {
        return fields;
    }

    OperationFacts facts(OperationDefinition operation, Function<OperationDefinition, OperationFacts> finder) {
        return facts.computeIfAbsent(operation, finder);
    }
}
