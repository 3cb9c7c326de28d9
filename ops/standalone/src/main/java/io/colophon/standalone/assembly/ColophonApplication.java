package io.colophon.standalone.assembly;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.security.autoconfigure.ReactiveUserDetailsServiceAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/** Both sides in one process. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(exclude = ReactiveUserDetailsServiceAutoConfiguration.class)
@ComponentScan(
        basePackages = {"io.colophon.web", "io.colophon.command", "io.colophon.query", "io.colophon.standalone.assembly"
        },
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class ColophonApplication {}
