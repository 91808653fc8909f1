/**
 * From committed row changes to events that each subscriber may see. The change log comes with the realtime work; until
 * then the module only holds its place between the resolvers and the server.
 */
@NullMarked
package dev.weft.subscriptions;

import org.jspecify.annotations.NullMarked;
