package io.ostiary.conformance;

import static io.ostiary.Operation.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.ostiary.Change;
import io.ostiary.InvalidArgumentException;
import io.ostiary.user.MetadataKeys;
import io.ostiary.user.NewUser;
import io.ostiary.user.User;
import io.ostiary.user.UserPatch;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Users' metadata. */
abstract class MetadataContract extends Contract {
    @Needs({CREATE_USER, GET_USER_METADATA})
    void aUserWithoutMetadataHasAnEmptyObject() {
        User user = someUser();

        assertThat(metadata.get(user.id(), MetadataKeys.all())).isEmpty();
    }

    @Needs({CREATE_USER, SET_USER_METADATA, GET_USER_METADATA})
    void everyKindOfValueComesBackAsItWas() {
        User user = someUser();
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("text", "words");
        object.put("empty", "");
        object.put("yes", true);
        object.put("no", false);
        object.put("integer", 42);
        object.put("large", 9_007_199_254_740_991L);
        object.put("negative", -7);
        object.put("decimal", new BigDecimal("3.25"));
        object.put("list", new ArrayList<>(Arrays.asList("a", 1, null, true, List.of(2), Map.of("k", "v"))));
        object.put("nothing", List.of());
        object.put("object", Map.of("inner", Map.of("most", List.of(Map.of("deep", 1)))));

        Map<String, @Nullable Object> returned = metadata.merge(user.id(), object);

        assertThat(Json.same(returned)).isEqualTo(Json.same(object));
        assertThat(Json.same(metadata.get(user.id(), MetadataKeys.all()))).isEqualTo(Json.same(object));
    }

    @Needs(
            value = {CREATE_USER, GET_USER_METADATA},
            parameters = {"create_user.metadata", "get_user_metadata.keys"})
    void onlyTheNamedKeysAreReadAndThoseThatAreNotThereAreLeftOut() {
        User user = userWith(Map.of("a", 1, "b", 2, "c", Map.of("d", 3)));

        assertThat(Json.same(metadata.get(user.id(), MetadataKeys.of("a", "c", "absent"))))
                .isEqualTo(Json.same(Map.of("a", 1, "c", Map.of("d", 3))));
        assertThat(metadata.get(user.id(), MetadataKeys.of("absent"))).isEmpty();
    }

    @Needs(
            value = {CREATE_USER, SET_USER_METADATA, GET_USER_METADATA},
            parameters = "create_user.metadata")
    void aPatchMergesAtEveryLevel() {
        User user = userWith(Map.of(
                "kept", "as it was",
                "replaced", "old",
                "nested", Map.of("kept", 1, "replaced", 2, "deeper", Map.of("kept", 3, "replaced", 4))));

        merges(
                user,
                Map.of(
                        "replaced",
                        "new",
                        "added",
                        true,
                        "nested",
                        Map.of("replaced", 20, "deeper", Map.of("replaced", 40, "added", 50))),
                Map.of(
                        "kept",
                        "as it was",
                        "replaced",
                        "new",
                        "added",
                        true,
                        "nested",
                        Map.of(
                                "kept", 1,
                                "replaced", 20,
                                "deeper", Map.of("kept", 3, "replaced", 40, "added", 50))));
    }

    @Needs(
            value = {CREATE_USER, SET_USER_METADATA, GET_USER_METADATA},
            parameters = "create_user.metadata")
    void nullRemovesAtEveryLevel() {
        User user = userWith(Map.of("gone", 1, "kept", 2, "nested", Map.of("gone", 3, "kept", 4)));
        Map<String, @Nullable Object> patch = Json.object("gone", null);
        patch.put("nested", Json.object("gone", null));
        patch.put("absent", null);

        merges(user, patch, Map.of("kept", 2, "nested", Map.of("kept", 4)));
    }

    @Needs(
            value = {CREATE_USER, SET_USER_METADATA, GET_USER_METADATA},
            parameters = "create_user.metadata")
    void anObjectReplacesWhatIsNoObjectAndTheOtherWayRound() {
        User user = userWith(Map.of("text", "t", "object", Map.of("a", 1), "list", List.of(1, 2)));
        Map<String, @Nullable Object> patch = new LinkedHashMap<>();
        patch.put("text", Json.object("removed", null));
        patch.put("object", "t");
        patch.put("list", Map.of("b", 2));

        merges(user, patch, Map.of("text", Map.of(), "object", "t", "list", Map.of("b", 2)));
    }

    @Needs(
            value = {CREATE_USER, SET_USER_METADATA, GET_USER_METADATA},
            parameters = "create_user.metadata")
    void aListIsReplacedAsAWhole() {
        User user = userWith(Map.of("list", List.of(1, 2, 3), "objects", List.of(Map.of("a", 1), Map.of("b", 2))));

        merges(
                user,
                Map.of("list", List.of(4), "objects", List.of(Map.of("b", 3))),
                Map.of("list", List.of(4), "objects", List.of(Map.of("b", 3))));
    }

