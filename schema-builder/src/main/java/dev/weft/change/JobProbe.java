package dev.weft.change;

/** Sees every point of a job at which the server could die. */
@FunctionalInterface
interface JobProbe {
    JobProbe NONE = _ -> {};

    void reached(String point);
}
