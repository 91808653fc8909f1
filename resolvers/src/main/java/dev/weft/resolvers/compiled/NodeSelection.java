package dev.weft.resolvers.compiled;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** A selection on an interface, compiled for a type when a row of that type is met. */
final class NodeSelection implements SubSelection {
    private final Function<String, Fields> compile;
    private final Map<String, Fields> known = new ConcurrentHashMap<>();

    NodeSelection(Function<String, Fields> compile) {
        this.compile = compile;
    }

    @Override
    public Fields on(String typeName) {
        Fields fields = known.get(typeName);
        return fields == null ? known.computeIfAbsent(typeName, compile) : fields;
    }
}
