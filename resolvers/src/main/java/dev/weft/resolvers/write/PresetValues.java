package dev.weft.resolvers.write;

import dev.weft.access.Caller;
import dev.weft.access.CallerValue;
import dev.weft.model.Column;
import dev.weft.model.ValueType;
import dev.weft.resolvers.sql.CallerTypes;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What presets become for one caller at one moment. */
final class PresetValues {
    private final Caller caller;
    private final OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);

    PresetValues(Caller caller) {
        this.caller = caller;
    }

    /** What a policy sets in a column. */
    sealed interface Preset {
        /** @param value null to empty it */
        record Known(@Nullable Object value) implements Preset {}

        /** The caller has no such value. */
        record Unknown() implements Preset {}
    }

    /** @param given a value of the column's, or a variable */
    Preset of(Column column, @Nullable Object given) {
        if (!(given instanceof CallerValue variable)) {
            return new Preset.Known(given);
        }
        Optional<Object> value = value(column, variable);
        return value.<Preset>map(Preset.Known::new).orElseGet(Preset.Unknown::new);
    }

    private Optional<Object> value(Column column, CallerValue variable) {
        if (variable instanceof CallerValue.Now) {
            return Optional.of(column.type() == ValueType.DATE ? now.toLocalDate() : now);
        }
        Object raw = variable.of(caller);
        return switch (column.type()) {
            case TEXT_LIST, MULTI_SELECT -> elements(column, raw);
            case SELECT -> option(column, CallerTypes.read(column.type(), raw));
            default -> Optional.ofNullable(CallerTypes.read(column.type(), raw));
        };
    }

    private static Optional<Object> elements(Column column, @Nullable Object raw) {
        if (raw == null) {
            return Optional.empty();
        }
        List<Object> elements = new ArrayList<>();
        for (Object each : raw instanceof List<?> list ? list : List.of(raw)) {
            Object text = CallerTypes.read(ValueType.TEXT, each);
            Optional<Object> element =
                    column.type() == ValueType.MULTI_SELECT ? option(column, text) : Optional.ofNullable(text);
            if (element.isEmpty()) {
                return Optional.empty();
            }
            elements.add(element.get());
        }
        return Optional.of(elements);
    }

    private static Optional<Object> option(Column column, @Nullable Object named) {
        return column.options().stream()
                .filter(option ->
                        option.name().equals(named) || option.apiName().equals(named))
                .<Object>map(option -> option.name())
                .findFirst();
    }
}
