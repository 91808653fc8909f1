/**
 * What somebody else would get, tried out and taken back, and which clauses say no to them. Start at
 * {@link dev.weft.server.simulation.Simulator}.
 */
@NullMarked
package dev.weft.server.simulation;

import org.jspecify.annotations.NullMarked;
