package dev.weft.resolvers.compiled;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Where in the response the writer stands: keys and positions in lists. */
final class ResponsePath {
    private Object[] steps = new Object[16];
    private int depth;

    void push(Object step) {
        if (depth == steps.length) {
            steps = Arrays.copyOf(steps, depth * 2);
        }
        steps[depth++] = step;
    }

    void pop() {
        depth--;
    }

    List<Object> to(Object last) {
        List<Object> path = new ArrayList<>(depth + 1);
        for (int i = 0; i < depth; i++) {
            path.add(steps[i]);
        }
        path.add(last);
        return path;
    }
}
