package dev.weft.server.project;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.weft.server.settings.ProjectSettings;
import java.util.Optional;
import java.util.function.Function;

/** A project's settings at one version, with those of its trusted documents that are in use. */
public final class ProjectRules {
    private static final int MOST_CHARACTERS = 1_000_000;
    private static final int WEIGHT_OF_NONE = 64;

    private final ProjectSettings settings;
    private final Function<String, Optional<String>> store;
    private final Cache<String, Optional<String>> documents = Caffeine.newBuilder()
            .maximumWeight(MOST_CHARACTERS)
            .weigher((String hash, Optional<String> document) ->
                    hash.length() + document.map(String::length).orElse(WEIGHT_OF_NONE))
            .build();

    ProjectRules(ProjectSettings settings, Function<String, Optional<String>> store) {
        this.settings = settings;
        this.store = store;
    }

    /** Of a project that has set nothing. */
    public static ProjectRules usual() {
        return new ProjectRules(ProjectSettings.DEFAULT, _ -> Optional.empty());
    }

    public ProjectSettings settings() {
        return settings;
    }

    /** The trusted document with this hash. */
    public Optional<String> document(String hash) {
        return settings.version() == 0 ? Optional.empty() : documents.get(hash, store);
    }
}
