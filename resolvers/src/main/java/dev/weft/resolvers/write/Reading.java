package dev.weft.resolvers.write;

import dev.weft.model.ProjectModel;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What all readers of one mutation's arguments share: the findings, and how much was read so far. */
final class Reading {
    private final Rights rights;
    private final WriteLimits limits;
    private final Findings findings;
    private final RowKeyReader keys;
    private int rows;
    private boolean full;

    Reading(Rights rights, WriteLimits limits, Findings findings) {
        this.rights = rights;
        this.limits = limits;
        this.findings = findings;
        this.keys = new RowKeyReader(rights.model(), findings);
    }

    ProjectModel model() {
        return rights.model();
    }

    /** Of who calls. */
    Rights rights() {
        return rights;
    }

    Findings findings() {
        return findings;
    }

    /** Which user of the project new rows are by. */
    Optional<UUID> author() {
        return rights.author();
    }

    RowKeyReader keys() {
        return keys;
    }

    /** Whether so many more rows may be written. The first that are too many are a finding. */
    boolean admits(int more, ArgumentPath path) {
        rows += more;
        if (rows > limits.maxRows() && !full) {
            full = true;
            findings.badInput(
                    "One mutation writes at most " + limits.maxRows()
                            + " rows, with all that are nested in its input: send it in parts",
                    path,
                    List.of());
        }
        return !full;
    }

    /** Whether there were more rows than may be written. */
    boolean isFull() {
        return full;
    }

    /** Whether inputs may be nested so deep. */
    boolean reaches(int depth, ArgumentPath path) {
        if (depth > limits.maxDepth()) {
            findings.badInput(
                    "Inputs may be nested " + limits.maxDepth()
                            + " levels deep: write the deeper ones by a mutation of their own",
                    path,
                    List.of());
        }
        return depth <= limits.maxDepth();
    }
}
