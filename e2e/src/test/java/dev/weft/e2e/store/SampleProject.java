package dev.weft.e2e.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.e2e.support.Account;
import dev.weft.e2e.support.Project;
import dev.weft.e2e.support.RunningServer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** The Bookshop, as {@code ./weft sample} makes it. */
record SampleProject(Project project) {

    static SampleProject create(RunningServer server) {
        Account account = Account.signUp(server);
        String slug = "bookshop-" + UUID.randomUUID().toString().substring(0, 8);
        SampleRun run = SampleRun.of(
                "--url",
                server.url().toString(),
                "--email",
                account.email(),
                "--password",
                account.password(),
                "--slug",
                slug);
        assertThat(run.status()).as(run.output()).isZero();
        assertThat(run.output())
                .contains(server.url() + "graphql/" + slug)
                .contains(server.url() + "console/projects/" + slug)
                .contains("A query to try");
        return new SampleProject(Project.of(account, slug));
    }

    void compareTypicalLists() {
        booksOfAuthorsWithTheirGenres();
        ordersOfCustomers();
    }

    private void booksOfAuthorsWithTheirGenres() {
        List<String> seen = new ArrayList<>();
        for (JsonNode author : project.query("""
                { authors(first: 20, orderBy: [{ name: ASC }]) { nodes { name
                  books(first: 4, filter: { inPrint: { eq: true } }, orderBy: [{ price: DESC }]) { totalCount
                    nodes { title price genres(orderBy: [{ name: ASC }]) { nodes { name parent { name } } } } } } } }""").at("/authors/nodes")) {
            for (JsonNode book : author.at("/books/nodes")) {
                for (JsonNode genre : book.at("/genres/nodes")) {
                    seen.add(String.join(
                            "|",
                            author.get("name").asString(),
                            author.at("/books/totalCount").asString(),
                            book.get("title").asString(),
                            book.get("price").asString(),
                            genre.get("name").asString(),
                            genre.at("/parent/name").asString("none")));
                }
            }
        }
        assertThat(seen).isNotEmpty().isEqualTo(column("""
                select concat_ws('|', a.name, b.total, b.title, b.price, g.name, coalesce(p.name, 'none')) from
                  (select * from {}.authors order by name, id limit 20) a
                  cross join lateral
                  (select *, count(*) over () as total from {}.books where author_id = a.id and in_print
                   order by price desc, id limit 4) b
                  join {}.books_genres l on l.book_id = b.id join {}.genres g on g.id = l.genre_id
                  left join {}.genres p on p.id = g.parent_id
                order by a.name, a.id, b.price desc, b.id, g.name"""));
    }

    private void ordersOfCustomers() {
        BigDecimal turnover = BigDecimal.ZERO;
        for (JsonNode order : project.query(
                        "{ orders(first: 500) { nodes { lines(first: 10) { nodes { quantity unitPrice } } } } }")
                .at("/orders/nodes")) {
            for (JsonNode line : order.at("/lines/nodes")) {
                turnover = turnover.add(new BigDecimal(line.get("unitPrice").asString())
                        .multiply(BigDecimal.valueOf(line.get("quantity").asLong())));
            }
        }
        assertThat(turnover)
                .isEqualByComparingTo(column("select sum(quantity * unit_price)::text from {}.order_lines")
                        .getFirst());
    }

    private List<String> column(String sql) {
        return project.owner().server().database().column(sql.replace("{}", project.schema()));
    }
}
