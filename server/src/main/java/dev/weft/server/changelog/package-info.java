/**
 * The change log of all projects: it is complete before anybody is served, read while somebody listens, and kept small. Start at
 * {@link dev.weft.server.changelog.ChangeLogConfiguration}.
 */
@NullMarked
package dev.weft.server.changelog;

import org.jspecify.annotations.NullMarked;
