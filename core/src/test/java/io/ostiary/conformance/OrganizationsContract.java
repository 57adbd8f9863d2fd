package io.ostiary.conformance;

import static io.ostiary.Operation.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.ostiary.AlreadyExistsException;
import io.ostiary.Change;
import io.ostiary.InvalidArgumentException;
import io.ostiary.NotFoundException;
import io.ostiary.Operation;
import io.ostiary.organization.NewOrganization;
import io.ostiary.organization.Organization;
import io.ostiary.organization.OrganizationId;
import io.ostiary.organization.OrganizationPatch;
import io.ostiary.organization.OrganizationQuery;
import io.ostiary.user.User;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Organizations come, change and go. */
abstract class OrganizationsContract extends Contract {
    private static final URI IMAGE = URI.create("https://example.com/logo.png");

    @Needs(
            value = {CREATE_ORGANIZATION, GET_ORGANIZATION},
            parameters = {
                "create_organization.image",
                "create_organization.member_limit",
                "create_organization.metadata"
            })
    void aNewOrganizationIsAsItWasGiven() {
        String slug = fixture.name();

        Organization created = organizations.create(NewOrganization.builder("The " + slug)
                .slug(slug)
                .image(IMAGE)
                .memberLimit(3)
                .metadata(Map.of("plan", "gold", "region", "eu"))
                .build());

        assertThat(created.slug()).isEqualTo(slug);
        assertThat(created.name()).isEqualTo("The " + slug);
        assertThat(created.image()).isEqualTo(IMAGE);
        assertThat(created.memberLimit()).isEqualTo(3);
        assertThat(created.metadata()).containsOnly(entry("plan", "gold"), entry("region", "eu"));
        assertThat(reread(created.id())).isEqualTo(created.withMemberCount(0L));
    }

    @Needs({CREATE_ORGANIZATION, GET_ORGANIZATION})
    void anOrganizationNeedsNothingButAName() {
        String name = "Needs Nothing " + fixture.name();

        Organization created = organizations.create(NewOrganization.of(name));

        assertThat(created.slug()).isEqualTo(name.toLowerCase(Locale.ROOT).replace(' ', '-'));
        Organization found = reread(created.id());
        assertThat(found.name()).isEqualTo(name);
        assertThat(found.image()).isNull();
        assertThat(found.memberLimit()).isNull();
        assertThat(found.metadata()).isEmpty();
    }

    @Needs({CREATE_ORGANIZATION, GET_ORGANIZATION})
    void aSlugIsNotGivenTwice() {
        Organization first = someOrganization();

        AlreadyExistsException refusal = refuses(
                AlreadyExistsException.class,
                () -> organizations.create(NewOrganization.builder("Another " + first.slug())
                        .slug(first.slug())
                        .build()));

        assertThat(refusal.getMessage()).contains(first.slug());
        assertThat(reread(first.id()).name()).isEqualTo(first.name());
    }

    @Needs({CREATE_ORGANIZATION, DELETE_ORGANIZATION, GET_ORGANIZATION})
    void theSlugOfADeletedOrganizationIsFree() {
        Organization first = someOrganization();
        organizations.delete(first.id());

        Organization second = organizations.create(
                NewOrganization.builder(first.name()).slug(first.slug()).build());

        assertThat(reread(second.id()).slug()).isEqualTo(first.slug());
        assertThat(organizations.find(first.id())).isEmpty();
    }

    @Needs(
            value = {CREATE_ORGANIZATION, UPDATE_ORGANIZATION, GET_ORGANIZATION},
            parameters = {
                "create_organization.image",
                "create_organization.member_limit",
                "create_organization.metadata",
                "update_organization.name"
            })
    void aChangeTouchesOnlyWhatItNames() {
        Organization before = fullOrganization();
        String name = "Renamed " + fixture.name();

        Organization changed = organizations.update(
                before.id(), OrganizationPatch.builder().name(Change.set(name)).build());

        assertThat(changed.name()).isEqualTo(name);
        Organization found = reread(before.id());
        assertThat(found.name()).isEqualTo(name);
        assertThat(found.slug()).isEqualTo(before.slug());
        assertThat(found.image()).isEqualTo(IMAGE);
        assertThat(found.memberLimit()).isEqualTo(5);
        assertThat(found.metadata()).isEqualTo(before.metadata());
    }

