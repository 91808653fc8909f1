package dev.weft.testing;

import java.util.SplittableRandom;

/** How long a campaign goes on, and the seed of its choices. */
public record Campaign(boolean isLong, long seed) {

    /** {@code -Dweft.campaign=long} and {@code -Dweft.campaign.seed=...}. */
    public static Campaign configured() {
        return new Campaign(
                "long".equals(System.getProperty("weft.campaign")),
                Long.getLong("weft.campaign.seed", System.nanoTime()));
    }

    public int times(int quick, int full) {
        return isLong ? full : quick;
    }

    public SplittableRandom random() {
        return new SplittableRandom(seed);
    }

    public void report(String name, String figures) {
        System.out.println(
                "campaign '%s', %s form: seed %d, %s".formatted(name, isLong ? "long" : "quick", seed, figures));
    }
}
