package dev.weft.server.admin;

import dev.weft.catalog.ProjectId;
import java.util.List;
import java.util.function.Supplier;

/** Passes the news of changed settings on. */
final class SettingsChanges {
    private final Supplier<List<SettingsListener>> listeners;

    SettingsChanges(Supplier<List<SettingsListener>> listeners) {
        this.listeners = listeners;
    }

    void publish(ProjectId project) {
        listeners.get().forEach(listener -> listener.settingsChanged(project));
    }
}
