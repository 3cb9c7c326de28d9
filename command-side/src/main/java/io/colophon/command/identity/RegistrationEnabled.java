package io.colophon.command.identity;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.beans.factory.annotation.Value;

/** The setting {@code colophon.registration-enabled}: whether people may make accounts for themselves. */
@Value("${colophon.registration-enabled:true}")
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
@interface RegistrationEnabled {}
