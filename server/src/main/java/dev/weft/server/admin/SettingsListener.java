package dev.weft.server.admin;

import dev.weft.catalog.ProjectId;

/** Hears of every change that this server makes to a project's settings, once it is committed. */
@FunctionalInterface
public interface SettingsListener {
    void settingsChanged(ProjectId project);
}
