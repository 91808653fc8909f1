/**
 * The rules of the house. {@link Rules} states them, {@link ArchitectureTest} holds production code to
 * them and shows with the samples in {@code broken} that each of them can fail.
 */
@NullMarked
package dev.weft.server.architecture;

import org.jspecify.annotations.NullMarked;
