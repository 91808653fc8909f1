/**
 * How much projects are asked: counted minute by minute, kept for a day. Start at
 * {@link dev.weft.server.traffic.Traffic}.
 */
@NullMarked
package dev.weft.server.traffic;

import org.jspecify.annotations.NullMarked;
