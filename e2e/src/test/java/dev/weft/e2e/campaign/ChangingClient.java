package dev.weft.e2e.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.e2e.support.Project;
import dev.weft.e2e.support.Reply;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Changes a project until the server is gone. */
final class ChangingClient implements Runnable {
    private final Project project;
    private final String name;
    private final SplittableRandom random;
    private final Map<Change, Integer> acknowledged = new LinkedHashMap<>();
    private final List<Change> unanswered = new ArrayList<>();
    private long worst;

    ChangingClient(Project project, String name, SplittableRandom random) {
        this.project = project;
        this.name = name;
        this.random = random;
    }

    @Override
    public void run() {
        for (int i = 0; unanswered.isEmpty(); i++) {
            Change change = Change.random(name + "n" + i, random);
            long start = System.nanoTime();
            try {
                Reply reply = project.attempt(change.operations());
                if (reply.status() == 200 && reply.codes().isEmpty()) {
                    acknowledged.put(
                            change, reply.data().at("/changeSchema/revision").asInt());
                    worst = Math.max(worst, System.nanoTime() - start);
                } else {
                    refused(change, reply);
                }
            } catch (UncheckedIOException _) {
                unanswered.add(change);
            }
        }
    }

    /** Only a lack of luck may be a refusal, since every change is a sound one. */
    private void refused(Change change, Reply reply) {
        if (reply.codes().equals(List.of("CATALOG_BUSY"))) {
            return;
        }
        unanswered.add(change);
        assertThat(reply.codes()).as(reply.text()).containsAnyOf("DATABASE_UNAVAILABLE", "INTERNAL_SERVER_ERROR");
    }

    Project project() {
        return project;
    }

    /** Changes that were answered, each with its revision. */
    Map<Change, Integer> acknowledged() {
        return acknowledged;
    }

    List<Change> unanswered() {
        return unanswered;
    }

    long worstMillis() {
        return worst / 1_000_000;
    }
}
