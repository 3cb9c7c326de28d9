package io.colophon.command.suggestions;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.colophon.command.providers.ApiKey;
import io.colophon.command.providers.ProviderFailure;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Somebody who writes what a prompt asks for. One that can't answer fails with a {@link ProviderFailure}; who stops waiting ends the
 * call.
 */
interface AiProvider {

    String API_KEY = "api_key";
    String MODEL = "model";
    String BASE_URL = "base_url";

    enum Use {
        /** Off without a key. */
        WITH_KEY,
        /** A server of the operator's own, off while it is not known where it is and which model it has. */
        LOCAL
    }

    /** @param options models that a form may offer; others can be named, too */
    record Field(
            String key,
            String label,
            String type,
            boolean required,
            @JsonInclude(Include.NON_EMPTY) String placeholder,
            @JsonInclude(Include.NON_EMPTY) String helpText,
            @JsonInclude(Include.NON_EMPTY) List<String> options) {

        static Field key(boolean required, String placeholder) {
            return new Field(API_KEY, "API key", "password", required, placeholder, "", List.of());
        }

        /** @param models the first is the one that is asked when nobody says another */
        static Field model(List<String> models) {
            return new Field(MODEL, "Model", MODEL, true, models.getFirst(), "", models);
        }

        static Field localModel(String placeholder, String help) {
            return new Field(MODEL, "Model", "text", true, placeholder, help, List.of());
        }

        static Field baseUrl(String placeholder, String help) {
            return new Field(BASE_URL, "Base URL", "url", true, placeholder, help, List.of());
        }
    }

    /**
     * @param baseUrl where it is when nobody says another place
     * @param model the one that is asked when nobody says another; empty where there is no such model
     */
    record Description(
            String name,
            String displayName,
            String description,
            Use use,
            String baseUrl,
            String model,
            List<Field> fields,
            String help,
            String helpUrl) {}

    /** What it is asked with. Of the products in the cloud nobody chooses the place. */
    record Connection(String baseUrl, String model, ApiKey key) {}

    /** @param maxTokens how much of an answer is wanted at most */
    record Prompt(String text, int maxTokens) {}

    /** @param cut the answer ends where it does because of the prompt's cap */
    record Generation(String text, long tokensIn, long tokensOut, boolean cut) {}

    /** A model of a local server. What the server does not say is empty. */
    record LocalModel(
            String name,
            @JsonInclude(Include.NON_DEFAULT) long size,
            @JsonInclude(Include.NON_EMPTY) String digest,
            @JsonInclude(Include.NON_EMPTY) String family,
            @JsonInclude(Include.NON_EMPTY) String parameterSize,
            @JsonInclude(Include.NON_EMPTY) String quantization) {}

    Description description();

    /** It may be paid for, so a call that broke off is not made again: nobody knows whether it was counted. */
    Mono<Generation> generate(Prompt prompt, Connection connection);

    /** The models that a local server has; of the others nobody asks. */
    default Flux<LocalModel> models(Connection connection) {
        return Flux.empty();
    }
}
