/**
 * What an operator can set. Start at {@link dev.weft.server.config.WeftProperties}; the defaults are in
 * {@code application.yaml}. Beans are declared in the package that they belong to.
 */
@NullMarked
package dev.weft.server.config;

import org.jspecify.annotations.NullMarked;
