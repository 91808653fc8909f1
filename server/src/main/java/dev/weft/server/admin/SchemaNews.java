package dev.weft.server.admin;

import dev.weft.catalog.ProjectId;
import dev.weft.change.SchemaChange;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;

/**
 * Tells of schema changes, whichever server makes them: while anybody listens, the log of changes is compared with what it
 * was a moment ago.
 */
final class SchemaNews implements AutoCloseable {
    /** Entries of a log that are compared; older ones do not change any more. */
    static final int LATEST = 50;

    private static final Logger LOG = LoggerFactory.getLogger(SchemaNews.class);
    private static final long PAUSE_MILLIS = Duration.ofMillis(250).toMillis();

    private final Function<ProjectId, List<SchemaChange>> log;
    private final BiPredicate<UUID, ProjectId> members;
    private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("schema-news").factory());

    /**
     * @param log of a project, the newest first
     * @param members whether an account may see a project
     */
    @SuppressWarnings("FutureReturnValueIgnored")
    SchemaNews(Function<ProjectId, List<SchemaChange>> log, BiPredicate<UUID, ProjectId> members) {
        this.log = log;
        this.members = members;
        clock.scheduleWithFixedDelay(this::look, PAUSE_MILLIS, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Changes of the project from now on, as long as the account may see it. */
    Flux<SchemaChange> of(ProjectId project, UUID account) {
        return Flux.create(sink -> {
            Listener listener = new Listener(project, account, sink, log.apply(project));
            sink.onDispose(() -> listeners.remove(listener));
            listeners.add(listener);
        });
    }

    /** There is something new. */
    void hurry() {
        if (!listeners.isEmpty() && !clock.isShutdown()) {
            clock.execute(this::look);
        }
    }

    private void look() {
        try {
            Map<ProjectId, List<SchemaChange>> read = new HashMap<>();
            for (Listener listener : listeners) {
                if (members.test(listener.account, listener.project)) {
                    listener.tell(read.computeIfAbsent(listener.project, log));
                } else {
                    listener.sink.error(new ApiException(
                            ErrorCode.NOT_FOUND, "There is no such project, or you are not a member of it."));
                }
            }
        } catch (RuntimeException e) {
            LOG.warn("Schema changes could not be looked for: {}", e.getMessage());
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    /** How far a change has come. */
    private record Stage(SchemaChange.Status status, double progress) {
        static Stage of(SchemaChange change) {
            return new Stage(change.status(), change.progress());
        }
    }

    private static final class Listener {
        private final ProjectId project;
        private final UUID account;
        private final FluxSink<SchemaChange> sink;
        private Map<UUID, Stage> told;

        Listener(ProjectId project, UUID account, FluxSink<SchemaChange> sink, List<SchemaChange> known) {
            this.project = project;
            this.account = account;
            this.sink = sink;
            this.told = stages(known);
        }

        /** Used by one thread. */
        void tell(List<SchemaChange> log) {
            Map<UUID, Stage> before = told;
            told = stages(log);
            log.reversed().stream()
                    .filter(change -> !Stage.of(change).equals(before.get(change.id())))
                    .forEach(sink::next);
        }

        private static Map<UUID, Stage> stages(List<SchemaChange> log) {
            Map<UUID, Stage> stages = new HashMap<>();
            log.forEach(change -> stages.put(change.id(), Stage.of(change)));
            return stages;
        }
    }
}
