package io.colophon.contract.covers;

/**
 * A picture that is kept beside the log, by its content.
 *
 * @param id SHA-256 of its bytes, in lower-case hexadecimal digits; two pictures with one id are one file
 * @param mediaType what its content is, whatever the sender called it
 * @param bytes its size
 * @param width in pixels, as the file says, like the height
 */
public record Image(String id, String mediaType, long bytes, int width, int height) {}
