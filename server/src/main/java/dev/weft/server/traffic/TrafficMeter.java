package dev.weft.server.traffic;

/** Hears of every operation that a project has answered. */
@FunctionalInterface
public interface TrafficMeter {
    /** Nobody is interested. */
    TrafficMeter NONE = _ -> {};

    void answered(boolean failed);
}
