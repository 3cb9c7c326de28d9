package io.colophon.query.loans;

import io.colophon.contract.CaseFold;
import io.colophon.eventstore.projection.PostgresView;
import io.colophon.query.Views;
import io.colophon.web.Answers;
import io.colophon.web.Query;
import io.colophon.web.Reads;
import io.colophon.web.Resource;
import io.colophon.web.WireJson;
import io.colophon.web.openapi.Described;
import io.colophon.web.security.Access;
import io.colophon.web.security.Caller;
import io.colophon.web.security.Permission;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Reads of loans (Librarium behaviour, section 14). */
@RestController
public class LoansQueries implements Reads {

    private final PostgresView loans;
    private final Access access;

    public LoansQueries(LoansProjector projector, Access access) {
        this.loans = projector.store();
        this.access = access;
    }

    /** All in one page: what is lent last comes first, and within a day what was written last. */
    @Described(
            value = "Loans of a library, what was lent last first",
            gives = LoanAnswer[].class,
            query = {
                "include_returned (boolean): also those that are back",
                "search: part of the borrower or the title",
                "tag: the name of a tag"
            })
    @GetMapping("/api/v1/libraries/{library}/loans")
    Mono<ResponseEntity<byte[]>> list(Caller caller, @PathVariable String library, Query query) {
        List<Object> parameters = new ArrayList<>();
        parameters.add(access.require(caller, library, Permission.LOANS_READ));
        StringBuilder where = new StringBuilder("library_id = $1");
        if (!query.text("include_returned").equals("true")) {
            where.append(" AND returned_at IS NULL");
        }
        String search = query.text("search");
        if (!search.isEmpty()) {
            parameters.add(Views.containing(CaseFold.fold(search)));
            where.append(" AND search LIKE $").append(parameters.size());
        }
        String tag = query.text("tag");
        if (!tag.isEmpty()) {
            parameters.add(CaseFold.fold(tag));
            where.append(" AND id IN (SELECT u.loan_id FROM {v}.tag t JOIN {v}.loan_tag u ON u.tag_id = t.id")
                    .append(" WHERE t.library_id = $1 AND t.folded = $")
                    .append(parameters.size())
                    .append(')');
        }
        return loans.list(
                        "SELECT answer FROM {v}.loan WHERE " + where + " ORDER BY loaned_at DESC, created DESC",
                        row -> Views.text(row, "answer"),
                        parameters.toArray())
                .map(answers -> Answers.ok(WireJson.array(answers)));
    }

    @Override
    public String kind() {
        return "loan";
    }

    @Override
    public Class<?> shape() {
        return LoanAnswer.class;
    }

    @Override
    public Mono<String> one(Resource resource, Caller caller) {
        return loans.first(
                "SELECT answer FROM {v}.loan WHERE id = $1 AND library_id = $2",
                row -> Views.text(row, "answer"),
                resource.id(),
                resource.scope());
    }
}
