/**
 * The live schema of each project: which revision and role it was built for, and the connections that its operations
 * run on. Start at {@link dev.weft.server.project.ProjectRuntimes}.
 */
@NullMarked
package dev.weft.server.project;

import org.jspecify.annotations.NullMarked;
