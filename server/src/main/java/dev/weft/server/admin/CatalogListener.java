package dev.weft.server.admin;

import dev.weft.catalog.ProjectId;

/** Hears of every change that this server makes to a catalog, once it is committed. */
@FunctionalInterface
public interface CatalogListener {
    /**
     * @param revision of the catalog now
     */
    void catalogChanged(ProjectId project, int revision);
}
