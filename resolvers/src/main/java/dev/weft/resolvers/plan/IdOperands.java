package dev.weft.resolvers.plan;

import dev.weft.access.CallerValue;
import dev.weft.model.CollectionModel;
import dev.weft.model.GlobalId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Operands of an {@code id} filter: global ids and raw keys become raw keys. */
record IdOperands(CollectionModel collection) {
    Map<String, Object> keys(Object given, InputPath path) {
        Map<String, Object> keys = new LinkedHashMap<>();
        ((Map<?, ?>) given).forEach((operator, operand) -> {
            InputPath at = path.child((String) operator);
            keys.put((String) operator, operand(at.require(operand), at));
        });
        return keys;
    }

    private Object operand(Object operand, InputPath at) {
        return operand instanceof List<?> many
                ? many.stream().map(id -> key(at.require(id), at)).toList()
                : key(operand, at);
    }

    private Object key(Object id, InputPath at) {
        if (id instanceof CallerValue) {
            return id;
        }
        return GlobalId.keyOf(collection, (String) id)
                .orElseThrow(() -> at.refuse("holds what is no id of " + collection.typeName()));
    }
}
