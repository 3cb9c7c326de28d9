package io.colophon.contract;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Collects the tags of one event. */
public final class Tags {

    private final Tagger tagger;
    private final Set<String> collected = new LinkedHashSet<>();

    Tags(Tagger tagger) {
        this.tagger = tagger;
    }

    public Tags id(String key, UUID id) {
        collected.add(Tagger.id(key, id));
        return this;
    }

    public Tags ids(String key, Collection<UUID> ids) {
        ids.forEach(id -> id(key, id));
        return this;
    }

    /** Both sides of a change. */
    public Tags ids(String key, @Nullable Change<UUID> change) {
        if (change != null) {
            ids(key, change.present());
        }
        return this;
    }

    /** The tag of a unique text; an absent or empty one takes nothing. */
    public Tags exact(String key, @Nullable String text) {
        if (text != null && !text.isEmpty()) {
            collected.add(tagger.exact(key, text));
        }
        return this;
    }

    public Tags exact(String key, @Nullable Change<String> change) {
        if (change != null) {
            change.present().forEach(text -> exact(key, text));
        }
        return this;
    }

    /** As {@link #exact}, blind to case. */
    public Tags folded(String key, @Nullable String text) {
        if (text != null && !text.isEmpty()) {
            collected.add(tagger.folded(key, text));
        }
        return this;
    }

    public Tags folded(String key, @Nullable Change<String> change) {
        if (change != null) {
            change.present().forEach(text -> folded(key, text));
        }
        return this;
    }

    /** Tags that are made already, such as those that a removal gives back. */
    public Tags all(Collection<String> tags) {
        collected.addAll(tags);
        return this;
    }

    Set<String> collected() {
        return collected;
    }
}
