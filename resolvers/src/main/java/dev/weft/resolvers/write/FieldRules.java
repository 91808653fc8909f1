package dev.weft.resolvers.write;

import dev.weft.catalog.FieldConfig;
import dev.weft.catalog.FieldSpec;
import dev.weft.catalog.FieldType;
import dev.weft.model.Column;
import java.math.BigDecimal;
import java.util.List;

/** Checks a value against the configuration of its field, so that a caller hears of everything before PostgreSQL does. */
final class FieldRules {
    /** What PostgreSQL's {@code numeric} holds before and after the decimal point. */
    private static final int INTEGER_DIGITS = 131_072;

    private static final int FRACTION_DIGITS = 16_383;

    private final FieldSpec field;
    private final String name;
    private final ArgumentPath path;
    private final Findings findings;

    private FieldRules(FieldSpec field, String name, ArgumentPath path, Findings findings) {
        this.field = field;
        this.name = name;
        this.path = path;
        this.findings = findings;
    }

    /** Reports what the field does not allow of this value, which is not null. */
    static void check(Column column, Object value, ArgumentPath path, Findings findings) {
        if (column.field() != null) {
            new FieldRules(column.field(), column.apiName(), path, findings).check(column, value);
        }
    }

    private void check(Column column, Object value) {
        switch (column.type()) {
            case TEXT -> text((String) value);
            case TEXT_LIST -> texts((List<?>) value);
            case INTEGER, BIGINT -> limits(BigDecimal.valueOf(((Number) value).longValue()));
            case NUMERIC -> decimal((BigDecimal) value);
            case FLOAT -> floating((Double) value);
            case BOOLEAN, DATE, DATE_TIME, UUID, JSON, SELECT, MULTI_SELECT -> {}
        }
    }

    private void text(String value) {
        length(value, path);
        String pattern = field.config().pattern();
        if (pattern != null && PortablePattern.test(pattern, value) == PortablePattern.Verdict.DIFFERS) {
            findings.invalid(mustMatch(name, field.config()), path, name);
        }
        if (field.type() == FieldType.EMAIL && !TextFormats.isEmail(value)) {
            refuse("must be an email address, e.g. ann@example.com", path);
        }
        if (field.type() == FieldType.URL && !TextFormats.isUrl(value)) {
            refuse("must be a web address that starts with http:// or https://", path);
        }
    }

    static String mustMatch(String name, FieldConfig config) {
        return "Field '" + name + "' must match the pattern " + config.pattern();
    }

    private void texts(List<?> values) {
        for (int i = 0; i < values.size(); i++) {
            length((String) values.get(i), path.child(i));
        }
    }

    private void length(String value, ArgumentPath at) {
        Integer most = field.config().maxLength();
        int length = value.codePointCount(0, value.length());
        if (most != null && length > most) {
            refuse("may have at most " + most + " characters, this has " + length, at);
        }
    }

    private void decimal(BigDecimal value) {
        BigDecimal plain = value.stripTrailingZeros();
        if ((long) plain.precision() - plain.scale() > INTEGER_DIGITS || plain.scale() > FRACTION_DIGITS) {
            refuse("has more digits than a number may have", path);
            return;
        }
        Integer scale = field.config().scale();
        if (scale != null && plain.scale() > scale) {
            refuse("may have at most " + scale + " digits after the decimal point, this has " + plain.scale(), path);
        }
        limits(value);
    }

    private void floating(Double value) {
        if (value.isNaN() || value.isInfinite()) {
            refuse("must be a finite number", path);
        } else {
            limits(BigDecimal.valueOf(value));
        }
    }

    private void limits(BigDecimal value) {
        FieldConfig config = field.config();
        if (config.min() != null && value.compareTo(config.min()) < 0) {
            refuse("must be at least " + config.min().toPlainString(), path);
        }
        if (config.max() != null && value.compareTo(config.max()) > 0) {
            refuse("must be at most " + config.max().toPlainString(), path);
        }
    }

    private void refuse(String what, ArgumentPath at) {
        findings.invalid("Field '" + name + "' " + what, at, name);
    }
}
