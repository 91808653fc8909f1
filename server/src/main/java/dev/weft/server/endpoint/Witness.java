package dev.weft.server.endpoint;

import dev.weft.access.Caller;
import dev.weft.error.ErrorCode;
import dev.weft.resolvers.execution.PreparedOperation;
import dev.weft.server.audit.Act;
import dev.weft.server.audit.Actor;
import dev.weft.server.audit.AuditTrail;
import dev.weft.server.audit.Place;
import dev.weft.server.http.RequestOrigin;
import dev.weft.server.project.ProjectRef;
import dev.weft.server.traffic.TrafficMeter;
import graphql.language.Field;
import graphql.language.OperationDefinition;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells the log what one caller does to a project. Nobody else sees it. */
interface Witness {
    /** Sees nothing. */
    Witness NONE = new Witness() {};

    /** Id of the request in which it happens; null for what is part of none. */
    default @Nullable String requestId() {
        return null;
    }

    /** The request was refused before anything was done. */
    default void refused(List<ErrorCode> codes) {}

    /** The caller acts as somebody else. */
    default void actsAsAnother() {}

    /** A mutation is about to run. */
    default void begins() {}

    /** It has run: always after {@link #begins}. */
    default void ended(PreparedOperation operation, String status) {}

    /** An operation has its answer, which a refusal is too. */
    default void answered(boolean failed) {}

    static Witness of(AuditTrail trail, TrafficMeter meter, ProjectRef project, Caller caller, RequestOrigin origin) {
        return new ForLog(trail, meter, project, caller, origin);
    }

    /** Writes down names and hashes, never values. */
    record ForLog(AuditTrail trail, TrafficMeter meter, ProjectRef project, Caller caller, RequestOrigin origin)
            implements Witness {
        private static final String RESOURCE = "Project";

        @Override
        public @Nullable String requestId() {
            return origin.requestId();
        }

        @Override
        public void refused(List<ErrorCode> codes) {
            String code = codes.isEmpty()
                    ? ErrorCode.BAD_REQUEST.name()
                    : codes.getFirst().name();
            rarely("request", code);
        }

        @Override
        public void actsAsAnother() {
            rarely("actAs", Act.OK);
        }

        @Override
        public void begins() {
            trail.take();
        }

        @Override
        public void ended(PreparedOperation operation, String status) {
            Instant at = trail.clock().instant();
            OperationDefinition definition = operation.definition();
            var identity = operation.identity();
            trail.later(() -> {
                var signature = identity.signature();
                Map<String, Object> detail = new LinkedHashMap<>();
                if (signature.operationName() != null) {
                    detail.put("operationName", signature.operationName());
                }
                detail.put("hash", signature.hash());
                return act(at, "mutate", "Operation", fields(definition), status, detail);
            });
        }

        @Override
        public void answered(boolean failed) {
            meter.answered(failed);
        }

        private void rarely(String action, String status) {
            Instant at = trail.clock().instant();
            trail.rarely(
                    List.of(project.id(), Actor.of(caller), origin.address(), action, status),
                    kept -> act(
                            at,
                            action,
                            RESOURCE,
                            project.slug(),
                            status,
                            kept == 0 ? Map.of() : Map.of("before", kept)));
        }

        private Act act(Instant at, String action, String type, String id, String status, Map<String, Object> detail) {
            return new Act(
                    Place.project(project.id().value()),
                    at,
                    Actor.of(caller),
                    origin,
                    action,
                    type,
                    id,
                    status,
                    detail);
        }

        private static String fields(OperationDefinition definition) {
            return definition.getSelectionSet().getSelections().stream()
                    .map(selection -> selection instanceof Field field ? field.getName() : "...")
                    .distinct()
                    .collect(Collectors.joining(","));
        }
    }
}
