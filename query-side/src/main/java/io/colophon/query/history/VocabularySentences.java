package io.colophon.query.history;

import static io.colophon.query.history.Phrases.quoted;

import io.colophon.contract.vocabulary.VocabularyEvent;
import io.colophon.contract.vocabulary.VocabularyEvent.GenreAdded;
import io.colophon.contract.vocabulary.VocabularyEvent.GenreRemoved;
import io.colophon.contract.vocabulary.VocabularyEvent.GenreRenamed;
import io.colophon.contract.vocabulary.VocabularyEvent.MediaTypeAdded;
import io.colophon.contract.vocabulary.VocabularyEvent.MediaTypeRemoved;
import io.colophon.contract.vocabulary.VocabularyEvent.MediaTypeRevised;
import io.colophon.contract.vocabulary.VocabularyEvent.TagAdded;
import io.colophon.contract.vocabulary.VocabularyEvent.TagRemoved;
import io.colophon.contract.vocabulary.VocabularyEvent.TagRevised;
import io.colophon.query.history.HistoryItem.FieldChange;
import io.colophon.query.history.HistoryItem.Subject;
import java.util.List;
import java.util.UUID;

/** What happened to tags, genres and media types. */
final class VocabularySentences {

    private static final String MEDIA_TYPE = "media_type";

    private VocabularySentences() {}

    static HistoryItem of(VocabularyEvent event, Telling telling) {
        return switch (event) {
            case TagAdded e ->
                added(
                        telling,
                        new Subject(VocabularyEvent.TAG, e.tagId(), e.name()),
                        "the tag",
                        new Fields().began("name", e.name()).began("color", e.color()));
            case TagRevised e ->
                revised(
                        telling,
                        telling.subject(VocabularyEvent.TAG, e.tagId()),
                        "the tag",
                        new Fields().changed("name", e.name()).changed("color", e.color()));
            case TagRemoved e -> removed(telling, VocabularyEvent.TAG, e.tagId(), "the tag");
            case GenreAdded e ->
                added(
                        telling,
                        new Subject(VocabularyEvent.GENRE, e.genreId(), e.name()),
                        "the genre",
                        new Fields().began("name", e.name()));
            case GenreRenamed e ->
                revised(
                        telling,
                        telling.subject(VocabularyEvent.GENRE, e.genreId()),
                        "the genre",
                        new Fields().changed("name", e.name()));
            case GenreRemoved e -> removed(telling, VocabularyEvent.GENRE, e.genreId(), "the genre");
            case MediaTypeAdded e ->
                added(
                        telling,
                        new Subject(MEDIA_TYPE, e.mediaTypeId(), e.displayName()),
                        "the media type",
                        new Fields()
                                .began("display_name", e.displayName())
                                .began("name", e.name())
                                .began("description", e.description()));
            case MediaTypeRevised e ->
                revised(
                        telling,
                        telling.subject(MEDIA_TYPE, e.mediaTypeId()),
                        "the media type",
                        new Fields().changed("display_name", e.displayName()).changed("description", e.description()));
            case MediaTypeRemoved e -> removed(telling, MEDIA_TYPE, e.mediaTypeId(), "the media type");
        };
    }

    private static HistoryItem added(Telling telling, Subject subject, String kind, Fields fields) {
        return telling.did(subject, "added " + kind + " " + quoted(String.valueOf(subject.title())), fields.list());
    }

    /** A thing that got another name is called by neither: the change tells both. */
    private static HistoryItem revised(Telling telling, Subject subject, String kind, Fields fields) {
        List<FieldChange> changes = fields.list();
        boolean renamed = changes.stream().anyMatch(change -> change.field().equals("name"));
        return telling.changed(
                subject, renamed || subject.id() == null ? kind : kind + " " + telling.quoted(subject.id()), changes);
    }

    private static HistoryItem removed(Telling telling, String subject, UUID id, String kind) {
        return telling.did(telling.subject(subject, id), "removed " + kind + " " + telling.quoted(id), List.of());
    }
}
