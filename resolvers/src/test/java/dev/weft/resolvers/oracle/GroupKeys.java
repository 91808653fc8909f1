package dev.weft.resolvers.oracle;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** In which group a thing is. */
final class GroupKeys {
    private static final int MONTHS_OF_A_QUARTER = 3;

    private final World world;

    GroupKeys(World world) {
        this.world = world;
    }

    @Nullable
    Object key(Thing thing, Map<?, ?> by) {
        Map.Entry<?, ?> member = by.entrySet().iterator().next();
        if (member.getKey().equals("field")) {
            return field(thing, (Map<?, ?>) member.getValue());
        }
        return world.follow(thing, thing.sort().bond((String) member.getKey()), Use.ONE).stream()
                .findFirst()
                .map(other -> key(other, (Map<?, ?>) member.getValue()))
                .orElse(null);
    }

    private static @Nullable Object field(Thing thing, Map<?, ?> field) {
        Trait trait = thing.sort().traitOfEnum(Inputs.text(field, "name"));
        Object value = thing.get(trait.name());
        if (value == null) {
            return null;
        }
        if (field.containsKey("path")) {
            return new Json(JsonLogic.follow(((Json) value).value(), Inputs.text(field, "path")));
        }
        if (field.containsKey("width")) {
            BigDecimal width = (BigDecimal) Inputs.member(field, "width");
            return Ranks.number(value).divide(width, 0, RoundingMode.FLOOR).multiply(width);
        }
        if (!field.containsKey("bucket")) {
            return value;
        }
        String bucket = Inputs.text(field, "bucket");
        if (value instanceof LocalDate date) {
            return start(date, bucket);
        }
        ZoneId zone = ZoneId.of(field.containsKey("timeZone") ? Inputs.text(field, "timeZone") : "UTC");
        return start(((Instant) value).atZone(zone).toLocalDate(), bucket)
                .atStartOfDay(zone)
                .toInstant();
    }

    private static LocalDate start(LocalDate date, String bucket) {
        return switch (bucket) {
            case "DAY" -> date;
            case "WEEK" -> date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case "MONTH" -> date.withDayOfMonth(1);
            case "QUARTER" ->
                date.withDayOfMonth(1)
                        .withMonth((date.getMonthValue() - 1) / MONTHS_OF_A_QUARTER * MONTHS_OF_A_QUARTER + 1);
            case "YEAR" -> date.withDayOfYear(1);
            default -> throw new IllegalArgumentException(bucket);
        };
    }

    /** The same text for values that are the same, however they were written. */
    static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case JsonNode node when node.isNull() -> "null";
            case JsonNode node when node.isNumber() -> plain(node.decimalValue());
            case JsonNode node when node.isString() -> string(node.asString());
            case JsonNode node -> node.toString();
            case Json json -> text(json.value());
            case Double number -> plain(BigDecimal.valueOf(number));
            case Number _ -> plain(Ranks.number(value));
            case Choice choice -> choice.apiName();
            default -> string(value.toString());
        };
    }

    private static String string(String text) {
        return text.matches("-?\\d+(\\.\\d+)?") ? plain(new BigDecimal(text)) : text;
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
