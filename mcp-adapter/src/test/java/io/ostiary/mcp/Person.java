package io.ostiary.mcp;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelcontextprotocol.spec.McpSchema.ElicitFormRequest;
import io.modelcontextprotocol.spec.McpSchema.ElicitResult;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whoever sits in front of the client, and what they do with questions. */
final class Person {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern TITLE = Pattern.compile("Type (.*) to approve");

    private final List<ElicitFormRequest> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch gone = new CountDownLatch(1);
    private final Function<ElicitFormRequest, ElicitResult> habit;

    private Person(Function<ElicitFormRequest, ElicitResult> habit) {
        this.habit = habit;
    }

    /** Types what the question names. */
    static Person approving() {
        return new Person(question -> typed(target(question)));
    }

    /** Does something else meanwhile, then types what the question names. */
    static Person approvingAfter(Runnable meanwhile) {
        return new Person(question -> {
            meanwhile.run();
            return typed(target(question));
        });
    }

    static Person typing(String text) {
        return new Person(question -> typed(text));
    }

    static Person declining() {
        return new Person(question -> ElicitResult.builder(ElicitResult.Action.DECLINE)
                .content(Map.of("confirm", target(question)))
                .build());
    }

    static Person cancelling() {
        return new Person(
                question -> ElicitResult.builder(ElicitResult.Action.CANCEL).build());
    }

    /** Presses the button without filling in the form. */
    static Person acceptingAnEmptyForm() {
        return new Person(question -> ElicitResult.builder(ElicitResult.Action.ACCEPT)
                .content(Map.of())
                .build());
    }

    /** Never answers. */
    static Person absent() {
        CountDownLatch[] gone = new CountDownLatch[1];
        Person person = new Person(question -> {
            try {
                gone[0].await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return ElicitResult.builder(ElicitResult.Action.CANCEL).build();
        });
        gone[0] = person.gone;
        return person;
    }

    ElicitResult answer(ElicitFormRequest question) {
        asked.add(question);
        return habit.apply(question);
    }

    /** The questions so far. */
    List<ElicitFormRequest> asked() {
        return asked;
    }

    /** Lets go of whatever is still waiting. */
    void leave() {
        gone.countDown();
    }

    /** What a question wants to be typed. */
    static String target(ElicitFormRequest question) {
        Matcher title = TITLE.matcher(JSON.valueToTree(question.requestedSchema())
                .at("/properties/confirm/title")
                .asText());
        if (!title.matches()) {
            throw new AssertionError("the question names no target: " + question);
        }
        return title.group(1);
    }

    private static ElicitResult typed(String text) {
        return ElicitResult.builder(ElicitResult.Action.ACCEPT)
                .content(Map.of("confirm", text))
                .build();
    }
}
