// Delivers a message with Nodemailer, and ends with 0 if every recipient has it.
// node nodemailer_deliver.js PORT SENDER MESSAGE CERTIFICATE|- ACCOUNT|- smtp|lmtp RECIPIENT...
const fs = require('node:fs');
const nodemailer = require('nodemailer');

const [port, from, message, certificate, account, protocol, ...to] = process.argv.slice(2);
const [user, pass] = account.split(':');
const transport = nodemailer.createTransport({
    host: '127.0.0.1',
    port: Number(port),
    name: 'client.example.com',
    lmtp: protocol === 'lmtp',
    requireTLS: certificate !== '-',
    tls: certificate === '-' ? {} : { ca: fs.readFileSync(certificate) },
    auth: account === '-' ? undefined : { user, pass },
});

// The process ends by itself, so that nothing is cut off that is still to be said.
transport.sendMail({ envelope: { from, to }, raw: fs.readFileSync(message) }).then(
    info => { process.exitCode = info.rejected.length > 0 ? 1 : 0; },
    () => { process.exitCode = 1; },
);
