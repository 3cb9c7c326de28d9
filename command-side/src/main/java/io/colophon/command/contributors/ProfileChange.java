package io.colophon.command.contributors;

import static io.colophon.command.Limits.printable;
import static io.colophon.command.Limits.text;

import io.colophon.command.Blanks;
import io.colophon.contract.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * What is to become of a contributor's profile (Librarium behaviour, section 12); what is null stays.
 *
 * @param name empty: it stays
 * @param sortName empty: it is derived from the name anew
 * @param bornDate see {@link LifeDate#after}; so diedDate
 */
record ProfileChange(
        String name,
        @Nullable String sortName,
        @Nullable Boolean corporate,
        @Nullable String bio,
        @Nullable String bornDate,
        @Nullable String diedDate,
        @Nullable String nationality) {

    /** As clients send it. */
    record Request(
            @Nullable String name,
            @Nullable String sortName,
            @Nullable Boolean isCorporate,
            @Nullable String bio,
            @Nullable String bornDate,
            @Nullable String diedDate,
            @Nullable String nationality) {

        /** @throws Refusal that names the field */
        ProfileChange checked() {
            return new ProfileChange(
                    text("name", Blanks.trim(text(name)), 255),
                    sortName == null ? null : text("sort_name", Blanks.trim(sortName), 255),
                    isCorporate,
                    bio == null ? null : printable("bio", bio),
                    bornDate,
                    diedDate,
                    nationality == null ? null : text("nationality", nationality, 64));
        }
    }
}
