package dev.weft.resolvers.oracle;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Filters and orders as a client sends them in variables. */
final class Wire {
    private Wire() {}

    static @Nullable Object of(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> members = new LinkedHashMap<>();
                map.forEach((name, member) -> members.put((String) name, of(member)));
                yield members;
            }
            case List<?> list -> list.stream().map(Wire::of).toList();
            case Choice choice -> choice.apiName();
            case Variable variable -> variable.name();
            case Json json -> json.value();
            case BigDecimal decimal -> decimal.toPlainString();
            case Long whole -> whole.toString();
            case UUID uuid -> uuid.toString();
            case LocalDate date -> date.toString();
            case Instant time -> time.toString();
            case null, default -> value;
        };
    }
}
