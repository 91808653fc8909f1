package dev.weft.e2e.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.e2e.support.Project;
import dev.weft.e2e.support.Reply;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Questions that a music store is asked, answered by the API and by SQL. */
final class MusicQueries {
    private final Project project;

    MusicQueries(Project project) {
        this.project = project;
    }

    void compare() {
        revenue();
        albumsAndTracksOfArtists();
        aPageOfAPlaylist();
        peopleAndTheirCustomers();
        invoicesOfACustomerInAYear();
        linksOfPlaylists();
    }

    private void revenue() {
        BigDecimal total = BigDecimal.ZERO;
        BigDecimal lines = BigDecimal.ZERO;
        for (JsonNode invoice :
                project.query("{ invoices(first: 1000) { nodes { total } } }").at("/invoices/nodes")) {
            total = total.add(new BigDecimal(invoice.get("total").asString()));
        }
        String after = "";
        boolean more = true;
        while (more) {
            JsonNode page = project.query(
                            "{ invoiceLines(first: 900%s) { nodes { unitPrice quantity } pageInfo { hasNextPage endCursor } } }"
                                    .formatted(after))
                    .get("invoiceLines");
            for (JsonNode line : page.get("nodes")) {
                lines = lines.add(new BigDecimal(line.get("unitPrice").asString())
                        .multiply(BigDecimal.valueOf(line.get("quantity").asLong())));
            }
            more = page.at("/pageInfo/hasNextPage").asBoolean();
            after = ", after: \"" + page.at("/pageInfo/endCursor").asString() + "\"";
        }
        assertThat(total).isEqualByComparingTo(value("select sum(total)::text from {}.invoices"));
        assertThat(lines).isEqualByComparingTo(value("select sum(unit_price * quantity)::text from {}.invoice_lines"));
    }

    private void albumsAndTracksOfArtists() {
        List<String> seen = new ArrayList<>();
        for (JsonNode artist : project.query("""
                { artists(first: 10, filter: { name: { startsWith: "A" } }, orderBy: [{ name: ASC }]) { nodes { name
                  albums(first: 5, orderBy: [{ title: ASC }]) { nodes { title
                    tracks(first: 8, filter: { milliseconds: { gt: 240000 } }, orderBy: [{ milliseconds: DESC }]) {
                      totalCount nodes { name milliseconds } } } } } } }""").at("/artists/nodes")) {
            for (JsonNode album : artist.at("/albums/nodes")) {
                for (JsonNode track : album.at("/tracks/nodes")) {
                    seen.add(String.join(
                            "|",
                            artist.get("name").asString(),
                            album.get("title").asString(),
                            album.at("/tracks/totalCount").asString(),
                            track.get("name").asString(),
                            track.get("milliseconds").asString()));
                }
            }
        }
        assertThat(seen).isNotEmpty().isEqualTo(column("""
                select concat_ws('|', a.name, b.title, t.total, t.name, t.milliseconds) from
                  (select * from {}.artists where starts_with(name, 'A') order by name, id limit 10) a
                  cross join lateral
                  (select * from {}.albums where artist_id = a.id order by title, id limit 5) b
                  cross join lateral
                  (select *, count(*) over () as total from {}.tracks where album_id = b.id and milliseconds > 240000
                   order by milliseconds desc, id limit 8) t
                order by a.name, a.id, b.title, b.id, t.milliseconds desc, t.id"""));
    }

    private void aPageOfAPlaylist() {
        JsonNode playlist = project.query("""
                { playlist(id: "1") { tracks(first: 25, offset: 50, orderBy: [{ name: DESC }, { rowId: ASC }]) {
                  totalCount nodes { name } } } }""").at("/playlist/tracks");
        assertThat(Reply.list(playlist.get("nodes")).stream()
                        .map(track -> track.get("name").asString())
                        .toList())
                .hasSize(25)
                .isEqualTo(column("""
                        select t.name from {}.tracks t join {}.playlists_tracks l on l.track_id = t.id
                        where l.playlist_id = 1 order by t.name desc, t.id limit 25 offset 50"""));
        assertThat(playlist.get("totalCount").asString())
                .isEqualTo(value("select count(*) from {}.playlists_tracks where playlist_id = 1"));
    }

    private void peopleAndTheirCustomers() {
        List<String> seen = new ArrayList<>();
        for (JsonNode employee : project.query("""
                { employees(first: 20, orderBy: [{ lastName: ASC }]) { nodes { lastName manager { lastName }
                  reports(orderBy: [{ lastName: ASC }]) { nodes { lastName customers { totalCount } } } } } }""").at("/employees/nodes")) {
            for (JsonNode report : employee.at("/reports/nodes")) {
                seen.add(String.join(
                        "|",
                        employee.get("lastName").asString(),
                        employee.at("/manager/lastName").asString("nobody"),
                        report.get("lastName").asString(),
                        report.at("/customers/totalCount").asString()));
            }
        }
        assertThat(seen).isNotEmpty().isEqualTo(column("""
                select concat_ws('|', e.last_name, coalesce(m.last_name, 'nobody'), r.last_name,
                    (select count(*) from {}.customers c where c.support_rep_id = r.id))
                from {}.employees e left join {}.employees m on m.id = e.manager_id
                join {}.employees r on r.manager_id = e.id
                order by e.last_name, e.id, r.last_name, r.id"""));
    }

    private void invoicesOfACustomerInAYear() {
        List<String> seen = new ArrayList<>();
        for (JsonNode invoice : project.query("""
                { customers(filter: { lastName: { eq: "Köhler" } }) { nodes {
                  invoices(filter: { invoiceDate: { gte: "2022-01-01T00:00:00Z" }, not: { total: { lt: "2" } } },
                           orderBy: [{ invoiceDate: DESC }]) { nodes { invoiceDate total lines { totalCount } } } } } }""").at("/customers/nodes/0/invoices/nodes")) {
            seen.add(OffsetDateTime.parse(invoice.get("invoiceDate").asString()).toEpochSecond() + "|"
                    + invoice.get("total").asString() + "|"
                    + invoice.at("/lines/totalCount").asString());
        }
        assertThat(seen).isNotEmpty().isEqualTo(column("""
                select concat_ws('|', extract(epoch from i.invoice_date)::bigint, i.total,
                    (select count(*) from {}.invoice_lines l where l.invoice_id = i.id))
                from {}.invoices i join {}.customers c on c.id = i.customer_id
                where c.last_name = 'Köhler' and i.invoice_date >= '2022-01-01Z' and not i.total < 2
                order by i.invoice_date desc, i.id"""));
    }

    private void linksOfPlaylists() {
        int links = 0;
        for (JsonNode playlist : project.query(
                        "{ playlists(first: 100) { nodes { tracks(first: 0) { totalCount } } } }")
                .at("/playlists/nodes")) {
            links += playlist.at("/tracks/totalCount").asInt();
        }
        assertThat(links)
                .isEqualTo(MusicStore.find().orElseThrow().linkCount())
                .isEqualTo(Integer.parseInt(value("select count(*) from {}.playlists_tracks")));
    }

    private String value(String sql) {
        return column(sql).getFirst();
    }

    private List<String> column(String sql) {
        return project.owner().server().database().column(sql.replace("{}", project.schema()));
    }
}
