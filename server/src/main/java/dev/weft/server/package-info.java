/**
 * The Spring Boot application. {@code http} takes requests, {@code security} says who calls, {@code project} keeps live
 * schemas, {@code admin} is the platform's own GraphQL API, {@code database} finds or starts PostgreSQL.
 */
@NullMarked
package dev.weft.server;

import org.jspecify.annotations.NullMarked;
