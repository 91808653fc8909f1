/**
 * Who did what, in a log that only grows. Start at {@link dev.weft.server.audit.AuditTrail}.
 */
@NullMarked
package dev.weft.server.audit;

import org.jspecify.annotations.NullMarked;
