package dev.weft.server.endpoint;

import dev.weft.server.http.GraphQlEngine;
import dev.weft.server.http.LiveOperation;
import dev.weft.subscriptions.Running;

/** A subscription of a project. */
record ProjectSubscription(Running running) implements LiveOperation {
    @Override
    public void goOn(GraphQlEngine engine) {
        if (engine instanceof ProjectEngine project) {
            running.goOn(project.caller(), project.program().now().program());
        }
    }

    @Override
    public void cancel() {
        running.cancel();
    }
}
