package dev.weft.server.traffic;

import java.time.OffsetDateTime;

/**
 * What a project was asked within a minute.
 *
 * @param at when the minute began
 * @param requests operations, refused ones among them
 * @param errors those whose answer has an error
 */
public record TrafficMinute(OffsetDateTime at, long requests, long errors) {}
