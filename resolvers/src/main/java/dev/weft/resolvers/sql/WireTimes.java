package dev.weft.resolvers.sql;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Dates and times in PostgreSQL's text format, style ISO. Infinities become the ends of Java's calendar. */
final class WireTimes {
    private static final String INFINITY = "infinity";
    private static final String BEFORE_CHRIST = " BC";

    private WireTimes() {}

    /** Such as {@code 2026-03-01} or {@code 0044-03-15 BC}. */
    static LocalDate date(String text) {
        if (text.endsWith(INFINITY)) {
            return text.length() == INFINITY.length() ? LocalDate.MAX : LocalDate.MIN;
        }
        boolean ancient = text.endsWith(BEFORE_CHRIST);
        int dash = text.indexOf('-');
        int year = Integer.parseInt(text, 0, dash, 10);
        int month = Integer.parseInt(text, dash + 1, dash + 3, 10);
        int day = Integer.parseInt(text, dash + 4, dash + 6, 10);
        return LocalDate.of(ancient ? 1 - year : year, month, day);
    }

    /** Such as {@code 2026-03-01 09:30:00.25+00}, in UTC. */
    static OffsetDateTime dateTime(String text) {
        if (text.endsWith(INFINITY)) {
            return text.length() == INFINITY.length() ? OffsetDateTime.MAX : OffsetDateTime.MIN;
        }
        boolean ancient = text.endsWith(BEFORE_CHRIST);
        String told = ancient ? text.substring(0, text.length() - BEFORE_CHRIST.length()) : text;
        int space = told.indexOf(' ');
        int offset = Math.max(told.lastIndexOf('+'), told.lastIndexOf('-'));
        LocalDate date = date(ancient ? told.substring(0, space) + BEFORE_CHRIST : told.substring(0, space));
        LocalTime time = LocalTime.parse(told.substring(space + 1, offset));
        return OffsetDateTime.of(date, time, ZoneOffset.of(told.substring(offset)))
                .withOffsetSameInstant(ZoneOffset.UTC);
    }
}
