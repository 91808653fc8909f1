package dev.weft.server.project;

import dev.weft.catalog.ProjectId;

/**
 * Which project a request is about.
 *
 * @param databaseSchema the PostgreSQL schema that holds its tables
 */
public record ProjectRef(ProjectId id, String slug, String databaseSchema) {}
