package io.ostiary.memory;

import io.ostiary.AlreadyExistsException;
import io.ostiary.Change;
import io.ostiary.NotFoundException;
import io.ostiary.user.NewUser;
import io.ostiary.user.UserId;
import io.ostiary.user.UserPatch;
import io.ostiary.user.UserRef;
import io.ostiary.user.Users;
import java.util.List;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever two threads do to few users and few names at once has an outcome that one after the other could have had. */
@Param(name = "user", gen = IntGen.class, conf = "0:1")
@Param(name = "name", gen = IntGen.class, conf = "0:2")
public class UniqueNamesLincheckTest {
    private final Users users =
            RepeatableBackend.open().directory(Fixture.MAIN, Fixture.CALL).users();
    private final List<UserId> ids = List.of(enrolled(0), enrolled(1));

    @Operation
    public String create(@Param(name = "name") int name) {
        try {
            users.create(NewUser.withUsername("new").email(email(name)).build());
            return "created";
        } catch (AlreadyExistsException e) {
            return "taken: " + e.field();
        }
    }

    @Operation
    public String rename(@Param(name = "user") int user, @Param(name = "name") int name) {
        try {
            users.update(
                    ids.get(user),
                    UserPatch.builder().email(Change.set(email(name))).build());
            return "renamed";
        } catch (AlreadyExistsException e) {
            return "taken: " + e.field();
        } catch (NotFoundException e) {
            return "gone";
        }
    }

    @Operation
    public String delete(@Param(name = "user") int user) {
        try {
            users.delete(ids.get(user));
            return "deleted";
        } catch (NotFoundException e) {
            return "gone";
        }
    }

    @Operation
    public String owner(@Param(name = "name") int name) {
        try {
            return String.valueOf(
                    users.resolve(UserRef.parse(email(name))).user().username());
        } catch (NotFoundException e) {
            return "nobody";
        }
    }

    @Test
    @Timeout(300) // Every processor is busy with it, and others may be at work beside it.
    void whatTwoDoAtOnceIsLikeOneAfterTheOther() {
        new StressOptions()
                .threads(2)
                .actorsPerThread(2)
                .actorsBefore(1)
                .actorsAfter(2)
                .iterations(10)
                .invocationsPerIteration(200)
                .check(UniqueNamesLincheckTest.class);
    }

    private UserId enrolled(int number) {
        return users.create(NewUser.withUsername("user" + number)
                        .email(email(number))
                        .build())
                .id();
    }

    private static String email(int name) {
        return "user" + name + "@example.com";
    }
}