    @Needs(
            value = {CREATE_USER, SET_USER_METADATA, GET_USER_METADATA},
            parameters = "create_user.metadata")
    void anEmptyPatchChangesNothing() {
        User user = userWith(Map.of("a", Map.of("b", 1)));

        merges(user, Map.of(), Map.of("a", Map.of("b", 1)));
        merges(user, Map.of("a", Map.of()), Map.of("a", Map.of("b", 1)));
    }

    @Needs({CREATE_USER, SET_USER_METADATA, GET_USER_METADATA})
    void whatIsNotJsonIsInvalidAndChangesNothing() {
        User user = someUser();
        Map<String, @Nullable Object> deep = Map.of("leaf", 1);
        for (int level = 0; level < 40; level++) {
            deep = Map.of("level", deep);
        }

        for (Object value : Arrays.asList(new Object(), Double.NaN, "nul\u0000", deep, Map.of(1, 2))) {
            refuses(InvalidArgumentException.class, () -> metadata.merge(user.id(), Map.of("fine", 1, "wrong", value)));
        }
        assertThat(metadata.get(user.id(), MetadataKeys.all())).isEmpty();
    }

    @Needs({CREATE_USER, SET_USER_METADATA, GET_USER_METADATA})
    void aResultThatIsTooLargeIsInvalidAndChangesNothing() {
        User user = someUser();
        String large = "x".repeat(40_000);

        refuses(InvalidArgumentException.class, () -> {
            metadata.merge(user.id(), Map.of("first", large));
            metadata.merge(user.id(), Map.of("second", large));
        });

        assertThat(metadata.get(user.id(), MetadataKeys.all())).doesNotContainKey("second");
    }

    @Needs(
            value = {CREATE_USER, DELETE_USER_METADATA, GET_USER_METADATA},
            parameters = {"create_user.metadata", "delete_user_metadata.keys"})
    void theNamedKeysAreRemovedAndTheRestRemains() {
        User user = userWith(Map.of("a", 1, "b", Map.of("c", 2), "d", 3));

        Map<String, @Nullable Object> remaining = metadata.delete(user.id(), MetadataKeys.of("a", "b", "absent"));

        assertThat(Json.same(remaining)).isEqualTo(Json.same(Map.of("d", 3)));
        assertThat(Json.same(metadata.get(user.id(), MetadataKeys.all()))).isEqualTo(Json.same(Map.of("d", 3)));
    }

    @Needs(
            value = {CREATE_USER, DELETE_USER_METADATA, GET_USER_METADATA},
            parameters = "create_user.metadata")
    void everyKeyIsRemovedWhereAsked() {
        User user = userWith(Map.of("a", 1, "b", 2));

        assertThat(metadata.delete(user.id(), MetadataKeys.all())).isEmpty();

        assertThat(metadata.get(user.id(), MetadataKeys.all())).isEmpty();
    }

    @Needs(
            value = {CREATE_USER, GET_USER, SET_USER_METADATA, DELETE_USER_METADATA},
            parameters = {"create_user.given_name", "create_user.family_name", "create_user.email_verified"})
    void changingTheMetadataKeepsTheProfile() {
        User user = users.create(NewUser.withEmail(fixture.email())
                .emailVerified(true)
                .givenName("Ada")
                .familyName("Lovelace")
                .build());

        metadata.merge(user.id(), Map.of("plan", "gold"));
        metadata.delete(user.id(), MetadataKeys.all());

        User found = reread(user.id());
        assertThat(found.email()).isEqualTo(user.email());
        assertThat(found.emailVerified()).isTrue();
        assertThat(found.givenName()).isEqualTo("Ada");
        assertThat(found.familyName()).isEqualTo("Lovelace");
    }

    @Needs(
            value = {CREATE_USER, UPDATE_USER, GET_USER_METADATA},
            parameters = {"create_user.metadata", "update_user.given_name"})
    void changingTheProfileKeepsTheMetadata() {
        User user = userWith(Map.of("plan", "gold"));

        users.update(user.id(), UserPatch.builder().givenName(Change.set("Ada")).build());

        assertThat(metadata.get(user.id(), MetadataKeys.all())).isEqualTo(Map.of("plan", "gold"));
    }

    private User userWith(Map<String, @Nullable Object> object) {
        return users.create(NewUser.withEmail(fixture.email()).metadata(object).build());
    }

    private void merges(User user, Map<String, @Nullable Object> patch, Map<String, @Nullable Object> result) {
        assertThat(Json.same(metadata.merge(user.id(), patch))).isEqualTo(Json.same(result));
        assertThat(Json.same(metadata.get(user.id(), MetadataKeys.all()))).isEqualTo(Json.same(result));
    }
}
