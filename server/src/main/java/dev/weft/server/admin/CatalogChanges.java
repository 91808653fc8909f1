package dev.weft.server.admin;

import dev.weft.catalog.ProjectId;
import java.util.List;
import java.util.function.Supplier;

/** Passes the news of a changed catalog on. */
final class CatalogChanges {
    private final Supplier<List<CatalogListener>> listeners;

    CatalogChanges(Supplier<List<CatalogListener>> listeners) {
        this.listeners = listeners;
    }

    void publish(ProjectId project, int revision) {
        listeners.get().forEach(listener -> listener.catalogChanged(project, revision));
    }
}
