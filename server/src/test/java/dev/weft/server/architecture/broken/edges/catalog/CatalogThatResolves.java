package dev.weft.server.architecture.broken.edges.catalog;

import dev.weft.server.architecture.broken.edges.resolvers.Resolver;

record CatalogThatResolves(Resolver resolver) {}
