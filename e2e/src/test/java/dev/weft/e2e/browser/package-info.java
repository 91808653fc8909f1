/**
 * The console in a real browser. Start at {@link dev.weft.e2e.browser.ConsoleTest}; screenshots are in
 * {@code target/screenshots}.
 */
@NullMarked
package dev.weft.e2e.browser;

import org.jspecify.annotations.NullMarked;