    @Needs(
            value = {CREATE_ORGANIZATION, UPDATE_ORGANIZATION, GET_ORGANIZATION},
            parameters = {
                "create_organization.image",
                "create_organization.member_limit",
                "create_organization.metadata",
                "update_organization.metadata"
            })
    void metadataChangesKeyByKey() {
        Organization before = fullOrganization();
        Map<String, @Nullable String> changes = new HashMap<>();
        changes.put("plan", "silver");
        changes.put("region", null);
        changes.put("new", "one");

        organizations.update(
                before.id(), OrganizationPatch.builder().metadata(changes).build());

        Organization found = reread(before.id());
        assertThat(found.metadata()).containsOnly(entry("plan", "silver"), entry("kept", "yes"), entry("new", "one"));
        assertThat(found.name()).isEqualTo(before.name());
        assertThat(found.image()).isEqualTo(IMAGE);
        assertThat(found.memberLimit()).isEqualTo(5);
    }

    @Needs(
            value = {CREATE_ORGANIZATION, UPDATE_ORGANIZATION, GET_ORGANIZATION},
            parameters = {
                "create_organization.image",
                "create_organization.member_limit",
                "create_organization.metadata",
                "update_organization.image",
                "update_organization.member_limit"
            })
    void imageAndMemberLimitAreChangedAndCleared() {
        Organization before = fullOrganization();
        URI other = URI.create("https://example.com/other.svg");

        organizations.update(
                before.id(),
                OrganizationPatch.builder()
                        .image(Change.set(other))
                        .memberLimit(Change.set(7))
                        .build());
        assertThat(reread(before.id()).image()).isEqualTo(other);
        assertThat(reread(before.id()).memberLimit()).isEqualTo(7);

        organizations.update(
                before.id(),
                OrganizationPatch.builder()
                        .image(Change.clear())
                        .memberLimit(Change.clear())
                        .build());
        Organization found = reread(before.id());
        assertThat(found.image()).isNull();
        assertThat(found.memberLimit()).isNull();
        assertThat(found.metadata()).isEqualTo(before.metadata());
    }

    @Needs(
            value = {CREATE_ORGANIZATION, UPDATE_ORGANIZATION, GET_ORGANIZATION},
            parameters = "update_organization.slug")
    void aSlugChangesToOneThatIsFree() {
        Organization organization = someOrganization();
        Organization other = someOrganization();
        String slug = fixture.name();

        organizations.update(
                organization.id(),
                OrganizationPatch.builder().slug(Change.set(slug)).build());
        assertThat(reread(organization.id()).slug()).isEqualTo(slug);

        refuses(
                AlreadyExistsException.class,
                () -> organizations.update(
                        organization.id(),
                        OrganizationPatch.builder()
                                .slug(Change.set(other.slug()))
                                .build()));
        assertThat(reread(organization.id()).slug()).isEqualTo(slug);
    }

    @Needs(
            value = {CREATE_ORGANIZATION, UPDATE_ORGANIZATION, GET_ORGANIZATION},
            parameters = {"create_organization.metadata", "update_organization.metadata"})
    void moreMetadataThanFitsIsInvalidAndChangesNothing() {
        Map<String, String> full = new HashMap<>();
        for (int key = 0; key < 25; key++) {
            full.put("k" + key, "v");
        }
        Organization organization = organizations.create(
                NewOrganization.builder(fixture.name()).metadata(full).build());

        refuses(
                InvalidArgumentException.class,
                () -> organizations.update(
                        organization.id(),
                        OrganizationPatch.builder()
                                .metadata(Map.of("one-too-many", "v"))
                                .build()));

        assertThat(reread(organization.id()).metadata()).isEqualTo(full);
    }

    @Needs(
            value = {
                CREATE_USER,
                CREATE_ORGANIZATION,
                ADD_ORGANIZATION_MEMBER,
                DELETE_ORGANIZATION,
                GET_ORGANIZATION,
                GET_USER,
                LIST_USER_ORGANIZATIONS
            })
    void aDeletedOrganizationIsGoneAndItsMembersStay() {
        User member = someUser();
        Organization organization = someOrganization();
        organizations.addMember(organization.id(), member.id(), Set.of());

        organizations.delete(organization.id());

        assertThat(organizations.find(organization.id())).isEmpty();
        assertThat(reread(member.id()).email()).isEqualTo(member.email());
        eventually(() ->
                assertThat(all(page -> organizations.of(member.id(), page))).isEmpty());
    }

