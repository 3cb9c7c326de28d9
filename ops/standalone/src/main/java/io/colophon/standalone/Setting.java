package io.colophon.standalone;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;

/**
 * One setting: {@code colophon.<key>} in {@code application.yaml}, {@code COLOPHON_<KEY>} in the environment. The text of a list is
 * its elements joined by commas, however it was written.
 *
 * @param fallback the text that stands when the setting is absent or blank; blank: the setting has no value then
 * @param expected completes "expected …" when {@code parse} throws an {@link IllegalArgumentException}
 * @param secret a wrong text is not repeated to anybody
 */
record Setting<T>(
        String key,
        String fallback,
        String expected,
        String meaning,
        Function<String, T> parse,
        boolean secret,
        boolean list) {

    static final String PREFIX = "colophon";

    static <T> Setting<T> of(String key, String fallback, String expected, String meaning, Function<String, T> parse) {
        return new Setting<>(key, fallback, expected, meaning, parse, false, false);
    }

    Setting<T> asSecret() {
        return new Setting<>(key, fallback, expected, meaning, parse, true, list);
    }

    Setting<T> asList() {
        return new Setting<>(key, fallback, expected, meaning, parse, secret, true);
    }

    String property() {
        return PREFIX + "." + key;
    }

    String variable() {
        return property().replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
    }

    /** @throws StartRefused naming the setting when its text is wrong */
    Optional<T> read(Binder binder) {
        String text = text(binder).strip();
        String used = text.isEmpty() ? fallback : text;
        try {
            return used.isEmpty() ? Optional.empty() : Optional.of(parse.apply(used));
        } catch (IllegalArgumentException e) {
            throw wrong(secret ? "" : ", got \"" + text + "\"", e);
        }
    }

    private String text(Binder binder) {
        try {
            return list
                    ? String.join(
                            ",",
                            binder.bind(property(), Bindable.listOf(String.class))
                                    .orElse(List.of()))
                    : binder.bind(property(), String.class).orElse("");
        } catch (BindException e) {
            throw wrong("", e);
        }
    }

    private StartRefused wrong(String got, Exception cause) {
        return new StartRefused(
                "The setting " + variable() + " (" + property() + ") is wrong: expected " + expected + got + ".",
                cause);
    }
}
