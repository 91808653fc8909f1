package dev.weft.e2e.campaign;

import java.util.SplittableRandom;

/** How long a campaign goes on, and the seed of its choices. */
record Campaign(boolean isLong, long seed) {

    /** {@code -Dweft.campaign=long} and {@code -Dweft.campaign.seed=...}. */
    static Campaign configured() {
        return new Campaign(
                "long".equals(System.getProperty("weft.campaign")),
                Long.getLong("weft.campaign.seed", System.nanoTime()));
    }

    int times(int quick, int full) {
        return isLong ? full : quick;
    }

    SplittableRandom random() {
        return new SplittableRandom(seed);
    }

    void report(String name, String figures) {
        System.out.println("campaign '%s': seed %d, %s".formatted(name, seed, figures));
    }
}
