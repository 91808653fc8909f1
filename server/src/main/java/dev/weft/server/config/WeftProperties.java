package dev.weft.server.config;

import dev.weft.resolvers.execution.Driver;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings under {@code weft}. Each can be given as an environment variable: {@code WEFT_LIMITS_DEPTH=20}.
 *
 * @param driver what carries operations of projects out
 * @param trustedProxies addresses and networks of proxies that are believed whom they speak for
 */
@ConfigurationProperties("weft")
public record WeftProperties(
        @DefaultValue Limits limits,
        @DefaultValue Pages pages,
        @DefaultValue Rates rates,
        @DefaultValue Streams streams,
        @DefaultValue("compiled") Driver driver,
        @DefaultValue List<String> trustedProxies) {

    /**
     * What a request may cost before it is refused.
     *
     * @param bodyBytes of a request, counted after it was inflated
     * @param batch operations in one request
     * @param tokens of a document
     * @param depth of nested data
     * @param deadline after which a request is given up
     */
    public record Limits(
            @DefaultValue("2000000") int bodyBytes,
            @DefaultValue("10") int batch,
            @DefaultValue("5000") int tokens,
            @DefaultValue("15") int depth,
            @DefaultValue("30") int aliases,
            @DefaultValue("20") int rootFields,
            @DefaultValue("50") int directives,
            @DefaultValue("10000") int cost,
            @DefaultValue("1000") int anonymousCost,
            @DefaultValue("10s") Duration deadline) {}

    /**
     * Points of cost that may be spent in a minute.
     *
     * @param anonymous by each address without credentials
     * @param user by each user and member
     * @param key by each key
     */
    public record Rates(
            @DefaultValue("20000") int anonymous,
            @DefaultValue("60000") int user,
            @DefaultValue("1000000") int key) {}

    /**
     * Connections that stay open: sockets and streams of events.
     *
     * @param connections of all callers together
     * @param perCaller connections of one caller
     * @param operations that one socket may run at once
     * @param queueMessages that may wait for one connection
     * @param queueBytes the same in bytes
     * @param patience how long a queue may be over its limits before its connection is closed
     * @param initialisation how long a socket may wait with connection_init
     * @param keepAlive after which silence a sign of life is sent
     */
    public record Streams(
            @DefaultValue("5000") int connections,
            @DefaultValue("2000") int perCaller,
            @DefaultValue("100") int operations,
            @DefaultValue("1000") int queueMessages,
            @DefaultValue("1048576") int queueBytes,
            @DefaultValue("10s") Duration patience,
            @DefaultValue("5s") Duration initialisation,
            @DefaultValue("12s") Duration keepAlive) {}

    /**
     * Pages of lists.
     *
     * @param size when the caller does not say
     * @param maximum what a caller may ask for
     */
    public record Pages(
            @DefaultValue("20") int size,
            @DefaultValue("1000") int maximum) {}
}
