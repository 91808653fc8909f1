package dev.weft.server.architecture.broken.spring.resolvers;

import org.springframework.core.env.Environment;

record SpringyResolver(Environment environment) {}
