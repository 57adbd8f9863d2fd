package io.ostiary.memory.dns;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Header;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/**
 * A name server on the loopback interface, over UDP and TCP on one port. It answers nothing but one recursive question for
 * TXT or CNAME records, and what it answers tests can spoil.
 */
public final class NameServer implements AutoCloseable {
    private final DatagramSocket udp;
    private final ServerSocket tcp;
    private final List<Record> records = new CopyOnWriteArrayList<>();
    private final List<String> questions = new CopyOnWriteArrayList<>();
    private volatile Answering overUdp = this::fitting;
    private volatile Answering overTcp = query -> List.of(answer(query).toWire());

    public NameServer() throws IOException {
        tcp = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        udp = new DatagramSocket(tcp.getLocalPort(), InetAddress.getLoopbackAddress());
        start(this::serveUdp);
        start(this::serveTcp);
    }

    public InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), tcp.getLocalPort());
    }

    /** Its address as a setting. */
    public String setting() {
        return "127.0.0.1:" + tcp.getLocalPort();
    }

    /** Sets a record as a zone file writes it, for example {@code TXT "a" "b"}. */
    public NameServer add(String name, int type, String data) {
        try {
            records.add(Record.fromString(name(name), type, DClass.IN, 60, data, Name.root));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Answers over UDP like that from now on. */
    NameServer overUdp(Answering answering) {
        overUdp = answering;
        return this;
    }

    /** Answers over TCP like that from now on. */
    NameServer overTcp(Answering answering) {
        overTcp = answering;
        return this;
    }

    /** What it was asked, as {@code udp TXT a.example.com.}. */
    List<String> questions() {
        return questions;
    }

    /** The true answer. */
    Message answer(Message query) {
        Message answer = new Message(query.getHeader().getID());
        answer.getHeader().setFlag(Flags.QR);
        answer.getHeader().setFlag(Flags.RD);
        answer.getHeader().setFlag(Flags.RA);
        Record question = query.getQuestion();
        answer.addRecord(question, Section.QUESTION);
        for (Name name = question.getName(); name != null; name = follow(answer, name, question.getType())) {
            Name owner = name;
            records.stream()
                    .filter(found -> found.getName().equals(owner) && found.getType() == question.getType())
                    .forEach(found -> answer.addRecord(found, Section.ANSWER));
        }
        if (records.stream().noneMatch(found -> found.getName().equals(question.getName()))) {
            answer.getHeader().setRcode(Rcode.NXDOMAIN);
        }
        return answer;
    }

    @Override
    public void close() throws IOException {
        udp.close();
        tcp.close();
    }

    private List<byte[]> fitting(Message query) {
        int room = query.getOPT() == null ? Message.MAXLENGTH : query.getOPT().getPayloadSize();
        return List.of(answer(query).toWire(query.getOPT() == null ? 512 : room));
    }

    private @org.jspecify.annotations.Nullable Name follow(Message answer, Name owner, int type) {
        if (type == Type.CNAME) {
            return null;
        }
        for (Record found : records) {
            if (found.getType() == Type.CNAME
                    && found.getName().equals(owner)
                    && !answer.getSection(Section.ANSWER).contains(found)) {
                answer.addRecord(found, Section.ANSWER);
                return ((org.xbill.DNS.CNAMERecord) found).getTarget();
            }
        }
        return null;
    }

    private void serveUdp() throws IOException {
        var packet = new DatagramPacket(new byte[4096], 4096);
        while (!udp.isClosed()) {
            udp.receive(packet);
            Message query = read(java.util.Arrays.copyOf(packet.getData(), packet.getLength()), "udp");
            for (byte[] answer : overUdp.to(query)) {
                udp.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
            }
        }
    }

    private void serveTcp() throws IOException {
        while (!tcp.isClosed()) {
            try (Socket socket = tcp.accept()) {
                var in = new DataInputStream(socket.getInputStream());
                var out = new DataOutputStream(socket.getOutputStream());
                Message query = read(in.readNBytes(in.readUnsignedShort()), "tcp");
                for (byte[] answer : overTcp.to(query)) {
                    out.writeShort(answer.length);
                    out.write(answer);
                }
            }
        }
    }

    private Message read(byte[] wire, String transport) throws IOException {
        Message query = new Message(wire);
        Header header = query.getHeader();
        Record question = Objects.requireNonNull(query.getQuestion(), "a question");
        boolean plain = header.getOpcode() == Opcode.QUERY
                && header.getFlag(Flags.RD)
                && !header.getFlag(Flags.QR)
                && header.getCount(Section.QUESTION) == 1
                && question.getDClass() == DClass.IN
                && (question.getType() == Type.TXT || question.getType() == Type.CNAME);
        questions.add((plain ? "" : "strange ") + transport + " " + Type.string(question.getType()) + " "
                + question.getName());
        return query;
    }

    private static Name name(String text) {
        try {
            return Name.fromString(text, Name.root);
        } catch (TextParseException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void start(Serving serving) {
        var thread = new Thread(
                () -> {
                    try {
                        serving.serve();
                    } catch (IOException e) {
                        // it was closed
                    }
                },
                "name-server");
        thread.setDaemon(true);
        thread.start();
    }

    /** What goes out for a query, in messages. */
    @FunctionalInterface
    interface Answering {
        List<byte[]> to(Message query) throws IOException;
    }

    @FunctionalInterface
    private interface Serving {
        void serve() throws IOException;
    }
}
