package io.colophon.command.suggestions;

import io.colophon.command.suggestions.Reply.Candidate;
import io.colophon.contract.jobs.RunEvent.RunNoted;
import io.colophon.contract.suggestions.SuggestionEvent.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** How far a run of suggestions is, by what is told of it; from here whoever takes it over goes on. */
record Story(List<RunNoted> notes) {

    static final String START = "pipeline_start";
    static final String PROMPT = "prompt";
    static final String RESPONSE = "ai_response";
    static final String AGAIN_PROMPT = "backfill_prompt";
    static final String AGAIN_RESPONSE = "backfill_response";
    static final String DECISION = "enrichment_decision";
    static final String MATCH = "read_next_match";
    static final String END = "pipeline_end";
    static final String ERROR = "error";

    static final String TITLE = "title";
    static final String OUTCOME = "outcome";
    static final String ACCEPTED = "accepted";
    static final String TEXT = "prompt";
    static final String ANSWER = "response";
    static final String CUT = "truncated";

    private static final int MOST_BACKFILLS = 2;

    Story plus(RunNoted note) {
        List<RunNoted> more = new ArrayList<>(notes);
        more.add(note);
        return new Story(List.copyOf(more));
    }

    boolean hasBegun() {
        return !notes.isEmpty();
    }

    /** Whether a model was asked and nothing is known of its answer. */
    boolean waits() {
        return count(PROMPT, AGAIN_PROMPT) > answers();
    }

    int answers() {
        return count(RESPONSE, AGAIN_RESPONSE);
    }

    private int count(String... kinds) {
        return (int) notes.stream()
                .filter(note -> List.of(kinds).contains(note.kind()))
                .count();
    }

    /** What was asked at first. */
    String prompt() {
        return notes.stream()
                .filter(note -> note.kind().equals(PROMPT))
                .findFirst()
                .map(note -> text(note, TEXT))
                .orElse("");
    }

    private Optional<RunNoted> answer() {
        return notes.reversed().stream()
                .filter(note -> note.kind().equals(RESPONSE) || note.kind().equals(AGAIN_RESPONSE))
                .findFirst();
    }

    /** Whether the last answer ended where the cap of tokens was. */
    boolean wasCut() {
        return answer().filter(note -> Boolean.TRUE.equals(content(note).get(CUT)))
                .isPresent();
    }

    int accepted(Kind kind) {
        return (int) notes.stream()
                .filter(note -> note.kind().equals(SuggestCandidate.kindOfNote(kind)))
                .filter(note -> text(note, OUTCOME).equals(ACCEPTED))
                .count();
    }

    /** The titles to buy that came to nothing. */
    List<String> rejected() {
        return notes.stream()
                .filter(note ->
                        note.kind().equals(DECISION) && !text(note, OUTCOME).equals(ACCEPTED))
                .map(note -> text(note, TITLE))
                .distinct()
                .toList();
    }

    /** What of the last answer is to be looked at next; what is only to fill up names nothing to read next. */
    Optional<Candidate> next(RunTerms terms) {
        RunNoted answer = answer().orElse(null);
        if (answer == null) {
            return Optional.empty();
        }
        List<Candidate> all = Reply.read(text(answer, ANSWER));
        Optional<Candidate> buy = next(all, Kind.BUY, answer.seq(), terms.buy());
        return buy.isPresent() || !answer.kind().equals(RESPONSE)
                ? buy
                : next(all, Kind.READ_NEXT, answer.seq(), terms.readNext());
    }

    private Optional<Candidate> next(List<Candidate> all, Kind kind, int answered, int wanted) {
        long looked = notes.stream()
                .filter(note -> note.seq() > answered && note.kind().equals(SuggestCandidate.kindOfNote(kind)))
                .count();
        return accepted(kind) >= wanted
                ? Optional.empty()
                : all.stream()
                        .filter(candidate -> candidate.kind() == kind)
                        .skip(looked)
                        .findFirst();
    }

    /** How many books to buy are to be asked for once more; 0 when it is enough. */
    int missing(RunTerms terms) {
        return rejected().isEmpty() || count(AGAIN_RESPONSE) >= MOST_BACKFILLS
                ? 0
                : Math.max(0, terms.buy() - accepted(Kind.BUY));
    }

    private static String text(RunNoted note, String name) {
        return content(note).get(name) instanceof String text ? text : "";
    }

    /** Nothing, when the person's key is gone. */
    private static Map<String, Object> content(RunNoted note) {
        return Objects.requireNonNullElse(note.content(), Map.of());
    }
}
