package dev.weft.server.admin;

import dev.weft.resolvers.execution.CheckedDocuments;
import dev.weft.resolvers.execution.CheckedDocuments.Accepted;
import dev.weft.resolvers.execution.CheckedDocuments.Rejected;
import dev.weft.server.http.GraphQlEngine;
import dev.weft.server.http.GraphQlRequest;
import dev.weft.server.http.GraphQlResult;
import dev.weft.server.http.LiveOperation;
import dev.weft.server.http.OperationType;
import dev.weft.server.http.PreparedOperation;
import dev.weft.server.http.ResultSink;
import graphql.ExecutionResult;
import graphql.language.Document;
import graphql.language.OperationDefinition;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import org.springframework.graphql.ExecutionGraphQlResponse;
import org.springframework.graphql.ExecutionGraphQlService;
import org.springframework.graphql.support.DefaultExecutionGraphQlRequest;

/** Runs operations on the platform's schema with Spring for GraphQL. */
final class PlatformEngine implements GraphQlEngine {
    private final PlatformCaller caller;
    private final ExecutionGraphQlService service;
    private final PlatformDocuments documents;

    PlatformEngine(PlatformCaller caller, ExecutionGraphQlService service, PlatformDocuments documents) {
        this.caller = caller;
        this.service = service;
        this.documents = documents;
    }

    @Override
    public OptionalInt revision() {
        return OptionalInt.empty();
    }

    @Override
    public PreparedOperation prepare(GraphQlRequest request) {
        return switch (documents.read(request.query(), request.operationName())) {
            case Rejected rejected -> new PreparedOperation.Refused(rejected.errors());
            case Accepted(Document document, OperationDefinition operation) ->
                new PreparedOperation.Ready(type(operation), new Running(request, document));
        };
    }

    private static OperationType type(OperationDefinition operation) {
        return switch (operation.getOperation()) {
            case QUERY -> OperationType.QUERY;
            case MUTATION -> OperationType.MUTATION;
            case SUBSCRIPTION -> OperationType.SUBSCRIPTION;
        };
    }

    private final class Running implements PreparedOperation.Execution {
        private final GraphQlRequest request;
        private final Document document;

        Running(GraphQlRequest request, Document document) {
            this.request = request;
            this.document = document;
        }

        @Override
        public GraphQlResult run() {
            return result(executed(request, document));
        }

        @Override
        public LiveOperation subscribe(ResultSink sink) {
            return PlatformSubscription.start(executed(request, document), sink);
        }
    }

    private ExecutionResult executed(GraphQlRequest request, Document document) {
        DefaultExecutionGraphQlRequest execution = new DefaultExecutionGraphQlRequest(
                request.query(),
                request.operationName(),
                request.variables(),
                Map.of(),
                UUID.randomUUID().toString(),
                Locale.ENGLISH);
        execution.configureExecutionInput((input, builder) -> builder.graphQLContext(
                        Map.of(PlatformCaller.CONTEXT_KEY, caller, PlatformDocuments.CONTEXT_KEY, document))
                .build());
        ExecutionGraphQlResponse response = service.execute(execution).block();
        if (response == null) {
            throw new IllegalStateException("The platform's API gave no response");
        }
        return response.getExecutionResult();
    }

    static GraphQlResult result(ExecutionResult result) {
        Map<String, Object> body = new LinkedHashMap<>();
        if (!result.getErrors().isEmpty()) {
            body.put("errors", CheckedDocuments.report(result.getErrors()));
        }
        if (result.isDataPresent()) {
            body.put("data", result.getData());
        }
        return new GraphQlResult(body, result.isDataPresent());
    }
}
