package dev.weft.ddl;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jooq.JSONB;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** Plain JSON values as the Java values of a column's type. The values have been checked against the field before. */
final class Literals {
    private static final ObjectMapper JSON = JsonMapper.shared();

    private Literals() {}

    static Object of(SqlType type, Object json) {
        return switch (type) {
            case TEXT -> json.toString();
            case INTEGER -> new BigDecimal(json.toString()).intValueExact();
            case BIGINT -> new BigDecimal(json.toString()).longValueExact();
            case NUMERIC -> new BigDecimal(json.toString());
            case FLOAT -> Double.valueOf(json.toString());
            case BOOLEAN -> (Boolean) json;
            case DATE -> LocalDate.parse(json.toString());
            case DATE_TIME -> OffsetDateTime.parse(json.toString());
            case UUID -> UUID.fromString(json.toString());
            case JSON -> JSONB.valueOf(JSON.writeValueAsString(json));
            case TEXT_LIST -> ((List<?>) json).stream().map(Object::toString).toArray(String[]::new);
        };
    }
}
