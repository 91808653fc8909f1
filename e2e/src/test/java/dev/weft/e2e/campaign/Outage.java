package dev.weft.e2e.campaign;

import dev.weft.e2e.support.EmbeddedDatabase;
import dev.weft.e2e.support.RunningServer;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;

/** What befalls a server that is writing, or its database. */
enum Outage {
    SERVER_KILLED,
    SERVER_KILLED_BETWEEN_COMMIT_AND_ANSWER,
    CONNECTIONS_LOST_BETWEEN_COMMIT_AND_ANSWER,
    DATABASE_KILLED,
    DATABASE_FROZEN,
    DATABASE_FROZEN_AND_KILLED;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Returns when it is over. */
    void befall(RunningServer server, SplittableRandom random) {
        EmbeddedDatabase database = server.database();
        switch (this) {
            case SERVER_KILLED -> {
                server.kill();
                server.launch();
            }
            case SERVER_KILLED_BETWEEN_COMMIT_AND_ANSWER -> {
                holdCommits(server);
                server.kill();
                database.releaseCommits();
                server.launch();
            }
            case CONNECTIONS_LOST_BETWEEN_COMMIT_AND_ANSWER -> {
                holdCommits(server);
                database.endHeldCommits();
                database.releaseCommits();
            }
            case DATABASE_KILLED -> {
                database.kill();
                awaitDatabase(server);
            }
            case DATABASE_FROZEN -> {
                database.freeze();
                pause(random, 2_000, 12_000);
                database.thaw();
                awaitDatabase(server);
            }
            case DATABASE_FROZEN_AND_KILLED -> {
                database.freeze();
                pause(random, 500, 3_000);
                database.kill();
                awaitDatabase(server);
            }
        }
    }

    private static void holdCommits(RunningServer server) {
        server.database().holdCommits();
        server.await("somebody has committed", PATIENCE, () -> server.database().heldCommits() > 0);
    }

    private static void awaitDatabase(RunningServer server) {
        server.await("the database is there again", PATIENCE, server.database()::isUp);
    }

    private static void pause(SplittableRandom random, int least, int most) {
        LockSupport.parkNanos(Duration.ofMillis(random.nextInt(least, most)).toNanos());
    }
}
