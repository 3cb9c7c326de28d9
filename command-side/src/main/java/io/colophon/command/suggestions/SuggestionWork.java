package io.colophon.command.suggestions;

import com.github.f4b6a3.uuid.UuidCreator;
import io.colophon.command.Command;
import io.colophon.command.Commands;
import io.colophon.command.Origin;
import io.colophon.command.jobs.ItemOutcome;
import io.colophon.command.jobs.NoteRun;
import io.colophon.command.jobs.RunLog;
import io.colophon.command.jobs.RunPass;
import io.colophon.command.jobs.RunWork;
import io.colophon.command.suggestions.AiProvider.Generation;
import io.colophon.command.suggestions.AiProvider.Prompt;
import io.colophon.command.suggestions.Reply.Candidate;
import io.colophon.contract.jobs.RunEvent.RunNoted;
import io.colophon.contract.jobs.RunEvent.RunQueued;
import io.colophon.contract.suggestions.SuggestionEvent.Kind;
import io.colophon.web.Written;
import io.colophon.web.clock.SchedulingClock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/**
 * Makes suggestions to somebody, in one item. Each step is told in the run before the next one begins, and what comes next is read from
 * what is told, so it goes on wherever it stopped, but for one thing: a model that was asked and whose answer was lost is not asked again,
 * because it is paid for by the question.
 */
final class SuggestionWork implements RunWork {

    private static final int ITEM = 1;

    private final Commands commands;
    private final RunLog runs;
    private final ModelCalls models;
    private final PromptSource prompts;
    private final CandidateCheck check;
    private final SchedulingClock clock;

    SuggestionWork(
            Commands commands,
            RunLog runs,
            ModelCalls models,
            PromptSource prompts,
            CandidateCheck check,
            SchedulingClock clock) {
        this.commands = commands;
        this.runs = runs;
        this.models = models;
        this.prompts = prompts;
        this.check = check;
        this.clock = clock;
    }

    @Override
    public String type() {
        return RunTerms.TYPE;
    }

    @Override
    public Mono<Void> items(RunPass pass) {
        return pass.isLeft(ITEM)
                ? pass.item(ITEM, "suggesting", "something went wrong that is in the log of the server", end(pass))
                : Mono.empty();
    }

    /** Whatever stops it from the outside is seen by the last command, too. */
    private Mono<Command<ItemOutcome, ?>> end(RunPass pass) {
        Telling telling = new Telling(pass, RunTerms.of(pass.run()));
        return runs.notes(pass.run().runId())
                .collectList()
                .flatMap(notes -> telling.goOn(new Story(notes)))
                .switchIfEmpty(Mono.fromSupplier(() -> telling.failed("cancelled")))
                .onErrorResume(NoSuggestions.class, reason -> Mono.just(telling.failed(reason.getMessage())))
                .map(Function.identity());
    }

    /** One going on with a run. */
    private final class Telling {

        private final RunPass pass;
        private final RunTerms terms;
        private final UUID runId;
        private final UUID userId;

        Telling(RunPass pass, RunTerms terms) {
            RunQueued run = pass.run();
            this.pass = pass;
            this.terms = terms;
            this.runId = run.runId();
            this.userId = run.requestedBy();
        }

        /** Empty when the run does not go on. */
        Mono<EndSuggesting> goOn(Story story) {
            if (!story.hasBegun()) {
                return note(story, Story.START, begin()).flatMap(this::goOn);
            }
            if (story.waits()) {
                return Mono.error(
                        new NoSuggestions("the answer of the model was lost, as when the server stops; it is not"
                                + " asked twice, since each answer may have its price"));
            }
            if (story.answers() == 0) {
                return prompt().flatMap(text -> ask(story, text, false)).flatMap(this::goOn);
            }
            if (story.wasCut()) {
                return Mono.error(new NoSuggestions("the answer was cut off by the cap of tokens"));
            }
            Candidate candidate = story.next(terms).orElse(null);
            if (candidate != null) {
                return suggest(story, candidate).flatMap(this::goOn);
            }
            int missing = story.missing(terms);
            return missing > 0
                    ? ask(story, PromptText.askingAgain(story.prompt(), missing, story.rejected()), true)
                            .flatMap(this::goOn)
                    : Mono.just(new EndSuggesting(runId, userId, ITEM, "", summary(story), clock.instant()));
        }

        private Map<String, Object> begin() {
            Map<String, Object> content = new LinkedHashMap<>(pass.run().options());
            content.remove("max_tokens_initial");
            content.remove("max_tokens_backfill");
            return content;
        }

        private Mono<String> prompt() {
            return Mono.zip(
                            models.settings(),
                            commands.send(new ReadReader(userId), Origin.SYSTEM).map(Written::result))
                    .flatMap(both -> both.getT2().wantsSuggestions()
                            ? prompts.prompt(runId, userId, terms, both.getT1(), both.getT2())
                            : Mono.error(new NoSuggestions("suggestions are no longer wanted")));
        }

        private Mono<Story> ask(Story story, String text, boolean again) {
            int cap = again ? terms.maxTokensBackfill() : terms.maxTokensInitial();
            Map<String, Object> asked = new LinkedHashMap<>();
            asked.put(Story.TEXT, text);
            asked.put("max_tokens", cap);
            return models.asked(terms, new Prompt(text, cap)).flatMap(call -> note(
                            story, again ? Story.AGAIN_PROMPT : Story.PROMPT, asked)
                    .flatMap(told -> pass.whileGoingOn(call)
                            .flatMap(said -> note(told, again ? Story.AGAIN_RESPONSE : Story.RESPONSE, answer(said)))));
        }

        private Map<String, Object> answer(Generation said) {
            Map<String, Object> content = new LinkedHashMap<>();
            content.put(Story.ANSWER, said.text());
            content.put("tokens_in", said.tokensIn());
            content.put("tokens_out", said.tokensOut());
            content.put(
                    "estimated_cost_usd",
                    Prices.of(terms.provider(), terms.model(), said.tokensIn(), said.tokensOut()));
            content.put(Story.CUT, said.cut());
            return content;
        }

        private Mono<Story> suggest(Story story, Candidate candidate) {
            UUID suggestionId = UuidCreator.getTimeOrderedEpoch();
            return pass.whileGoingOn(check.of(candidate, userId, terms.libraryId()))
                    .flatMap(finding -> told(
                            story,
                            new SuggestCandidate(runId, userId, suggestionId, candidate, finding, clock.instant())));
        }

        private Mono<Story> note(Story story, String kind, Map<String, Object> content) {
            return told(story, new NoteRun(runId, userId, kind, content, clock.instant()));
        }

        private Mono<Story> told(Story story, Command<Optional<RunNoted>, ?> step) {
            return pass.step(ITEM, step).flatMap(Mono::justOrEmpty).map(story::plus);
        }

        private Map<String, Object> summary(Story story) {
            Map<String, Object> content = new LinkedHashMap<>();
            content.put("buy", story.accepted(Kind.BUY));
            content.put("read_next", story.accepted(Kind.READ_NEXT));
            return content;
        }

        EndSuggesting failed(String reason) {
            return new EndSuggesting(runId, userId, ITEM, reason, Map.of(), clock.instant());
        }
    }
}
