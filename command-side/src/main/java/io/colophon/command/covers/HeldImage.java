package io.colophon.command.covers;

import io.colophon.contract.Change;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.covers.CoverEvent.CoverAdded;
import io.colophon.contract.covers.CoverEvent.CoverRemoved;
import io.colophon.contract.covers.CoverEvent.CoverReplaced;
import io.colophon.contract.covers.Image;
import io.colophon.contract.covers.PhotoEvent.PhotoAdded;
import io.colophon.contract.covers.PhotoEvent.PhotoRemoved;
import io.colophon.contract.covers.PhotoEvent.PhotoReplaced;
import org.jspecify.annotations.Nullable;

/**
 * Whether there is something that may have a picture, and which it has.
 *
 * @param owner whether the book is in the library, or the contributor is there
 */
public record HeldImage(boolean owner, @Nullable Image image) {

    static final HeldImage UNKNOWN = new HeldImage(false, null);
    static final Class<?>[] COVERS = {CoverAdded.class, CoverReplaced.class, CoverRemoved.class};
    static final Class<?>[] PHOTOS = {PhotoAdded.class, PhotoReplaced.class, PhotoRemoved.class};

    HeldImage after(DomainEvent event) {
        return switch (event) {
            case CoverAdded e -> with(e.image());
            case CoverReplaced e -> with(Change.apply(e.image(), image));
            case CoverRemoved e -> with(null);
            case PhotoAdded e -> with(e.image());
            case PhotoReplaced e -> with(Change.apply(e.image(), image));
            case PhotoRemoved e -> with(null);
            default -> this;
        };
    }

    HeldImage owned(boolean now) {
        return new HeldImage(now, now ? image : null);
    }

    private HeldImage with(@Nullable Image now) {
        return new HeldImage(owner, now);
    }
}
