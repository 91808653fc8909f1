package dev.weft.resolvers.oracle;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * How much is tried, and from which seed: {@code -Dweft.campaign=long} tries a hundred times as much, {@code
 * -Dweft.seed=} repeats a run.
 */
record Campaign(boolean isLong, long seed) {
    private static final int LONGER = 100;

    static Campaign configured() {
        return new Campaign(
                "long".equals(System.getProperty("weft.campaign")), Long.getLong("weft.seed", System.nanoTime()));
    }

    int times(int quick) {
        return isLong ? quick * LONGER : quick;
    }

    /** Independent of how much other random numbers were drawn before. */
    RandomGenerator random(int round) {
        return new SplittableRandom(seed + round);
    }
}
