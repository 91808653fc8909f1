package dev.weft.server.company;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.weft.catalog.ProjectId;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Which role an account has in a project, for every request. What is changed elsewhere is noticed within a second. */
public final class MemberRoles {
    private static final Duration CACHED = Duration.ofMillis(700);
    private static final int MAX_CACHED = 10_000;

    private final LoadingCache<Place, Optional<MemberRole>> roles;

    public MemberRoles(Projects projects, Ticker ticker) {
        this.roles = Caffeine.newBuilder()
                .ticker(ticker)
                .expireAfterWrite(CACHED)
                .maximumSize(MAX_CACHED)
                .build(place -> projects.roleOf(place.account(), place.project()));
    }

    private record Place(UUID account, ProjectId project) {}

    /** Empty for an account that is no member of the project's company. */
    public Optional<MemberRole> of(UUID account, ProjectId project) {
        return roles.get(new Place(account, project));
    }

    /** Members have changed on this server: everybody is looked up again. */
    public void forget() {
        roles.invalidateAll();
    }
}
