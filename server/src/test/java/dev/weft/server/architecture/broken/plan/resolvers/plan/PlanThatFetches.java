package dev.weft.server.architecture.broken.plan.resolvers.plan;

import graphql.schema.DataFetchingEnvironment;

record PlanThatFetches(DataFetchingEnvironment environment) {}
