/**
 * What tests of the platform share. Start at {@link dev.weft.server.platform.TestPlatform}.
 */
@NullMarked
package dev.weft.server.platform;

import org.jspecify.annotations.NullMarked;
