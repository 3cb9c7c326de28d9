package io.colophon.command.suggestions;

import io.colophon.command.Boundary;
import io.colophon.contract.CaseFold;
import io.colophon.contract.Change;
import io.colophon.contract.DomainEvent;
import io.colophon.contract.Refusal;
import io.colophon.contract.Tagger;
import io.colophon.contract.identity.IdentityEvent;
import io.colophon.contract.identity.IdentityEvent.UserDeleted;
import io.colophon.contract.suggestions.SuggestionEvent;
import io.colophon.contract.suggestions.SuggestionEvent.Kind;
import io.colophon.contract.suggestions.SuggestionEvent.Scope;
import io.colophon.contract.suggestions.SuggestionEvent.SuggestionBlocked;
import io.colophon.contract.suggestions.SuggestionEvent.SuggestionDropped;
import io.colophon.contract.suggestions.SuggestionEvent.SuggestionJudged;
import io.colophon.contract.suggestions.SuggestionEvent.SuggestionMade;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * Somebody's suggestions, oldest first, and what he wants no more of. They go with him.
 *
 * @param titles in lower case, of books that he wants no more of
 * @param authors in lower case, likewise
 */
record KnownSuggestions(boolean personGone, Map<UUID, Known> all, Set<String> titles, Set<String> authors) {

    /** Of each kind so many are new at most. */
    static final int POOL = 30;

    static final KnownSuggestions NONE = new KnownSuggestions(false, Map.of(), Set.of(), Set.of());

    record Known(Kind kind, String title, String author, String status) {

        boolean isNew(Kind asked) {
            return kind == asked && status.equals(SuggestionStatus.NEW.wireName());
        }
    }

    static Boundary boundary(UUID userId) {
        return within(Boundary.none(), userId);
    }

    static Boundary within(Boundary boundary, UUID userId) {
        return boundary.or(Tagger.id(SuggestionEvent.SUGGESTED_TO, userId))
                .or(Tagger.id(IdentityEvent.USER, userId), UserDeleted.class);
    }

    KnownSuggestions after(DomainEvent event) {
        return switch (event) {
            case SuggestionMade e ->
                with(e.suggestionId(), new Known(e.kind(), e.title(), e.author(), SuggestionStatus.NEW.wireName()));
            case SuggestionJudged e -> judged(e);
            case SuggestionDropped e -> without(e.suggestionId());
            case SuggestionBlocked e ->
                e.scope() == Scope.BOOK
                        ? new KnownSuggestions(personGone, all, plus(titles, e.title()), authors)
                        : new KnownSuggestions(personGone, all, titles, plus(authors, e.author()));
            case UserDeleted e -> new KnownSuggestions(true, Map.of(), Set.of(), Set.of());
            default -> this;
        };
    }

    private KnownSuggestions judged(SuggestionJudged event) {
        Known known = all.get(event.suggestionId());
        return known == null
                ? this
                : with(
                        event.suggestionId(),
                        new Known(
                                known.kind,
                                known.title,
                                known.author,
                                Objects.requireNonNullElse(Change.apply(event.status(), known.status), "")));
    }

    private KnownSuggestions with(UUID id, Known known) {
        Map<UUID, Known> after = new LinkedHashMap<>(all);
        after.put(id, known);
        return new KnownSuggestions(personGone, Collections.unmodifiableMap(after), titles, authors);
    }

    private KnownSuggestions without(UUID id) {
        Map<UUID, Known> after = new LinkedHashMap<>(all);
        after.remove(id);
        return new KnownSuggestions(personGone, Collections.unmodifiableMap(after), titles, authors);
    }

    private static Set<String> plus(Set<String> texts, String text) {
        Set<String> after = new HashSet<>(texts);
        after.add(CaseFold.fold(text));
        return Set.copyOf(after);
    }

    /** @throws Refusal when there is none */
    Known existing(UUID suggestionId) {
        Known known = all.get(suggestionId);
        if (known == null) {
            throw Refusal.notFound("suggestion");
        }
        return known;
    }

    /** Whether one of a kind with this title is new, in whatever case. */
    boolean hasNew(Kind kind, String title) {
        String folded = CaseFold.fold(title);
        return all.values().stream()
                .anyMatch(
                        known -> known.isNew(kind) && CaseFold.fold(known.title).equals(folded));
    }

    boolean isBlocked(String title, String author) {
        return titles.contains(CaseFold.fold(title)) || authors.contains(CaseFold.fold(author));
    }

    /** What gives way when one more of a kind is new. */
    List<UUID> tooMany(Kind kind) {
        List<UUID> fresh = all.entrySet().stream()
                .filter(one -> one.getValue().isNew(kind))
                .map(Map.Entry::getKey)
                .toList();
        return fresh.subList(0, Math.max(0, fresh.size() + 1 - POOL));
    }
}
