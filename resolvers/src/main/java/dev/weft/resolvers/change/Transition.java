package dev.weft.resolvers.change;

import java.util.Optional;

/** Where a row moved relative to the rows that somebody asks for and may see. */
public enum Transition {
    ENTERED,
    STAYED,
    LEFT;

    /** Empty for a row that was not among them and is not. */
    static Optional<Transition> of(boolean was, boolean is) {
        if (is) {
            return Optional.of(was ? STAYED : ENTERED);
        }
        return was ? Optional.of(LEFT) : Optional.empty();
    }
}
