package io.colophon.standalone.openapi;

import io.colophon.web.errors.RouteFamily;
import io.colophon.web.openapi.Described;
import io.colophon.web.security.Caller;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;

/** A route, and what follows for its clients from how its handler is written. */
record Route(RequestMethod method, String path, HandlerMethod handler, Described described) {

    /** Where most routes are; the contract writes their paths without it. */
    static final String BASE = "/api/v1";

    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");
    private static final Set<String> NAMES = Set.of("id", "isbn", "name", "view");
    /** Whose names in the contract do not follow from ours, by the beginning of their path. */
    private static final Map<String, Map<String, String>> OTHER_NAMES = Map.of(
            "/api/v1/media-types", Map.of("type", "media_type_id"),
            "/api/v1/admin/users", Map.of("user", "id"),
            "/api/v1/admin/connections/ai", Map.of("name", "provider"),
            "/api/v1/imports", Map.of("run", "import_id"),
            "/api/v1/libraries/{library}/imports", Map.of("run", "import_id"),
            "/api/v1/enrichment-batches", Map.of("run", "batch_id"));

    /** As the document writes it: below {@link #BASE}, with the contract's names. */
    String documentedPath() {
        String below = path.startsWith(BASE + "/") ? path.substring(BASE.length()) : path;
        return VARIABLE.matcher(below).replaceAll(found -> "{" + documentedName(found.group(1)) + "}");
    }

    boolean isBelowBase() {
        return path.startsWith(BASE + "/");
    }

    List<String> variables() {
        return VARIABLE.matcher(path)
                .results()
                .map(found -> documentedName(found.group(1)))
                .toList();
    }

    /** Whether a variable of the documented path is an id. */
    static boolean isId(String variable) {
        return variable.equals("id") || variable.endsWith("_id");
    }

    private String documentedName(String variable) {
        return OTHER_NAMES.entrySet().stream()
                .filter(names -> path.startsWith(names.getKey()))
                .map(names -> names.getValue().get(variable))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(NAMES.contains(variable) ? variable : variable + "_id");
    }

    boolean isFeed() {
        return RouteFamily.of(path) == RouteFamily.LIBRIS;
    }

    boolean isEnveloped() {
        return isBelowBase() && !described.bare();
    }

    boolean isWrite() {
        return method != RequestMethod.GET;
    }

    /** Whoever is not asked who he is may be anybody. */
    boolean isPublic() {
        return !has(Caller.class);
    }

    boolean hasBody() {
        return described.takes() != Void.class || described.form().length > 0;
    }

    private boolean has(Class<?> parameter) {
        return Arrays.stream(handler.getMethodParameters()).anyMatch(one -> one.getParameterType() == parameter);
    }

    /** The feature: the last word of the package. */
    String feature() {
        String packageName = handler.getBeanType().getPackageName();
        return packageName.substring(packageName.lastIndexOf('.') + 1);
    }

    String operationId() {
        return handler.getBeanType().getSimpleName() + "." + handler.getMethod().getName();
    }

    boolean answersWithNothing() {
        return described.gives() == Void.class
                && described.shows().isEmpty()
                && described.file().isEmpty();
    }

    int success() {
        if (described.status() != 0) {
            return described.status();
        }
        if (answersWithNothing()) {
            return 204;
        }
        return method == RequestMethod.POST && !described.shows().isEmpty() ? 201 : 200;
    }

    /** Those that refuse, and others that the route names. */
    Set<Integer> otherStatuses() {
        Set<Integer> statuses = new TreeSet<>();
        Arrays.stream(described.also()).forEach(statuses::add);
        boolean ids = variables().stream().anyMatch(Route::isId);
        // A path or a query may be one that no route is asked about.
        statuses.add(400);
        if (!isPublic()) {
            statuses.add(401);
        }
        if (isBelowBase() || isFeed()) {
            statuses.add(503);
        }
        if (path.contains("/{library}") || path.contains("/admin/") || path.startsWith("/test/")) {
            statuses.add(403);
        }
        if (ids || described.noPage()) {
            statuses.add(404);
        }
        if (isWrite() && isBelowBase()) {
            statuses.add(409);
        }
        if (hasBody()) {
            statuses.add(413);
        }
        statuses.remove(success());
        return statuses;
    }

    /** A query parameter as it is described. */
    record Parameter(String name, String type, String meaning) {

        private static final Pattern TEXT = Pattern.compile("(\\w+)(?: \\((\\w+)\\))?: (.+)");

        static Parameter parse(String text) {
            Matcher matcher = TEXT.matcher(text);
            if (!matcher.matches()) {
                throw new IllegalArgumentException("no parameter: " + text);
            }
            return new Parameter(
                    matcher.group(1), Objects.requireNonNullElse(matcher.group(2), "string"), matcher.group(3));
        }
    }

    List<Parameter> parameters() {
        return Arrays.stream(described.query()).map(Parameter::parse).toList();
    }
}
