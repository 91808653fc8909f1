/** One sample per rule that breaks it, to show that the rule can fail. Nothing here is used. */
@NullMarked
package dev.weft.server.architecture.broken;

import org.jspecify.annotations.NullMarked;