    @Needs({CREATE_ORGANIZATION, UPDATE_ORGANIZATION, DELETE_ORGANIZATION, GET_ORGANIZATION})
    void anOrganizationThatIsNotThereIsNotFound() {
        assertThat(organizations.find(noOrganization())).isEmpty();
        refuses(
                NotFoundException.class,
                () -> organizations.update(
                        noOrganization(), OrganizationPatch.builder().build()));
        refuses(NotFoundException.class, () -> organizations.delete(noOrganization()));
        Organization gone = someOrganization();
        organizations.delete(gone.id());
        refuses(NotFoundException.class, () -> organizations.delete(gone.id()));
    }

    @Needs(
            value = {CREATE_ORGANIZATION, LIST_ORGANIZATIONS},
            parameters = "list_organizations.query")
    void organizationsAreFoundByPartOfNameOrSlugWhateverTheCase() {
        Organization bySlug = organizations.create(NewOrganization.builder("One " + fixture.name())
                .slug(fixture.mark() + "-slug")
                .build());
        Organization byName = organizations.create(
                NewOrganization.builder("The Blue " + fixture.name()).build());

        eventually(() -> {
            assertThat(listed(fixture.mark())).containsExactlyInAnyOrder(bySlug.id(), byName.id());
            assertThat(listed(fixture.mark() + "-SLUG")).containsExactly(bySlug.id());
            assertThat(listed("tHE bLUE " + fixture.mark())).containsExactly(byName.id());
            assertThat(listed(fixture.mark() + "-nothing")).isEmpty();
        });
    }

    @Needs({CREATE_ORGANIZATION, LIST_ORGANIZATIONS})
    void anOrganizationIsListedWithAllThatItIs() {
        Organization created = someOrganization();

        eventually(() -> assertThat(all(page -> organizations.list(OrganizationQuery.ALL, page)))
                .contains(created.withMemberCount(null)));
    }

    @Needs(
            value = {CREATE_USER, CREATE_ORGANIZATION, ADD_ORGANIZATION_MEMBER, LIST_ORGANIZATIONS, GET_ORGANIZATION},
            parameters = {"list_organizations.query", "list_organizations.member_counts"})
    void membersAreCountedWhereAsked() {
        Organization organization = someOrganization();
        organizations.addMember(organization.id(), someUser().id(), Set.of());
        organizations.addMember(organization.id(), someUser().id(), Set.of());

        eventually(() -> {
            assertThat(reread(organization.id()).memberCount()).isEqualTo(2);
            assertThat(all(page -> organizations.list(new OrganizationQuery(fixture.mark(), true), page)))
                    .singleElement()
                    .extracting(Organization::memberCount)
                    .isEqualTo(2L);
        });
    }

    @Needs({CREATE_ORGANIZATION, LIST_ORGANIZATIONS})
    void anOrganizationIsMeantByIdSlugOrName() {
        Organization organization = organizations.create(NewOrganization.of("Meant By Name " + fixture.name()));

        for (String reference : Set.of(organization.id().value(), organization.slug(), organization.name())) {
            eventually(() -> assertThat(resolveOrganization(reference).id()).isEqualTo(organization.id()));
        }
        refuses(NotFoundException.class, () -> resolveOrganization(fixture.name()));
        refuses(NotFoundException.class, () -> resolveOrganization("no such \u0000 thing"));
        refuses(NotFoundException.class, () -> resolveOrganization("x".repeat(300)));
    }

    private Organization fullOrganization() {
        return organizations.create(NewOrganization.builder("Full " + fixture.name())
                .image(IMAGE)
                .memberLimit(5)
                .metadata(Map.of("plan", "gold", "region", "eu", "kept", "yes"))
                .build());
    }

    private Organization reread(OrganizationId id) {
        return organizations.find(id).orElseThrow(() -> new AssertionError("no organization " + id));
    }

    private List<OrganizationId> listed(String text) {
        return all(page -> organizations.list(new OrganizationQuery(text, false), page)).stream()
                .map(Organization::id)
                .toList();
    }

    private Organization resolveOrganization(String reference) {
        fixture.watch().called(Operation.LIST_ORGANIZATIONS);
        return organizations.resolve(reference);
    }
}
