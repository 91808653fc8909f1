@NullMarked
package dev.weft.subscriptions.hub;

import org.jspecify.annotations.NullMarked;
