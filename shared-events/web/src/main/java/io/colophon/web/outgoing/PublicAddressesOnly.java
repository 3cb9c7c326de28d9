package io.colophon.web.outgoing;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import java.net.InetSocketAddress;
import java.net.SocketAddress;

/**
 * Refuses to connect anywhere but to the public internet. It sees the address that is connected to, after all resolving, so a name that
 * answers differently the second time gains nothing, nor does a way of writing an address that nobody thought of.
 */
final class PublicAddressesOnly extends ChannelOutboundHandlerAdapter {

    @Override
    public void connect(
            ChannelHandlerContext context, SocketAddress remote, SocketAddress local, ChannelPromise promise) {
        if (remote instanceof InetSocketAddress socket
                && socket.getAddress() != null
                && PublicAddress.is(socket.getAddress())) {
            context.connect(remote, local, promise);
        } else {
            promise.setFailure(new PrivateAddressException());
        }
    }

    /** Somebody wants this server to ask an address that is not public. */
    static final class PrivateAddressException extends RuntimeException {
        PrivateAddressException() {
            super("not a public address", null, false, false);
        }
    }
}
