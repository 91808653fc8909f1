/**
 * Clients that others wrote, from npm: what {@code e2e/clients} checks, each check a test of its own. Start at
 * {@link dev.weft.e2e.clients.ThirdPartyClientsTest}.
 */
@NullMarked
package dev.weft.e2e.clients;

import org.jspecify.annotations.NullMarked;
