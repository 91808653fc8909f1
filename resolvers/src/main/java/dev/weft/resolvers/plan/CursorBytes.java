package dev.weft.resolvers.plan;

import dev.weft.model.ValueType;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Values of sortable columns as bytes, exact to the last bit. */
final class CursorBytes {
    private static final byte NULL = 0;
    private static final byte PRESENT = 1;

    private CursorBytes() {}

    static final class Writer extends ByteArrayOutputStream {
        void writeByte(byte value) {
            write(value);
        }

        void writeInt(int value) {
            writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(value).array());
        }

        void writeLong(long value) {
            writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
        }

        private void writeText(String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            writeInt(bytes.length);
            writeBytes(bytes);
        }

        void write(ValueType type, @Nullable Object value) {
            if (value == null) {
                writeByte(NULL);
                return;
            }
            writeByte(PRESENT);
            switch (type) {
                case TEXT, SELECT -> writeText((String) value);
                case INTEGER -> writeInt((Integer) value);
                case BIGINT -> writeLong((Long) value);
                case NUMERIC -> writeText(value.toString());
                case FLOAT -> writeLong(Double.doubleToRawLongBits((Double) value));
                case BOOLEAN -> writeByte((byte) ((Boolean) value ? 1 : 0));
                case DATE -> writeLong(((LocalDate) value).toEpochDay());
                case DATE_TIME -> writeInstant(((OffsetDateTime) value).toInstant());
                case UUID -> {
                    writeLong(((UUID) value).getMostSignificantBits());
                    writeLong(((UUID) value).getLeastSignificantBits());
                }
                case JSON, MULTI_SELECT, TEXT_LIST -> throw new IllegalArgumentException("no order by " + type);
            }
        }

        private void writeInstant(Instant instant) {
            writeLong(instant.getEpochSecond());
            writeInt(instant.getNano());
        }
    }

    /** Empty for bytes that no {@link Writer} made of such an order. */
    static Optional<Position> read(ByteBuffer bytes, Order order) {
        try {
            List<@Nullable Object> values = new ArrayList<>();
            for (Order.Term term : order.terms()) {
                values.add(readValue(bytes, term.operand().type()));
            }
            boolean keyed = values.getLast() != null;
            return keyed && !bytes.hasRemaining() ? Optional.of(new Position(values)) : Optional.empty();
        } catch (BufferUnderflowException | DateTimeException | NumberFormatException _) {
            return Optional.empty();
        }
    }

    private static @Nullable Object readValue(ByteBuffer bytes, ValueType type) {
        if (bytes.get() == NULL) {
            return null;
        }
        return switch (type) {
            case TEXT, SELECT -> readText(bytes);
            case INTEGER -> bytes.getInt();
            case BIGINT -> bytes.getLong();
            case NUMERIC -> new BigDecimal(readText(bytes));
            case FLOAT -> Double.longBitsToDouble(bytes.getLong());
            case BOOLEAN -> bytes.get() != 0;
            case DATE -> LocalDate.ofEpochDay(bytes.getLong());
            case DATE_TIME ->
                OffsetDateTime.ofInstant(Instant.ofEpochSecond(bytes.getLong(), bytes.getInt()), ZoneOffset.UTC);
            case UUID -> new UUID(bytes.getLong(), bytes.getLong());
            case JSON, MULTI_SELECT, TEXT_LIST -> throw new IllegalArgumentException("no order by " + type);
        };
    }

    private static String readText(ByteBuffer bytes) {
        int length = bytes.getInt();
        if (length < 0 || length > bytes.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] text = new byte[length];
        bytes.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }
}
