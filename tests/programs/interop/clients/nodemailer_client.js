// Nodemailer against the example server: node nodemailer_client.js PORT CERTIFICATE.
const assert = require('node:assert');
const fs = require('node:fs');
const nodemailer = require('nodemailer');

const [port, certificate] = process.argv.slice(2);
const message = { from: 'sender@example.com', to: 'user@example.org', subject: 'nodemailer', text: '.a dot' };

function transport(password) {
    return nodemailer.createTransport({
        host: 'localhost',
        port: Number(port),
        requireTLS: true,
        tls: { ca: fs.readFileSync(certificate) },
        auth: { user: 'user', pass: password },
    });
}

async function main() {
    const sent = await transport('secret').sendMail(message);
    assert.match(sent.response, /^250 2\.0\.0 kept as /);
    const some = await transport('secret').sendMail({ ...message, to: ['nobody@example.org', 'user@example.net'] });
    assert.deepStrictEqual(some.rejected, ['nobody@example.org']);
    await assert.rejects(transport('secret').sendMail({ ...message, to: 'full@example.org' }), error => {
        assert.strictEqual(error.responseCode, 452);
        return /^Can't send mail - all recipients were rejected: 452 4\.2\.2 /.test(error.message);
    });
    await assert.rejects(transport('guess').sendMail(message), { code: 'EAUTH', responseCode: 535 });
}

main().catch(error => {
    console.error(error);
    process.exit(1);
});
