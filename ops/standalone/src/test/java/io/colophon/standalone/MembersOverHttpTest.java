package io.colophon.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MembersOverHttpTest {

    private static TestServer server;
    private static SignedIn owner;
    private static String library;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        owner = SignedIn.register(server);
        library = "/libraries/" + owner.library();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "library_viewer, 403, 403",
        "library_editor, 201, 403",
        "library_owner,  201, 200",
        "instance_admin, 201, 200"
    })
    void a_member_has_any_role_that_there_is(String role, int addsTag, int renamesLibrary) {
        SignedIn member = SignedIn.register(server);
        owner.post(library + "/members", Map.of("user_id", member.id(), "role", role))
                .ok();
        owner.patch(library + "/members/" + member.id(), Map.of("role", role)).ok();
        assertThat(owner.get(library + "/members").ok().findValuesAsString("role"))
                .contains(role);
        assertThat(member.post(library + "/tags", Map.of("name", role)).status())
                .isEqualTo(addsTag);
        assertThat(member.put(library, Map.of("name", "Renamed")).status()).isEqualTo(renamesLibrary);
        member.get("/admin/users").refused(403, "instance admin access required");
        owner.delete(library + "/members/" + member.id()).ok();
    }

    @Test
    void a_role_that_there_is_not_is_nobodys() {
        SignedIn member = SignedIn.register(server);
        owner.post(library + "/members", Map.of("user_id", member.id(), "role", "boss"))
                .refused(404, "user not found");
        owner.post(library + "/members", Map.of("user_id", member.id())).ok();
        owner.patch(library + "/members/" + member.id(), Map.of("role", "boss")).refused(404, "member not found");
    }
}
