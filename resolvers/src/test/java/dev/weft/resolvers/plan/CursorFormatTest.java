package dev.weft.resolvers.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.access.Role;
import dev.weft.catalog.CollectionId;
import dev.weft.catalog.CollectionNames;
import dev.weft.catalog.CollectionSpec;
import dev.weft.catalog.OperationKind;
import dev.weft.catalog.PrimaryKeyKind;
import dev.weft.catalog.ProjectCatalog;
import dev.weft.catalog.ProjectId;
import dev.weft.error.ApiException;
import dev.weft.model.CollectionModel;
import dev.weft.model.Column;
import dev.weft.model.ProjectModel;
import dev.weft.model.ValueType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CursorFormatTest {
    private static final Map<ValueType, Object> EXTREMES = new EnumMap<>(Map.of(
            ValueType.TEXT,
            "é\ud83d\ude00|desc",
            ValueType.SELECT,
            "",
            ValueType.INTEGER,
            Integer.MIN_VALUE,
            ValueType.BIGINT,
            Long.MAX_VALUE,
            ValueType.NUMERIC,
            new BigDecimal("-0.10000000000000000000000000001"),
            ValueType.FLOAT,
            Double.MIN_VALUE,
            ValueType.BOOLEAN,
            false,
            ValueType.DATE,
            LocalDate.of(-44, 3, 15),
            ValueType.DATE_TIME,
            OffsetDateTime.parse("1969-12-31T23:59:59.999999Z"),
            ValueType.UUID,
            new UUID(-1, Long.MIN_VALUE)));

    private final CollectionModel collection = users();

    private static CollectionModel users() {
        CollectionSpec users = new CollectionSpec(
                new CollectionId(UUID.randomUUID()),
                1,
                "users",
                new CollectionNames("User", "users", "user"),
                "Users",
                null,
                PrimaryKeyKind.UUID,
                Set.<OperationKind>of());
        ProjectCatalog catalog = new ProjectCatalog(ProjectId.random(), "p", 1, List.of(users), 1);
        return ProjectModel.of(catalog, Role.OWNER).collections().getFirst();
    }

    private static Column column(ValueType type) {
        return new Column(type.name(), type.name(), type.name(), "", type, Column.Kind.FIELD, false, null);
    }

    @Test
    void everyValueComesBackAsItWas() {
        List<Order.Term> terms = new ArrayList<>();
        Map<Operand, @Nullable Object> row = new HashMap<>();
        EXTREMES.forEach((type, value) -> {
            terms.add(Order.Term.of(column(type), false, false));
            row.put(new Operand.OfColumn(column(type)), value);
        });
        CursorFormat format = new CursorFormat(collection, new Order(terms));

        Position position = format.decode(format.encode(row::get), InputPath.of("after"));

        assertThat(position.values()).isEqualTo(new ArrayList<>(EXTREMES.values()));
    }

    @Test
    void nullComesBackAsNull() {
        Column text = column(ValueType.TEXT);
        Column key = collection.primaryKey();
        CursorFormat format = new CursorFormat(
                collection, new Order(List.of(Order.Term.of(text, true, true), Order.Term.of(key, true, true))));
        UUID id = UUID.randomUUID();

        String cursor = format.encode(operand -> operand.equals(new Operand.OfColumn(key)) ? id : null);

        assertThat(format.decode(cursor, InputPath.of("after")).values()).isEqualTo(Arrays.asList(null, id));
    }

    @Test
    void aTextTooLongForACursorIsRefusedWithAWayOut() {
        CursorFormat format =
                new CursorFormat(collection, new Order(List.of(Order.Term.of(column(ValueType.TEXT), false, false))));

        assertThatThrownBy(() -> format.encode(_ -> "x".repeat(20_000)))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("order by a shorter field");
    }
}
