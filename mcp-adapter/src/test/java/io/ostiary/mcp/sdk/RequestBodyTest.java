package io.ostiary.mcp.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RequestBodyTest {

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1000);
    private final RequestBody bodies = new RequestBody(100, Duration.ofSeconds(10), nanos::get);

    @Test
    void aDripOfBytesIsGivenUpOnceItTakesTooLong() {
        assertThatThrownBy(() -> bodies.read(-1, drip(100, Duration.ofMillis(101))))
                .isInstanceOfSatisfying(
                        Refused.class, e -> assertThat(e.refusal()).isEqualTo(Refusal.TOO_SLOW));
    }

    @Test
    void aDripThatIsFastEnoughIsRead() throws Exception {
        assertThat(bodies.read(-1, drip(100, Duration.ofMillis(99)))).hasSize(100);
    }

    @Test
    void oneByteTooManyIsRefused() {
        assertThatThrownBy(() -> bodies.read(-1, drip(101, Duration.ZERO)))
                .isInstanceOfSatisfying(
                        Refused.class, e -> assertThat(e.refusal()).isEqualTo(Refusal.TOO_LARGE));
    }

    @Test
    void aLengthThatIsTooLongIsRefusedUnread() {
        long before = nanos.get();

        assertThatThrownBy(() -> bodies.read(101, drip(1, Duration.ofMillis(1))))
                .isInstanceOfSatisfying(
                        Refused.class, e -> assertThat(e.refusal()).isEqualTo(Refusal.TOO_LARGE));

        assertThat(nanos).hasValue(before);
    }

    private InputStream drip(int length, Duration each) {
        return new ByteArrayInputStream(new byte[length]) {
            @Override
            public synchronized int read(byte[] to, int offset, int most) {
                nanos.addAndGet(each.toNanos());
                return super.read(to, offset, 1);
            }
        };
    }
}
