// An smtp-server of the nodemailer family. What the hooks answer is written here; every other reply is its own.
const fs = require('node:fs');
const { SMTPServer } = require('smtp-server');

const [port, tls, protocol] = process.argv.slice(2);
const mailboxes = new Set(['user', 'other', 'postmaster']);

function refusal(responseCode, text) {
    return Object.assign(new Error(text), { responseCode });
}

const server = new SMTPServer({
    name: 'mx.example.org',
    size: 100000,
    key: fs.readFileSync(`${tls}/key.pem`),
    cert: fs.readFileSync(`${tls}/cert.pem`),
    authOptional: true,
    disableReverseLookup: true,
    maxClients: 10,
    socketTimeout: 6000,
    lmtp: protocol === 'lmtp',
    onAuth(auth, session, done) {
        const good = auth.username === 'user' && auth.password === 'secret';
        done(good ? null : refusal(535, 'wrong name or password'), { user: auth.username });
    },
    onRcptTo(address, session, done) {
        // The postmaster needs no domain (RFC 5321 section 4.5.1).
        if (/^postmaster$/i.test(address.address)) return done();
        const [mailbox, domain] = address.address.split('@');
        if (domain !== 'example.org') return done(refusal(550, 'relaying denied'));
        if (mailbox === 'full') return done(refusal(452, 'mailbox full'));
        if (!mailboxes.has(mailbox)) return done(refusal(550, 'no such user'));
        return done();
    },
    onData(stream, session, done) {
        stream.resume();
        stream.on('end', () => {
            const outcome = stream.sizeExceeded ? refusal(552, 'message too big') : null;
            done(outcome || null, protocol === 'lmtp' ? session.envelope.rcptTo.map(() => 'kept') : 'kept');
        });
    },
});
server.on('error', () => {});
server.listen(Number(port), '127.0.0.1');
