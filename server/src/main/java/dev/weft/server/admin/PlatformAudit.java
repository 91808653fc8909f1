package dev.weft.server.admin;

import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.server.account.SessionTokens;
import dev.weft.server.account.TooManyAttempts;
import dev.weft.server.audit.Act;
import dev.weft.server.audit.Actor;
import dev.weft.server.audit.AuditTrail;
import dev.weft.server.audit.Place;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationFieldFetchParameters;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLObjectType;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Writes every mutation of the platform into the log, done or refused, before it is answered. The root fields of a
 * mutation are all there is to change the platform by, so none can be forgotten.
 */
final class PlatformAudit extends SimplePerformantInstrumentation {
    private static final String MUTATION = "Mutation";

    /** They change nothing. */
    private static final Set<String> HARMLESS = Set.of("planSchemaChange", "planSchemaImport");

    private final AuditTrail trail;
    private final ActPlaces places;

    PlatformAudit(AuditTrail trail, ActPlaces places) {
        this.trail = trail;
        this.places = places;
    }

    @Override
    public DataFetcher<?> instrumentDataFetcher(
            DataFetcher<?> fetcher,
            InstrumentationFieldFetchParameters parameters,
            @Nullable InstrumentationState state) {
        DataFetchingEnvironment field = parameters.getEnvironment();
        boolean recorded = field.getParentType() instanceof GraphQLObjectType parent
                && parent.getName().equals(MUTATION)
                && !HARMLESS.contains(field.getField().getName());
        return recorded ? environment -> recorded(fetcher, environment) : fetcher;
    }

    private @Nullable Object recorded(DataFetcher<?> fetcher, DataFetchingEnvironment field) throws Exception {
        Object result;
        try {
            result = finished(fetcher.get(field));
        } catch (Exception refused) {
            try {
                write(field, null, status(refused));
            } catch (RuntimeException unwritten) {
                refused.addSuppressed(unwritten);
            }
            throw refused;
        }
        write(field, result, Act.OK);
        return result;
    }

    /** Controllers run on the thread of the request, so that nothing is waited for here. */
    private static @Nullable Object finished(@Nullable Object result) throws Exception {
        if (!(result instanceof CompletableFuture<?> future)) {
            return result;
        }
        try {
            return future.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    private void write(DataFetchingEnvironment field, @Nullable Object result, String status) {
        PlatformCaller caller =
                Objects.requireNonNull(field.getGraphQlContext().<PlatformCaller>get(PlatformCaller.CONTEXT_KEY));
        String mutation = field.getField().getName();
        Map<String, Object> arguments = field.getArguments();
        Place place = places.of(mutation, arguments, result);
        Actor actor = actor(caller, result);
        ActDetail detail = ActDetail.of(mutation, arguments, result);
        if (status.equals(ErrorCode.RATE_LIMITED.name())) {
            trail.rarely(
                    List.of(actor, caller.origin().address(), mutation),
                    kept -> act(place, actor, caller, mutation, status, detail));
        } else {
            trail.record(act(place, actor, caller, mutation, status, detail));
        }
    }

    private Act act(Place place, Actor actor, PlatformCaller caller, String mutation, String status, ActDetail detail) {
        return new Act(
                place,
                trail.clock().instant(),
                actor,
                caller.origin(),
                mutation,
                detail.type(),
                detail.id(),
                status,
                detail.members());
    }

    /** Who signs in is nobody before. */
    private static Actor actor(PlatformCaller caller, @Nullable Object result) {
        if (result instanceof SessionTokens session) {
            return Actor.account(session.account());
        }
        return caller.signedIn().map(who -> Actor.account(who.account())).orElse(Actor.ANONYMOUS);
    }

    private static String status(Exception refused) {
        return switch (refused) {
            case ApiException known -> known.code().name();
            case TooManyAttempts _ -> ErrorCode.RATE_LIMITED.name();
            default -> ErrorCode.INTERNAL_SERVER_ERROR.name();
        };
    }
}
