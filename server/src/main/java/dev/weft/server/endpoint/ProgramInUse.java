package dev.weft.server.endpoint;

import java.util.Optional;
import java.util.function.Supplier;

/** The program that a request uses: taken once, and anew only when the tables turn out to be of a later revision. */
final class ProgramInUse {
    private final Supplier<ProjectProgram> newest;
    private ProjectProgram program;

    /**
     * @param newest looks for a later revision and makes it ready
     */
    ProgramInUse(ProjectProgram program, Supplier<ProjectProgram> newest) {
        this.program = program;
        this.newest = newest;
    }

    ProjectProgram now() {
        return program;
    }

    /** Goes on with a later revision; empty when there is none. */
    Optional<ProjectProgram> next() {
        ProjectProgram found = newest.get();
        if (found.revision() <= program.revision()) {
            return Optional.empty();
        }
        program = found;
        return Optional.of(found);
    }
}
