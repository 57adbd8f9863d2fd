package io.ostiary.conformance;

import static io.ostiary.Operation.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.AlreadyExistsException;
import io.ostiary.NotFoundException;
import io.ostiary.Secret;
import io.ostiary.user.ClaimMapper;
import io.ostiary.user.NewUser;
import io.ostiary.user.User;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Claim mappers, and the tokens that show them. */
abstract class ClaimMappersContract extends Contract {
    @Needs({SET_CLAIM_MAPPER, LIST_CLAIM_MAPPERS})
    void aMapperIsListed() {
        ClaimMapper mapper = mapper(fixture.name(), fixture.name(), true, true);

        ClaimMapper returned = claimMappers.set(mapper);

        assertThat(returned).isEqualTo(mapper);
        assertThat(claimMappers.list()).contains(mapper);
    }

    @Needs({SET_CLAIM_MAPPER, LIST_CLAIM_MAPPERS})
    void mappersAreListedByAttribute() {
        String first = fixture.mark() + "-a";
        String second = fixture.mark() + "-b";
        claimMappers.set(mapper(second, fixture.name(), true, false));
        claimMappers.set(mapper(first, fixture.name(), true, false));

        assertThat(claimMappers.list())
                .extracting(ClaimMapper::attribute)
                .isSorted()
                .containsSubsequence(first, second);
    }

    @Needs({SET_CLAIM_MAPPER, LIST_CLAIM_MAPPERS})
    void settingAgainReplacesTheMapperOfTheAttribute() {
        String attribute = fixture.name();
        claimMappers.set(mapper(attribute, fixture.name(), true, true));
        ClaimMapper replacement = mapper(attribute, fixture.name(), true, false);

        claimMappers.set(replacement);

        assertThat(claimMappers.list())
                .filteredOn(listed -> listed.attribute().equals(attribute))
                .containsExactly(replacement);
    }

    @Needs({SET_CLAIM_MAPPER, LIST_CLAIM_MAPPERS})
    void aClaimBelongsToOneAttribute() {
        ClaimMapper owner = mapper(fixture.name(), fixture.name(), true, true);
        claimMappers.set(owner);

        refuses(
                AlreadyExistsException.class,
                () -> claimMappers.set(mapper(fixture.name(), owner.claim(), true, true)));

        assertThat(claimMappers.list())
                .filteredOn(listed -> listed.claim().equals(owner.claim()))
                .containsExactly(owner);
    }

    @Needs({SET_CLAIM_MAPPER, DELETE_CLAIM_MAPPER, LIST_CLAIM_MAPPERS})
    void aDeletedMapperIsGone() {
        ClaimMapper mapper = claimMappers.set(mapper(fixture.name(), fixture.name(), true, true));

        claimMappers.delete(mapper.attribute());

        assertThat(claimMappers.list()).doesNotContain(mapper);
        refuses(NotFoundException.class, () -> claimMappers.delete(mapper.attribute()));
    }

    @Needs(DELETE_CLAIM_MAPPER)
    void aMapperThatIsNotThereIsNotFound() {
        refuses(NotFoundException.class, () -> claimMappers.delete("nothing-" + fixture.mark()));
    }

    @Needs(
            value = {SET_CLAIM_MAPPER, CREATE_USER, AUTHENTICATE_USER, VERIFY_TOKEN},
            parameters = "create_user.metadata")
    void theClaimIsInTokensFromNowOn() {
        String claim = fixture.mark() + "_plan";
        claimMappers.set(mapper("plan", claim, true, false));

        assertThat(claimsOfSomeoneWith(Map.of("plan", "gold", "other", 1))).containsEntry(claim, "gold");
        assertThat(claimsOfSomeoneWith(Map.of("other", 1))).doesNotContainKey(claim);
    }

    @Needs(
            value = {SET_CLAIM_MAPPER, CREATE_USER, AUTHENTICATE_USER, VERIFY_TOKEN},
            parameters = "create_user.metadata")
    void theClaimHasTheValueAsItIs() {
        String claim = fixture.mark() + "_limits";
        claimMappers.set(mapper("limits", claim, true, false));
        Map<String, @Nullable Object> limits = Map.of("seats", 5, "tags", List.of("a", true));

        Map<String, @Nullable Object> claims = claimsOfSomeoneWith(Map.of("limits", limits));

        assertThat(Json.same(claims.get(claim))).isEqualTo(Json.same(limits));
    }

    @Needs(
            value = {SET_CLAIM_MAPPER, CREATE_USER, AUTHENTICATE_USER, VERIFY_TOKEN},
            parameters = "create_user.metadata")
    void accessTokensLackTheClaimWhereOnlyIdTokensHaveIt() {
        String claim = fixture.mark() + "_plan";
        claimMappers.set(mapper("plan", claim, false, true));

        assertThat(claimsOfSomeoneWith(Map.of("plan", "gold"))).doesNotContainKey(claim);
    }

    @Needs(
            value = {SET_CLAIM_MAPPER, DELETE_CLAIM_MAPPER, CREATE_USER, AUTHENTICATE_USER, VERIFY_TOKEN},
            parameters = "create_user.metadata")
    void tokensLackTheClaimOnceTheMapperIsDeleted() {
        String claim = fixture.mark() + "_plan";
        claimMappers.set(mapper("plan", claim, true, false));
        assertThat(claimsOfSomeoneWith(Map.of("plan", "gold"))).containsKey(claim);

        claimMappers.delete("plan");

        assertThat(claimsOfSomeoneWith(Map.of("plan", "gold"))).doesNotContainKey(claim);
    }

    private Map<String, @Nullable Object> claimsOfSomeoneWith(Map<String, @Nullable Object> object) {
        Secret password = fixture.password();
        User user = users.create(NewUser.withEmail(fixture.email())
                .password(password)
                .metadata(object)
                .build());
        var verification = sessions.verify(signIn(user, password).tokens().accessToken(), null);
        assertThat(verification.active()).isTrue();
        return verification.claims();
    }

    private static ClaimMapper mapper(String attribute, String claim, boolean accessToken, boolean idToken) {
        return new ClaimMapper(attribute, claim, accessToken, idToken);
    }
}
