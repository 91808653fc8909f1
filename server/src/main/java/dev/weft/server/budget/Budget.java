package dev.weft.server.budget;

import java.time.Duration;
import java.util.Optional;

/** What one caller may spend. */
@FunctionalInterface
public interface Budget {
    /** Without limits. */
    Budget ENDLESS = _ -> Optional.empty();

    /**
     * Pays for an operation; when there is too little, takes nothing and tells how long to wait.
     *
     * @param cost in points, at least 1
     */
    Optional<Duration> pay(long cost);
}
