package dev.weft.server.architecture.broken.plan.resolvers.plan;

import javax.sql.DataSource;

record PlanThatConnects(DataSource database) {}
