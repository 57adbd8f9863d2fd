package io.ostiary.mcp;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** For each test a world, and an assistant in it whose person approves everything. */
abstract class AssistantFixture {
    @TempDir
    Path folder = Path.of("");

    final Person person = Person.approving();
    World world;
    Assistant assistant;

    @BeforeEach
    void connect() {
        world = new World(folder);
        assistant = Assistant.connect(world.tools(), Transport.STDIO, person);
    }

    @AfterEach
    void disconnect() {
        assistant.close();
        world.close();
    }
}
