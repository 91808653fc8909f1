/**
 * Keys that programs show to a project. Start at {@link dev.weft.server.apikey.ApiKeys}.
 */
@NullMarked
package dev.weft.server.apikey;

import org.jspecify.annotations.NullMarked;
