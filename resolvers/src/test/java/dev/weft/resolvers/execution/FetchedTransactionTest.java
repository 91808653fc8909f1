package dev.weft.resolvers.execution;

/** The same through graphql-java. */
class FetchedTransactionTest extends TransactionTest {
    @Override
    Driver driver() {
        return Driver.GRAPHQL_JAVA;
    }
}
