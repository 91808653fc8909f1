/**
 * What the owners of a project set: limits, who may introspect, which documents are trusted. Start at
 * {@link dev.weft.server.settings.ProjectSettings}.
 */
@NullMarked
package dev.weft.server.settings;

import org.jspecify.annotations.NullMarked;
