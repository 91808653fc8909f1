package dev.weft.server.project;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.weft.catalog.ProjectId;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The projects that are being called. A request finds its project here, takes a runtime from it and keeps that to its
 * end.
 *
 * <p>Changes made by this server arrive through {@link #catalogChanged}. Those of others are noticed because a project
 * that is called is compared with the database once a second, by one of its callers; the same goes for its settings.
 */
public final class ProjectRuntimes<R> {
    private static final Logger LOG = LoggerFactory.getLogger(ProjectRuntimes.class);
    private static final Pattern SLUG = Pattern.compile("[a-z][a-z0-9-]{0,62}");
    private static final Duration IDLE = Duration.ofHours(1);
    private static final Duration UNKNOWN = Duration.ofSeconds(1);
    private static final int MAX_UNKNOWN = 10_000;

    /** From then on one caller compares, and the others go on with what there is. */
    private static final long STALE = Duration.ofMillis(500).toNanos();

    /** From then on nobody goes on without comparing. */
    private static final long TOO_OLD = Duration.ofSeconds(1).toNanos();

    private final ProjectDirectory directory;
    private final RuntimeFactory<R> factory;
    private final Ticker clock;
    private final Cache<String, LiveProject<R>> live;
    private final Cache<String, Boolean> unknown;

    public ProjectRuntimes(ProjectDirectory directory, RuntimeFactory<R> factory, int maxProjects) {
        this(directory, factory, maxProjects, Ticker.systemTicker());
    }

    ProjectRuntimes(ProjectDirectory directory, RuntimeFactory<R> factory, int maxProjects, Ticker clock) {
        this.directory = directory;
        this.factory = factory;
        this.clock = clock;
        this.live = Caffeine.newBuilder()
                .ticker(clock)
                .maximumSize(maxProjects)
                .expireAfterAccess(IDLE)
                .build();
        this.unknown = Caffeine.newBuilder()
                .ticker(clock)
                .maximumSize(MAX_UNKNOWN)
                .expireAfterWrite(UNKNOWN)
                .build();
    }

    /** The active project of this name. */
    public Optional<LiveProject<R>> find(String slug) {
        LiveProject<R> known = live.getIfPresent(slug);
        if (known != null) {
            return compared(slug, known);
        }
        if (!SLUG.matcher(slug).matches() || unknown.getIfPresent(slug) != null) {
            return Optional.empty();
        }
        LiveProject<R> found = live.get(slug, this::load);
        if (found == null) {
            unknown.put(slug, true);
        }
        return Optional.ofNullable(found);
    }

    /** Serves the new revision from the next request on. Returns when it does. */
    public void catalogChanged(ProjectId project, int revision) {
        for (LiveProject<R> candidate : live.asMap().values()) {
            if (candidate.project().id().equals(project)) {
                candidate.advance(revision);
            }
        }
    }

    /** Obeys the new settings from the next request on, and knows whether the project is still in service. */
    public void settingsChanged(ProjectId project) {
        unknown.invalidateAll();
        for (LiveProject<R> candidate : live.asMap().values()) {
            if (candidate.project().id().equals(project)) {
                String slug = candidate.project().slug();
                directory
                        .find(slug)
                        .ifPresentOrElse(
                                entry -> candidate.obey(entry.settings()),
                                () -> live.asMap().remove(slug, candidate));
            }
        }
    }

    private @Nullable LiveProject<R> load(String slug) {
        long now = clock.read();
        return directory
                .find(slug)
                .flatMap(entry -> directory
                        .catalog(entry.project().id())
                        .map(catalog -> new LiveProject<>(
                                entry.project(),
                                catalog,
                                directory.rules(entry.project().id()),
                                directory,
                                factory,
                                now)))
                .orElse(null);
    }

    private Optional<LiveProject<R>> compared(String slug, LiveProject<R> known) {
        AtomicLong checkedAt = known.checkedAt();
        long last = checkedAt.get();
        long age = clock.read() - last;
        if (age < STALE) {
            return Optional.of(known);
        }
        if (checkedAt.compareAndSet(last, clock.read())) {
            return compare(slug, known, age >= TOO_OLD);
        }
        return Optional.of(known);
    }

    private Optional<LiveProject<R>> compare(String slug, LiveProject<R> known, boolean wait) {
        try {
            Optional<ProjectDirectory.Entry> entry =
                    directory.find(slug).filter(e -> e.project().equals(known.project()));
            if (entry.isEmpty()) {
                live.asMap().remove(slug, known);
                return find(slug);
            }
            known.obey(entry.get().settings());
            if (wait) {
                known.advance(entry.get().revision());
            } else {
                known.follow(entry.get().revision());
            }
        } catch (DataAccessException e) {
            LOG.warn("Project {} could not be compared with the database: {}", slug, e.getMessage());
        }
        return Optional.of(known);
    }
}
