package dev.weft.resolvers.plan;

import dev.weft.model.CollectionModel;
import dev.weft.model.Column;
import dev.weft.model.Names;
import dev.weft.model.ValueType;
import dev.weft.resolvers.plan.Operand.Unit;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one field to group by, {@code {name, bucket, timeZone, width, path}}. */
final class GroupFieldReader {
    private static final String BUCKET = "bucket";
    private static final String TIME_ZONE = "timeZone";
    private static final String WIDTH = "width";
    private static final String PATH = "path";
    private static final String UTC = "UTC";

    private GroupFieldReader() {}

    static Column column(CollectionModel collection, Map<?, ?> field, InputPath path) {
        InputPath at = path.child("name");
        String name = (String) at.require(field.get("name"));
        Column column = collection.column(name).orElseThrow(() -> at.refuse("is no field of the rows"));
        if (!column.groupable()) {
            throw at.refuse("is " + spelled(column) + ", " + objection(column));
        }
        return column;
    }

    private static String objection(Column column) {
        return switch (column.kind()) {
            case PRIMARY_KEY -> "of which every row has its own; to group by the row itself give 'self: true'";
            case FIELD, REFERENCE, SYSTEM ->
                column.type() == ValueType.TEXT
                        ? "a long text; group by a shorter field"
                        : "a list; group by a field that has one value";
        };
    }

    static Operand operand(Column column, Map<?, ?> field, InputPath path) {
        Operand of = new Operand.OfColumn(column);
        Unit unit = unit(column, (String) optional(field, BUCKET, path), path.child(BUCKET));
        String zone = zone(column, unit, (String) optional(field, TIME_ZONE, path), path.child(TIME_ZONE));
        BigDecimal width = width(column, (BigDecimal) optional(field, WIDTH, path), path.child(WIDTH));
        String json = (String) optional(field, PATH, path);
        if (json != null && column.type() != ValueType.JSON) {
            throw path.child(PATH).refuse("needs JSON, and " + spelled(column) + " holds none");
        }
        if (unit != null) {
            return new Operand.Bucket(of, unit, zone);
        } else if (width != null) {
            return new Operand.Range(of, width);
        }
        return json == null ? of : new Operand.InJson(column, DottedPath.parse(json), ValueType.JSON);
    }

    /** A member that is given may not be null: a variable that was not set would group by something else. */
    private static @Nullable Object optional(Map<?, ?> field, String member, InputPath path) {
        return field.containsKey(member) ? path.child(member).require(field.get(member)) : null;
    }

    private static @Nullable Unit unit(Column column, @Nullable String bucket, InputPath at) {
        if (bucket == null) {
            return null;
        }
        Unit unit = Unit.valueOf(bucket);
        return switch (column.type()) {
            case DATE_TIME -> unit;
            case DATE -> {
                if (unit == Unit.HOUR) {
                    throw at.refuse("is HOUR, and " + spelled(column) + " holds dates; the smallest is DAY");
                }
                yield unit;
            }
            default -> throw at.refuse("needs dates or times, and " + spelled(column) + " holds none");
        };
    }

    /** Named zones alone: PostgreSQL takes the signs of bare offsets the other way round. */
    private static @Nullable String zone(Column column, @Nullable Unit unit, @Nullable String zone, InputPath at) {
        boolean zoned = unit != null && column.type() == ValueType.DATE_TIME;
        if (zone == null) {
            return zoned ? UTC : null;
        } else if (!zoned) {
            throw at.refuse("needs a field of times and a 'bucket'");
        } else if (!ZoneId.getAvailableZoneIds().contains(zone)) {
            throw at.refuse("is no time zone; give its name in the IANA database, e.g. Europe/Rome");
        }
        return zone;
    }

    private static @Nullable BigDecimal width(Column column, @Nullable BigDecimal width, InputPath at) {
        if (width == null) {
            return null;
        }
        boolean fits = switch (column.type()) {
            case INTEGER, BIGINT -> isWhole(width);
            case NUMERIC -> true;
            case FLOAT -> width.doubleValue() > 0 && Double.isFinite(width.doubleValue());
            default -> throw at.refuse("needs numbers, and " + spelled(column) + " holds none");
        };
        if (!column.isNumber()) {
            throw at.refuse("needs numbers, and " + spelled(column) + " holds keys");
        } else if (width.signum() <= 0) {
            throw at.refuse("is " + width.toPlainString() + "; it must be more than 0");
        } else if (!fits) {
            throw at.refuse("is " + width.toPlainString() + ", which does not fit " + spelled(column) + "; "
                    + (column.type() == ValueType.FLOAT ? "give a larger one" : "give a whole number"));
        }
        return width;
    }

    private static boolean isWhole(BigDecimal number) {
        return number.stripTrailingZeros().scale() <= 0;
    }

    /** As the schema's enum spells it. */
    private static String spelled(Column column) {
        return Names.screamingSnake(column.apiName());
    }
}
