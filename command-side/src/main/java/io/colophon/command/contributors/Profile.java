package io.colophon.command.contributors;

import io.colophon.contract.Change;
import io.colophon.contract.contributors.ContributorEvent.ContributorAdded;
import io.colophon.contract.contributors.ContributorEvent.ContributorMetadataApplied;
import io.colophon.contract.contributors.ContributorEvent.ContributorRevised;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is said of a contributor, besides what his providers call him and his works. */
record Profile(
        String name,
        String sortName,
        boolean corporate,
        String bio,
        @Nullable LocalDate bornDate,
        @Nullable LocalDate diedDate,
        String nationality) {

    static Profile of(ContributorAdded e) {
        return new Profile(e.name(), e.sortName(), e.corporate(), "", null, null, "");
    }

    Profile after(ContributorRevised e) {
        return new Profile(
                after(e.name(), name),
                after(e.sortName(), sortName),
                after(e.corporate(), corporate),
                after(e.bio(), bio),
                Change.apply(e.bornDate(), bornDate),
                Change.apply(e.diedDate(), diedDate),
                after(e.nationality(), nationality));
    }

    Profile after(ContributorMetadataApplied e) {
        return new Profile(
                name,
                sortName,
                corporate,
                after(e.bio(), bio),
                Change.apply(e.bornDate(), bornDate),
                Change.apply(e.diedDate(), diedDate),
                after(e.nationality(), nationality));
    }

    Profile with(ProfileChange asked) {
        String nowName = asked.name().isEmpty() ? name : asked.name();
        boolean nowCorporate = Objects.requireNonNullElse(asked.corporate(), corporate);
        return new Profile(
                nowName,
                sortName(asked.sortName(), nowName, nowCorporate),
                nowCorporate,
                Objects.requireNonNullElse(asked.bio(), bio),
                LifeDate.after(asked.bornDate(), bornDate),
                LifeDate.after(asked.diedDate(), diedDate),
                Objects.requireNonNullElse(asked.nationality(), nationality));
    }

    /** Without a word about it, a sort name that was once given lasts until the name changes. */
    private String sortName(@Nullable String asked, String nowName, boolean nowCorporate) {
        if (asked == null && nowName.equals(name)) {
            return sortName;
        }
        if (asked != null && !asked.isEmpty()) {
            return asked;
        }
        return nowCorporate ? nowName : SortName.of(nowName);
    }

    /** What replaces {@code was} by this. */
    ContributorRevised revising(Profile was, UUID contributorId) {
        return new ContributorRevised(
                contributorId,
                Change.between(was.name, name),
                Change.between(was.sortName, sortName),
                Change.between(was.corporate, corporate),
                Change.between(was.bio, bio),
                Change.between(was.bornDate, bornDate),
                Change.between(was.diedDate, diedDate),
                Change.between(was.nationality, nationality));
    }

    private static <T> T after(@Nullable Change<T> change, T before) {
        return Objects.requireNonNull(Change.apply(change, before));
    }
}
