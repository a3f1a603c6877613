"""An aiosmtpd server. What the handler answers is written here; every other reply is aiosmtpd's own."""

import asyncio
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult

MAILBOXES = {"user", "other", "postmaster"}


class Handler:
    async def handle_RCPT(self, server, session, envelope, address, options):
        # The postmaster needs no domain (RFC 5321 section 4.5.1).
        address = "postmaster@example.org" if address.lower() == "postmaster" else address
        mailbox, _, domain = address.rpartition("@")
        if domain != "example.org":
            return "550 5.7.1 relaying denied"
        if mailbox == "full":
            return "452 4.2.2 mailbox full"
        if mailbox == "down":
            return "421 4.3.2 closing down"
        if mailbox not in MAILBOXES:
            return "550 5.1.1 no such user"
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 recipient ok"

    async def handle_DATA(self, server, session, envelope):
        return "250 2.6.0 message accepted"


def authenticate(server, session, envelope, mechanism, data):
    good = data.login == b"user" and data.password == b"secret"
    return AuthResult(success=good, handled=good)


async def main(port, tls):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(f"{tls}/cert.pem", f"{tls}/key.pem")

    def session():
        return SMTP(
            Handler(),
            hostname="mx.example.org",
            data_size_limit=100_000,
            enable_SMTPUTF8=True,
            tls_context=context,
            authenticator=authenticate,
            timeout=6,
        )

    server = await asyncio.get_running_loop().create_server(session, "127.0.0.1", port)
    await server.serve_forever()


asyncio.run(main(int(sys.argv[1]), sys.argv[2]))
