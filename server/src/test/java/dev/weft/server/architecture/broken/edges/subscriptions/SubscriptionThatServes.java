package dev.weft.server.architecture.broken.edges.subscriptions;

import dev.weft.server.architecture.broken.edges.server.Server;

record SubscriptionThatServes(Server server) {}
