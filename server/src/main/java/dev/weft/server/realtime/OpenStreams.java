package dev.weft.server.realtime;

import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.server.http.GraphQlEndpoint;
import dev.weft.server.http.GraphQlRoutes;
import dev.weft.server.http.RequestOrigin;
import dev.weft.server.http.Standing;
import dev.weft.server.security.Credentials;
import dev.weft.server.security.TokenExpiry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All connections that stay open. One thread looks at them several times a second: rights that have ended end their
 * connections, rights and schemas that have changed are told to what runs. Equal credentials are looked up once a round.
 */
public final class OpenStreams implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OpenStreams.class);
    private static final Duration BETWEEN_ROUNDS = Duration.ofMillis(250);

    private final GraphQlRoutes routes;
    private final StreamLimits limits;
    private final InstantSource clock;
    private final Set<OpenStream> streams = ConcurrentHashMap.newKeySet();
    private final ConcurrentMap<Object, Integer> counts = new ConcurrentHashMap<>();
    private final Object alarm = new Object();
    private final Thread watch;
    private boolean hurry;
    private volatile boolean draining;
    private volatile boolean closed;

    public OpenStreams(GraphQlRoutes routes, StreamLimits limits, InstantSource clock) {
        this.routes = routes;
        this.limits = limits;
        this.clock = clock;
        this.watch = Thread.ofPlatform().daemon().name("open-streams").unstarted(this::watch);
    }

    public OpenStreams start() {
        watch.start();
        return this;
    }

    public StreamLimits limits() {
        return limits;
    }

    /**
     * Before a connection stays open.
     *
     * @throws ApiException where there is no room for another
     */
    public void checkRoom() {
        if (draining) {
            throw new ApiException(ErrorCode.DATABASE_UNAVAILABLE, "The server is being shut down; try again.");
        }
        if (streams.size() >= limits.connections()) {
            throw new ApiException(
                    ErrorCode.RATE_LIMITED,
                    "The server has " + limits.connections()
                            + " open connections, which is the most; try again later.");
        }
    }

    public void opened(OpenStream stream) {
        streams.add(stream);
        if (draining) {
            stream.drain();
        }
    }

    public void closed(OpenStream stream) {
        if (streams.remove(stream)) {
            Authority authority = stream.authority();
            if (authority != null) {
                release(authority);
            }
        }
    }

    /** What {@link #admit} counted is not there any more. */
    public void release(Authority authority) {
        counts.computeIfPresent(authority.payer(), (_, count) -> count == 1 ? null : count - 1);
    }

    /**
     * Finds out who calls, and counts the connection.
     *
     * @throws ApiException as {@link GraphQlEndpoint#open}; RATE_LIMITED for one connection too many
     */
    public Authority admit(String path, Credentials credentials, RequestOrigin origin) {
        GraphQlEndpoint endpoint = routes.at(path);
        endpoint.open(credentials, origin);
        Standing standing = endpoint.standing(credentials);
        Object payer = endpoint.payer(standing, origin.address());
        if (counts.merge(payer, 1, Integer::sum) > limits.perCaller()) {
            counts.computeIfPresent(payer, (_, count) -> count == 1 ? null : count - 1);
            throw new ApiException(ErrorCode.RATE_LIMITED, StreamEnd.TOO_MANY.sentence());
        }
        return new Authority(path, credentials, origin, standing, payer, TokenExpiry.of(credentials, clock.instant()));
    }

    /** Something may have changed: looks at once. */
    public void hurry() {
        synchronized (alarm) {
            hurry = true;
            alarm.notifyAll();
        }
    }

    private void watch() {
        while (!closed) {
            try {
                synchronized (alarm) {
                    if (!hurry) {
                        alarm.wait(BETWEEN_ROUNDS.toMillis());
                    }
                    hurry = false;
                }
                round();
            } catch (InterruptedException _) {
                return;
            } catch (RuntimeException e) {
                LOG.error("Open connections could not be looked at", e);
            }
        }
    }

    private record Shown(String endpoint, Credentials credentials) {}

    private void round() {
        Map<Shown, List<OpenStream>> byCaller = new HashMap<>();
        for (OpenStream stream : streams) {
            stream.look();
            Authority authority = stream.authority();
            if (authority == null) {
                continue;
            }
            if (!clock.instant().isBefore(authority.expiresAt())) {
                stream.end(StreamEnd.RIGHTS_ENDED);
                continue;
            }
            byCaller.computeIfAbsent(new Shown(authority.endpoint(), authority.credentials()), _ -> new ArrayList<>())
                    .add(stream);
        }
        for (Map.Entry<Shown, List<OpenStream>> caller : byCaller.entrySet()) {
            if (!review(caller.getKey(), caller.getValue())) {
                return;
            }
        }
    }

    /** False where nothing can be found out now, which ends nobody's rights. */
    private boolean review(Shown shown, List<OpenStream> those) {
        try {
            GraphQlEndpoint endpoint;
            try {
                endpoint = routes.at(shown.endpoint());
            } catch (ApiException e) {
                return ended(e, StreamEnd.PROJECT_GONE, those);
            }
            Standing standing = endpoint.standing(shown.credentials());
            those.forEach(stream -> tell(stream, standing, endpoint));
            return true;
        } catch (ApiException e) {
            return ended(e, StreamEnd.RIGHTS_ENDED, those);
        } catch (RuntimeException e) {
            LOG.warn("The rights of open connections could not be looked up: {}", e.getMessage());
            return false;
        }
    }

    private static void tell(OpenStream stream, Standing standing, GraphQlEndpoint endpoint) {
        Authority authority = stream.authority();
        if (authority != null && !authority.standing().equals(standing)) {
            stream.goOn(authority.with(standing), endpoint.open(authority.credentials(), authority.origin()));
        }
    }

    private static boolean ended(ApiException refused, StreamEnd why, List<OpenStream> those) {
        return switch (refused.code()) {
            case UNAUTHENTICATED, NOT_FOUND, FORBIDDEN, BAD_USER_INPUT, BAD_REQUEST -> {
                those.forEach(stream -> stream.end(why));
                yield true;
            }
            default -> false;
        };
    }

    /** Lets nobody in any more and tells everybody. */
    public void drain() {
        draining = true;
        streams.forEach(OpenStream::drain);
    }

    /** How many are open. */
    public int count() {
        return streams.size();
    }

    /** Ends what is still open. */
    @Override
    public void close() {
        closed = true;
        watch.interrupt();
        streams.forEach(stream -> stream.end(StreamEnd.SHUTTING_DOWN));
    }
}
