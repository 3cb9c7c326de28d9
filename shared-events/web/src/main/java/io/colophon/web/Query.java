package io.colophon.web;

import io.colophon.contract.Refusal;
import java.math.BigInteger;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** The query of a request, read as the Librarium family does: the first of a repeated parameter counts. */
public final class Query {

    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+");

    private final MultiValueMap<String, String> parameters;

    public Query(MultiValueMap<String, String> parameters) {
        this.parameters = parameters;
    }

    /**
     * Empty when the parameter is absent.
     *
     * @throws Refusal when it holds U+0000, which no column holds
     */
    public String text(String name) {
        return checked(name, parameters.getFirst(name));
    }

    private static String checked(String name, @Nullable String value) {
        if (value != null && value.indexOf('\0') >= 0) {
            throw Refusal.invalid(name + " must not contain U+0000");
        }
        return value == null ? "" : value;
    }

    public boolean has(String name) {
        return parameters.containsKey(name);
    }

    /** All values of a parameter that may be repeated. */
    public List<String> all(String name) {
        return parameters.getOrDefault(name, List.of()).stream()
                .map(value -> checked(name, value))
                .toList();
    }

    /** 0 for what is no number, the largest or smallest long for what does not fit. */
    public long number(String name) {
        String text = parameters.getFirst(name);
        if (text == null || !NUMBER.matcher(text).matches()) {
            return 0;
        }
        BigInteger value = new BigInteger(text.startsWith("+") ? text.substring(1) : text);
        return value.bitLength() < 64 ? value.longValue() : value.signum() > 0 ? Long.MAX_VALUE : Long.MIN_VALUE;
    }

    /** The page that is asked for, at least 1. */
    public long page() {
        return Math.max(1, number("page"));
    }
}
