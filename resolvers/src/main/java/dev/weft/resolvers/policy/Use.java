package dev.weft.resolvers.policy;

import dev.weft.catalog.PolicySpec;

/** What rows are read for. A policy may leave some of it out. */
public enum Use {
    /** One row that a key or another row leads to. */
    ROW,
    /** Many rows, to show them or to ask whether some are like this. */
    LIST,
    /** A figure of many rows. */
    TOTAL;

    /** Whether rows that the policy speaks of can be read for this. */
    boolean isAllowedBy(PolicySpec policy) {
        return switch (this) {
            case ROW -> true;
            case LIST -> policy.list();
            case TOTAL -> policy.aggregate();
        };
    }
}
