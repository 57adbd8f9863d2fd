package io.ostiary.memory.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ostiary.domain.DnsRecord;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Header;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

class StubResolverTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(200);

    private final NameServer server;
    private final StubResolver resolver;

    StubResolverTest() throws IOException {
        server = new NameServer();
        resolver = StubResolver.of(server.address());
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @Test
    void textsComeWholeAndAliasesWithoutTheirLastDot() throws IOException {
        server.add("a.example.com", Type.TXT, "\"one \" \"and the same\"")
                .add("a.example.com", Type.TXT, "\"two \\\"quoted\\\" \\195\\169\"")
                .add("b.example.com", Type.CNAME, "Target.Example.NET.");

        assertThat(txt("a.example.com")).containsExactlyInAnyOrder("one and the same", "two \"quoted\" é");
        assertThat(resolver.resolve(DnsRecord.Type.CNAME, "b.example.com", LONG))
                .containsExactly("Target.Example.NET");
        assertThat(server.questions()).containsExactly("udp TXT a.example.com.", "udp CNAME b.example.com.");
    }

    @Test
    void whereThereIsNothingNothingIsFound() throws IOException {
        server.add("a.example.com", Type.CNAME, "b.example.com.");

        assertThat(txt("nothing.example.com")).isEmpty();
        assertThat(txt("a.example.com")).isEmpty();
    }

    @Test
    void aTextIsFoundWhereAliasesLead() throws IOException {
        server.add("a.example.com", Type.CNAME, "b.example.com.")
                .add("b.example.com", Type.CNAME, "c.example.net.")
                .add("c.example.net", Type.TXT, "found")
                .add("d.example.net", Type.TXT, "not this");

        assertThat(txt("a.example.com")).containsExactly("found");
    }

    @Test
    void aTextThatNobodyAskedForIsNotTaken() throws IOException {
        server.add("a.example.com", Type.TXT, "mine").add("evil.example.com", Type.TXT, "not mine");
        server.overUdp(query -> {
            Message answer = server.answer(query);
            Message other = server.answer(Message.newQuery(
                    org.xbill.DNS.Record.newRecord(org.xbill.DNS.Name.fromString("evil.example.com."), Type.TXT, 1)));
            answer.addRecord(other.getSection(Section.ANSWER).get(0), Section.ANSWER);
            return List.of(answer.toWire());
        });

        assertThat(txt("a.example.com")).containsExactly("mine");
    }

    @Test
    void aliasesThatLeadInACircleFindNothing() throws IOException {
        server.add("a.example.com", Type.CNAME, "b.example.com.").add("b.example.com", Type.CNAME, "a.example.com.");

        assertThat(txt("a.example.com")).isEmpty();
    }

    @Test
    void whatDoesNotFitIsAskedForOverTcp() throws IOException {
        String part = "x".repeat(255);
        for (int i = 0; i < 20; i++) {
            server.add("big.example.com", Type.TXT, '"' + part + "\" \"" + part + "\" \"" + i + '"');
        }

        assertThat(txt("big.example.com")).hasSize(20).contains(part + part + "19");
        assertThat(server.questions()).containsExactly("udp TXT big.example.com.", "tcp TXT big.example.com.");
    }

    @Test
    void anAnswerOfManyThousandTextsIsRead() throws IOException {
        String huge = String.join(" ", Collections.nCopies(250, "\"" + "y".repeat(255) + "\""));
        server.add("huge.example.com", Type.TXT, huge);

        assertThat(txt("huge.example.com"))
                .singleElement()
                .satisfies(text -> assertThat(text).hasSize(250 * 255));
    }

    @Test
    void halfAnAnswerIsNoAnswerWhereTcpDoesNotHelp() {
        server.overUdp(query -> List.of(withFlag(server.answer(query), Flags.TC)))
                .overTcp(query -> List.of(withFlag(server.answer(query), Flags.TC)));
        refuses("cut off", LONG);

        server.overTcp(query -> List.of());
        refuses("", LONG);
    }

    @ParameterizedTest
    @ValueSource(ints = {Rcode.SERVFAIL, Rcode.REFUSED, Rcode.FORMERR, Rcode.NOTIMP})
    void aServerThatFailsIsNoAnswer(int rcode) {
        server.overUdp(query -> {
            Message answer = server.answer(query);
            answer.getHeader().setRcode(rcode);
            return List.of(answer.toWire());
        });

        refuses(Rcode.string(rcode), LONG);
    }

    static Stream<NameServer.Answering> spoiled() {
        return Stream.of(
                query -> List.of(wireOf(query, query.getHeader().getID() ^ 0x0101)),
                query -> List.of(Message.newQuery(org.xbill.DNS.Record.newRecord(
                                org.xbill.DNS.Name.fromString("other.example.com."), Type.TXT, 1))
                        .toWire()),
                query -> List.of(new byte[0]),
                query -> List.of(new byte[] {1}),
                query -> List.of(Arrays.copyOf(wireOf(query, query.getHeader().getID()), 20)),
                query -> List.of(withCounts(wireOf(query, query.getHeader().getID()))),
                query -> List.of(pointingAtItself(query)),
                query -> List.of(new Header(query.getHeader().getID()).toWire()));
    }

    @ParameterizedTest
    @MethodSource("spoiled")
    void whatIsNoAnswerToTheQuestionIsNotBelieved(NameServer.Answering answering) {
        server.add("a.example.com", Type.TXT, "mine").overUdp(answering);

        refuses("", SHORT);
    }

    @Test
    void whoDoesNotAnswerIsNotWaitedForLonger() {
        server.overUdp(query -> List.of());

        refuses("in time", SHORT);
    }

    @Test
    void aServerThatIsNotThereIsNoAnswer() throws IOException {
        int port;
        try (var free = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        StubResolver nobody = StubResolver.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));

        assertThatThrownBy(() -> nobody.resolve(DnsRecord.Type.TXT, "a.example.com", SHORT))
                .isInstanceOf(IOException.class);
    }

    private List<String> txt(String name) throws IOException {
        return resolver.resolve(DnsRecord.Type.TXT, name, LONG);
    }

    private void refuses(String reason, Duration within) {
        assertThatThrownBy(() -> resolver.resolve(DnsRecord.Type.TXT, "a.example.com", within))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(reason);
    }

    private static byte[] withFlag(Message answer, int flag) {
        answer.getHeader().setFlag(flag);
        return answer.toWire();
    }

    private static byte[] wireOf(Message query, int id) {
        Message answer = new Message(id & 0xffff);
        answer.getHeader().setFlag(Flags.QR);
        answer.addRecord(query.getQuestion(), Section.QUESTION);
        return answer.toWire();
    }

    /** Says that it has 65,535 answers and has none. */
    private static byte[] withCounts(byte[] wire) {
        wire[6] = (byte) 0xff;
        wire[7] = (byte) 0xff;
        return wire;
    }

    /** Has one answer, whose name is a pointer to that pointer. */
    private static byte[] pointingAtItself(Message query) {
        byte[] wire = wireOf(query, query.getHeader().getID());
        byte[] spoiled = Arrays.copyOf(wire, wire.length + 14);
        spoiled[7] = 1;
        spoiled[wire.length] = (byte) 0xc0;
        spoiled[wire.length + 1] = (byte) wire.length;
        spoiled[wire.length + 3] = Type.TXT;
        spoiled[wire.length + 5] = 1;
        return spoiled;
    }
}
