package dev.weft.server.simulation;

import dev.weft.access.Caller;
import dev.weft.catalog.ProjectCatalog;
import dev.weft.server.project.ProjectRef;
import dev.weft.server.simulation.Simulation.Refusal;
import dev.weft.server.simulation.Trial.Outcome;
import dev.weft.server.simulation.Trial.Question;
import java.util.List;

/** Runs a document as somebody else and looks for the reasons why they do not see all of it. */
public final class Simulator {
    private final Trials trials;

    public Simulator(Trials trials) {
        this.trials = trials;
    }

    public Simulation simulate(ProjectRef project, ProjectCatalog catalog, Caller caller, Question question) {
        return trials.with(project, trial -> {
            Outcome outcome = trial.run(caller, question);
            trial.undo();
            return new Simulation(
                    outcome.response(), outcome.statements(), refusals(catalog, caller, question, outcome, trial));
        });
    }

    /** Names first: rows are looked at only where every name is known. */
    private static List<Refusal> refusals(
            ProjectCatalog catalog, Caller caller, Question question, Outcome outcome, Trial trial) {
        if (caller.roles().unrestricted()) {
            return List.of();
        }
        return outcome.response().containsKey("data")
                ? new HiddenRows(catalog, caller, question, trial).find()
                : HiddenNames.in(catalog, caller.roles(), question);
    }
}
