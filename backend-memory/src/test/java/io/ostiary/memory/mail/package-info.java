@NullMarked
package io.ostiary.memory.mail;

import org.jspecify.annotations.NullMarked;
