package io.ostiary.conformance;

import static io.ostiary.Operation.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.AlreadyExistsException;
import io.ostiary.Change;
import io.ostiary.IdentityException;
import io.ostiary.IfExists;
import io.ostiary.NotFoundException;
import io.ostiary.Secret;
import io.ostiary.application.Application;
import io.ostiary.application.ApplicationType;
import io.ostiary.application.RedirectUri;
import io.ostiary.provider.IdentityProvider;
import io.ostiary.provider.IdentityProviderPatch;
import io.ostiary.provider.IdentityProviderStatus;
import io.ostiary.provider.ProviderSetting;
import io.ostiary.role.NewRole;
import io.ostiary.role.Role;
import io.ostiary.session.SignIn;
import io.ostiary.user.ClaimMapper;
import io.ostiary.user.MetadataKeys;
import io.ostiary.user.NewUser;
import io.ostiary.user.User;
import io.ostiary.user.UserPatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Many threads at once on the same things: nothing is lost, and what is unique has one winner. */
abstract class ParallelWritersContract extends Contract {
    private static final int WRITERS = 8;

    @Needs({CREATE_USER, SET_USER_METADATA, GET_USER_METADATA})
    void metadataKeysOfParallelWritersAllSurvive() {
        User user = someUser();

        race(writer -> metadata.merge(user.id(), Map.of("writer" + writer, Map.of("value", writer))));

        assertThat(metadata.get(user.id(), MetadataKeys.all()).keySet())
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, WRITERS)
                        .mapToObj(writer -> "writer" + writer)
                        .toList());
    }

    @Needs(
            value = {CREATE_USER, SET_USER_METADATA, UPDATE_USER, GET_USER, GET_USER_METADATA},
            parameters = {"update_user.given_name", "update_user.family_name"})
    void profileAndMetadataOfParallelWritersAllSurvive() {
        User user = someUser();

        race(writer -> switch (writer % 3) {
            case 0 -> metadata.merge(user.id(), Map.of("writer" + writer, writer));
            case 1 ->
                users.update(
                        user.id(),
                        UserPatch.builder().givenName(Change.set("Ada")).build());
            default ->
                users.update(
                        user.id(),
                        UserPatch.builder().familyName(Change.set("Lovelace")).build());
        });

        User found = reread(user.id());
        assertThat(found.givenName()).isEqualTo("Ada");
        assertThat(found.familyName()).isEqualTo("Lovelace");
        assertThat(found.email()).isEqualTo(user.email());
        assertThat(metadata.get(user.id(), MetadataKeys.all())).containsOnlyKeys("writer0", "writer3", "writer6");
    }

    @Needs({CREATE_USER, CREATE_ROLE, ASSIGN_ROLE, LIST_USER_ROLES})
    void rolesOfParallelWritersAreAllGiven() {
        User user = someUser();
        List<Role> given =
                IntStream.range(0, WRITERS).mapToObj(writer -> someRole()).toList();

        race(writer -> {
            roles.assign(user.id(), given.get(writer).id(), null);
            return true;
        });

        eventually(() -> assertThat(roles.of(user.id(), false))
                .extracting(assigned -> assigned.role().key())
                .containsAll(given.stream().map(Role::key).toList()));
    }

    @Needs({CREATE_USER, CREATE_ROLE, ASSIGN_ROLE, LIST_ROLE_MEMBERS})
    void aRoleGivenInParallelIsGivenOnce() {
        User user = someUser();
        Role role = someRole();

        race(writer -> {
            roles.assign(user.id(), role.id(), null);
            return true;
        });

        eventually(() -> assertThat(all(page -> roles.members(role.id(), page)))
                .extracting(User::id)
                .containsExactly(user.id()));
    }

    @Needs({CREATE_APPLICATION, ADD_REDIRECT_URI, GET_APPLICATION})
    void redirectUrisOfParallelWritersAllSurvive() {
        Application application = someApplication(ApplicationType.WEB);

        race(writer ->
                applications.addRedirectUri(application.id(), RedirectUri.of("https://app.example.com/" + writer)));

        eventually(() -> assertThat(applications.find(application.id()))
                .hasValueSatisfying(found -> assertThat(found.redirectUris())
                        .containsExactlyInAnyOrderElementsOf(IntStream.range(0, WRITERS)
                                .mapToObj(writer -> "https://app.example.com/" + writer)
                                .toList())));
    }

    @Needs(
            value = {
                CREATE_IDENTITY_PROVIDER,
                UPDATE_IDENTITY_PROVIDER,
                SET_IDENTITY_PROVIDER_STATUS,
                GET_IDENTITY_PROVIDER
            },
            parameters = {"update_identity_provider.display_name", "update_identity_provider.client_id"})
    void whatParallelWritersChangeOfAnIdentityProviderAllSurvives() {
        IdentityProvider provider = someIdentityProvider();

        race(writer -> switch (writer % 3) {
            case 0 -> identityProviders.setStatus(IdentityProviderStatus.of(provider.id(), false));
            case 1 ->
                identityProviders.update(
                        provider.id(),
                        IdentityProviderPatch.builder()
                                .displayName(Change.set("Renamed"))
                                .build());
            default ->
                identityProviders.update(
                        provider.id(),
                        IdentityProviderPatch.builder()
                                .set(ProviderSetting.CLIENT_ID, "another-client")
                                .build());
        });

        eventually(() -> assertThat(identityProviders.find(provider.id())).hasValueSatisfying(found -> {
            assertThat(found.enabled()).isFalse();
            assertThat(found.displayName()).isEqualTo("Renamed");
            assertThat(found.settings()).containsEntry(ProviderSetting.CLIENT_ID, "another-client");
            assertThat(found.secretSet()).isTrue();
        }));
    }

    @Needs(CREATE_USER)
    void anAddressHasOneWinner() {
        String email = fixture.email();

        List<Object> outcomes =
                race(writer -> users.create(NewUser.withEmail(writer % 2 == 0 ? email : email.replace("@e", "@E"))
                        .build()));

        hasOneWinner(outcomes, User.class, AlreadyExistsException.class);
    }

    @Needs(
            value = {CREATE_USER, UPDATE_USER},
            parameters = "update_user.email")
    void anAddressThatManyChangeToHasOneWinner() {
        List<User> contenders =
                IntStream.range(0, WRITERS).mapToObj(writer -> someUser()).toList();
        UserPatch patch = UserPatch.builder().email(Change.set(fixture.email())).build();

        List<Object> outcomes =
                race(writer -> users.update(contenders.get(writer).id(), patch));

        hasOneWinner(outcomes, User.class, AlreadyExistsException.class);
    }

    @Needs(CREATE_ROLE)
    void aKeyOfARoleHasOneWinner() {
        NewRole wanted = NewRole.of(fixture.name());

        List<Object> outcomes =
                race(writer -> roles.create(wanted, IfExists.FAIL).value());

        hasOneWinner(outcomes, Role.class, AlreadyExistsException.class);
    }

    @Needs(SET_CLAIM_MAPPER)
    void aClaimHasOneWinner() {
        String claim = fixture.name();
        String attribute = fixture.name();

        List<Object> outcomes =
                race(writer -> claimMappers.set(new ClaimMapper(attribute + writer, claim, true, true)));

        hasOneWinner(outcomes, ClaimMapper.class, AlreadyExistsException.class);
    }

    @Needs({CREATE_USER, DELETE_USER})
    void aDeletionHasOneWinner() {
        User user = someUser();

        List<Object> outcomes = race(writer -> {
            users.delete(user.id());
            return true;
        });

        hasOneWinner(outcomes, Boolean.class, NotFoundException.class);
    }

    @Needs({CREATE_USER, AUTHENTICATE_USER, REFRESH_SESSION})
    void aRefreshHasOneWinner() {
        Secret password = fixture.password();
        SignIn.SignedIn signedIn = signIn(someUser(password), password);

        List<Object> outcomes = race(writer -> sessions.refresh(refreshToken(signedIn)));

        assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome).isInstanceOf(SignIn.class));
        assertThat(outcomes).filteredOn(SignIn.SignedIn.class::isInstance).hasSizeLessThanOrEqualTo(1);
        assertThat(outcomes).filteredOn(SignIn.Rejected.class::isInstance).hasSizeGreaterThanOrEqualTo(WRITERS - 1);
    }

    @Needs(
            value = {CREATE_ROLE, LIST_ROLES},
            parameters = "create_role.is_default")
    void thereIsOneDefaultRoleHoweverManyBecomeIt() {
        List<String> keys =
                IntStream.range(0, WRITERS).mapToObj(writer -> fixture.name()).toList();

        race(writer ->
                roles.create(NewRole.builder(keys.get(writer)).isDefault(true).build(), IfExists.FAIL));

        eventually(() -> assertThat(all(page -> roles.list(null, page)))
                .filteredOn(Role::isDefault)
                .hasSize(1));
    }

    private static void hasOneWinner(
            List<Object> outcomes, Class<?> success, Class<? extends IdentityException> failure) {
        assertThat(outcomes).filteredOn(success::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(failure::isInstance).hasSize(outcomes.size() - 1);
    }

    /**
     * Runs the writers at the same moment.
     *
     * @return what each returned, or how it was refused
     */
    private static List<Object> race(IntFunction<@Nullable Object> writer) {
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
        try {
            CyclicBarrier start = new CyclicBarrier(WRITERS);
            List<Callable<Object>> tasks = new ArrayList<>();
            for (int number = 0; number < WRITERS; number++) {
                int own = number;
                tasks.add(() -> {
                    start.await();
                    return java.util.Objects.requireNonNull(writer.apply(own));
                });
            }
            List<Object> outcomes = new ArrayList<>();
            for (Future<Object> future : threads.invokeAll(tasks)) {
                outcomes.add(outcome(future));
            }
            return outcomes;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        } finally {
            threads.shutdownNow();
        }
    }

    private static Object outcome(Future<Object> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof io.ostiary.UnsupportedException unsupported) {
                throw unsupported;
            }
            if (e.getCause() instanceof IdentityException refusal) {
                return refusal;
            }
            throw new AssertionError(e.getCause());
        }
    }
}
