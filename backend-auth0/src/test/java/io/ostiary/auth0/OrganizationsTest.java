package io.ostiary.auth0;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.ostiary.Change;
import io.ostiary.InvalidArgumentException;
import io.ostiary.NotFoundException;
import io.ostiary.PageRequest;
import io.ostiary.auth0.emulator.Exchange;
import io.ostiary.organization.NewOrganization;
import io.ostiary.organization.Organization;
import io.ostiary.organization.OrganizationId;
import io.ostiary.organization.OrganizationPatch;
import io.ostiary.organization.OrganizationQuery;
import io.ostiary.organization.Organizations;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OrganizationsTest {
    private static final URI LOGO = URI.create("https://example.com/logo.png");

    private final Emulated emulated = new Emulated();
    private final Organizations organizations = emulated.directory().organizations();

    @AfterEach
    void close() {
        emulated.close();
    }

    @Test
    void aMemberLimitIsKeptInTheMetadataAndNotShownThere() {
        Organization acme = organizations.create(NewOrganization.builder("Acme")
                .memberLimit(3)
                .metadata(Map.of("plan", "gold"))
                .build());

        assertThat(stored(acme).path("metadata").toString())
                .isEqualTo("{\"ostiary.member_limit\":\"3\",\"plan\":\"gold\"}");
        assertThat(acme.metadata()).containsOnlyKeys("plan");
        emulated.patch("organizations/" + acme.id(), "{\"metadata\":{\"ostiary.member_limit\":\"many\"}}");
        assertThat(found(acme).memberLimit()).isNull();
    }

    @Test
    void aMemberLimitTakesOneOfTheKeysThatAuth0Keeps() {
        Map<String, String> full = keys(25);

        assertThatThrownBy(() -> organizations.create(NewOrganization.builder("Acme")
                        .metadata(full)
                        .memberLimit(3)
                        .build()))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("metadata");

        assertThat(emulated.get("organizations")).isEmpty();
    }

    @Test
    void aChangeOfMetadataSendsAllOfItAndNullForWhatGoes() {
        Organization acme = organizations.create(NewOrganization.builder("Acme")
                .metadata(Map.of("plan", "gold", "region", "eu"))
                .memberLimit(3)
                .build());
        Map<String, @Nullable String> change = new HashMap<>();
        change.put("region", null);

        organizations.update(
                acme.id(), OrganizationPatch.builder().metadata(change).build());

        assertThat(changes())
                .singleElement()
                .extracting(sent -> sent.get("metadata").toString())
                .isEqualTo("{\"ostiary.member_limit\":\"3\",\"plan\":\"gold\",\"region\":null}");
    }

    @Test
    void allMetadataIsExchangedAtOnce() {
        Organization acme = organizations.create(
                NewOrganization.builder("Acme").metadata(keys(25)).build());
        Map<String, @Nullable String> change = new HashMap<>();
        keys(25).forEach((key, value) -> {
            change.put(key, null);
            change.put("new-" + key, value);
        });

        Organization changed = organizations.update(
                acme.id(), OrganizationPatch.builder().metadata(change).build());

        assertThat(changed.metadata())
                .hasSize(25)
                .allSatisfy((key, value) -> assertThat(key).startsWith("new-"));
    }

    @Test
    void theColoursOfTheBrandingStay() {
        Organization acme = organizations.create(NewOrganization.of("Acme"));
        String colors = "{\"primary\":\"#112233\",\"page_background\":\"#445566\"}";
        emulated.patch("organizations/" + acme.id(), "{\"branding\":{\"colors\":" + colors + "}}");

        organizations.update(
                acme.id(), OrganizationPatch.builder().image(Change.set(LOGO)).build());
        assertThat(found(acme).image()).isEqualTo(LOGO);
        assertThat(stored(acme).at("/branding/colors/primary").asText()).isEqualTo("#112233");

        organizations.update(
                acme.id(), OrganizationPatch.builder().image(Change.clear()).build());
        assertThat(found(acme).image()).isNull();
        assertThat(stored(acme).at("/branding/colors/page_background").asText()).isEqualTo("#445566");
    }

    @Test
    void anImageThatAuth0DoesNotTakeIsInvalid() {
        assertThatThrownBy(() -> organizations.create(NewOrganization.builder("Acme")
                        .image(URI.create("http://localhost/logo.png"))
                        .build()))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("image");
    }

    @Test
    void aSlugIsNoId() {
        Organization acme = organizations.create(
                NewOrganization.builder("Acme").slug("acme").build());
        OrganizationId slug = OrganizationId.of("acme");

        assertThat(organizations.find(slug)).isEmpty();
        assertThatThrownBy(() -> organizations.delete(slug)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> organizations.members(slug, PageRequest.first()))
                .isInstanceOf(NotFoundException.class);

        assertThat(organizations.find(acme.id())).isPresent();
    }

    @Test
    void aSearchTellsEachOrganizationOnceWhateverTheSizeOfThePage() {
        IntStream.range(0, 130)
                .forEach(number ->
                        organizations.create(NewOrganization.of((number % 3 == 0 ? "Harbour " : "Pier ") + number)));

        for (int size : new int[] {1, 7, 44, 200}) {
            List<String> slugs = walk(new OrganizationQuery("harbour", false), size);
            assertThat(slugs).hasSize(44).doesNotHaveDuplicates();
        }
    }

    private Organization found(Organization organization) {
        return organizations.find(organization.id()).orElseThrow();
    }

    private JsonNode stored(Organization organization) {
        return emulated.get("organizations/" + organization.id());
    }

    private List<String> walk(OrganizationQuery query, int size) {
        List<String> slugs = new ArrayList<>();
        String cursor = null;
        do {
            var page = organizations.list(query, new PageRequest(size, cursor));
            page.items().forEach(organization -> slugs.add(organization.slug()));
            cursor = page.next();
        } while (cursor != null);
        return slugs;
    }

    private List<JsonNode> changes() {
        return emulated.tenant.log().exchanges().stream()
                .filter(exchange -> exchange.operation().equals("PATCH /organizations/{id}"))
                .map(Exchange::requestJson)
                .map(sent -> sent.orElseThrow())
                .toList();
    }

    private static Map<String, String> keys(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> "k" + number)
                .collect(Collectors.toMap(key -> key, key -> "v"));
    }
}
