package dev.weft.resolvers.write;

import dev.weft.access.Caller;
import dev.weft.model.Column;
import java.time.OffsetDateTime;
import java.util.Optional;

/** What presets become for one caller at one moment. */
final class PresetValues {
    private final Caller caller;
    private final OffsetDateTime now = OffsetDateTime.now();

    PresetValues(Caller caller) {
        this.caller = caller;
    }

    /** Empty where the caller has no such value; a value that is empty itself sets null. */
    Optional<Optional<Object>> of(PolicyTerms terms, Column column) {
        Object value = terms.preset(column);
        return Optional.of(Optional.ofNullable(value));
    }
}
