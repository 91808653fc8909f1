package dev.weft.server.simulation;

import dev.weft.server.project.ProjectRef;
import java.util.function.Function;

/** Whoever can run operations without leaving a trace. */
@FunctionalInterface
public interface Trials {
    /** Lets somebody try, and takes everything back. */
    Simulation with(ProjectRef project, Function<Trial, Simulation> work);
}
