package dev.weft.resolvers.write;

import dev.weft.resolvers.execution.Driver;

/** The same through graphql-java. */
class FetchedTransactionDirectiveTest extends TransactionDirectiveTest {
    @Override
    Driver driver() {
        return Driver.GRAPHQL_JAVA;
    }
}
