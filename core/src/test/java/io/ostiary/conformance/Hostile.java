package io.ostiary.conformance;

import java.util.List;

/** Text that breaks what is not careful. */
final class Hostile {
    /** One-line text that has to come back byte for byte. */
    static final List<String> LINES = List.of(
            "O'Brien \"Bob\" `x` \\ back\\\\slash",
            "'; DROP TABLE users; --",
            "<script>alert('1')</script> & &amp; &#x27;",
            "${jndi:ldap://127.0.0.1/a} #{7*7} {{7*7}} %{x} $(id)",
            "../../../etc/passwd ..\\..\\ %2e%2e%2f /%00",
            "100% _wild_ * ? [a-z] (b|c)+ ^$ ~ email:\"x\" AND NOT y",
            "a=b&c=d;e=f, g:h #frag ?q",
            "null",
            "true",
            "0",
            "NaN",
            "[]",
            "{}",
            "grin 😀 family 👨‍👩‍👧 flag 🇩🇪",
            "שלום مرحبا mixed abc",
            "e\u0301 o\u0308 combining",
            "\u00e9 \u00f6 composed",
            "𝒜𝒷𝒸 𠜎 four bytes",
            "ﬁ ligature Ⅷ ½ ß İ ı ſ",
            "你好 こんにちは 안녕하세요",
            "two  spaces");

    /** Text of several lines. */
    static final List<String> BLOCKS = List.of("line one\nline two", "tab\there", "windows\r\nends");

    /** What no field may hold. */
    static final List<String> FORBIDDEN =
            List.of("nul\u0000", "bell\u0007", "escape\u001b[2J", "delete\u007f", "c1\u0085", "lone\ud800");

    /** Ids of nothing, which must not be taken for a path, a pattern or a number. */
    static final List<String> IDS = List.of(
            "00000000-0000-4000-8000-000000000000",
            "nobody",
            "..",
            "../..",
            "a/b",
            "a?b=c#d",
            "%2e%2e%2f",
            "*",
            "' OR '1'='1",
            "auth0|nobody",
            "ü 😀");

    private Hostile() {}
}
