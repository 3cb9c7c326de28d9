package io.colophon.web.openapi;

import io.colophon.contract.Refusal;
import java.io.IOException;
import java.util.Set;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * The document of the API, and a page that shows it, open to everybody (Librarium behaviour, section 1). The document is the one in the
 * repository, which a test makes from the code: a server neither makes it nor keeps it in memory.
 */
@RestController
public class ApiDocumentQueries {

    private static final Resource DOCUMENT = new ClassPathResource("api-docs/openapi.json");
    private static final Resource PAGE = new ClassPathResource("api-docs/index.html");
    private static final String START = "start.js";
    private static final Set<String> OF_SWAGGER_UI = Set.of("swagger-ui.css", "swagger-ui-bundle.js");

    @Described(value = "This document", gives = Object.class)
    @GetMapping("/v3/api-docs")
    ResponseEntity<Resource> document() {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(DOCUMENT);
    }

    @Described(value = "This document, for pages of any origin", gives = Object.class)
    @GetMapping("/api/openapi.json")
    ResponseEntity<Resource> documentForAll() {
        return ResponseEntity.ok()
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
                .contentType(MediaType.APPLICATION_JSON)
                .body(DOCUMENT);
    }

    @Described(value = "A page that shows this document", file = "text/html")
    @GetMapping("/api/docs")
    ResponseEntity<Resource> page() {
        return ResponseEntity.ok().contentType(MediaType.TEXT_HTML).body(PAGE);
    }

    @Described(value = "A script or style of the page", file = "text/*", noPage = true)
    @GetMapping("/api/docs/{name}")
    Mono<ResponseEntity<Resource>> part(@PathVariable String name) {
        return Mono.fromCallable(() -> find(name))
                .subscribeOn(Schedulers.boundedElastic())
                .map(found -> ResponseEntity.ok()
                        .cacheControl(CacheControl.noCache())
                        .contentType(MediaTypeFactory.getMediaType(name).orElse(MediaType.APPLICATION_OCTET_STREAM))
                        .body(found));
    }

    /** The folder of Swagger UI is named for its version. */
    private static Resource find(String name) throws IOException {
        if (name.equals(START)) {
            return new ClassPathResource("api-docs/" + START);
        }
        if (!OF_SWAGGER_UI.contains(name)) {
            throw Refusal.noPage();
        }
        return new PathMatchingResourcePatternResolver()
                .getResources("classpath*:META-INF/resources/webjars/swagger-ui/*/" + name)[0];
    }
}
