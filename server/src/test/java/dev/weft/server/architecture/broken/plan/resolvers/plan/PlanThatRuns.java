package dev.weft.server.architecture.broken.plan.resolvers.plan;

import org.jooq.DSLContext;

record PlanThatRuns(DSLContext database) {}
