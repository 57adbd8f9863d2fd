@NullMarked
package io.ostiary.emailtemplate;

import org.jspecify.annotations.NullMarked;
