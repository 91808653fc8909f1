package dev.weft.resolvers.oracle;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * How much is tried, and from which seed: {@code -Dweft.campaign=long} tries a hundred times as much and something else
 * every time, {@code -Dweft.seed=} chooses the seed.
 */
record Campaign(boolean isLong, long seed) {
    private static final int LONGER = 100;

    static Campaign configured() {
        boolean isLong = "long".equals(System.getProperty("weft.campaign"));
        return new Campaign(isLong, Long.getLong("weft.seed", isLong ? System.nanoTime() : 1));
    }

    int times(int quick) {
        return isLong ? quick * LONGER : quick;
    }

    /** Independent of how much other random numbers were drawn before. */
    RandomGenerator random(int round) {
        return new SplittableRandom(seed + round);
    }
}
