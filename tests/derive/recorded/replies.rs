// Made by this test from `data/transcripts`.

use smtp_codes::{Command, ToReply};

#[derive(ToReply)]
#[reply(to = Connect)]
enum AiosmtpdConnect {
    #[reply(220, "mx.example.org Python SMTP 1.4.6")]
    R0,
}

#[derive(ToReply)]
#[reply(to = Ehlo)]
enum AiosmtpdEhlo {
    #[reply(250, "mx.example.org\nSIZE 100000\n8BITMIME\nSMTPUTF8\nAUTH LOGIN PLAIN\nHELP")]
    R0,
    #[reply(250, "mx.example.org\nSIZE 100000\n8BITMIME\nSMTPUTF8\nSTARTTLS\nHELP")]
    R1,
    #[reply(501, "Syntax: EHLO hostname")]
    R2,
}

#[derive(ToReply)]
#[reply(to = Helo)]
enum AiosmtpdHelo {
    #[reply(250, "mx.example.org")]
    R0,
    #[reply(501, "Syntax: HELO hostname")]
    R1,
}

#[derive(ToReply)]
#[reply(to = Lhlo)]
enum AiosmtpdLhlo {
    #[reply(500, "Error: command \"LHLO\" not recognized")]
    R0,
}

#[derive(ToReply)]
#[reply(to = Mail)]
enum AiosmtpdMail {
    #[reply(250, "OK")]
    R0,
    #[reply(501, "Error: BODY can only be one of 7BIT, 8BITMIME")]
    R1,
    #[reply(501, "Syntax: MAIL FROM: <address> [SP <mail-parameters>]")]
    R2,
    #[reply(503, "Error: nested MAIL command")]
    R3,
    #[reply(503, "Error: send HELO first")]
    R4,
    #[reply(552, "Error: message size exceeds fixed maximum message size")]
    R5,
    #[reply(553, "5.1.3", "Error: malformed address", unregistered)]
    R6,
    #[reply(555, "MAIL FROM parameters not recognized or not implemented")]
    R7,
}

#[derive(ToReply)]
#[reply(to = Rcpt)]
enum AiosmtpdRcpt {
    #[reply(250, "2.1.5", "OK")]
    R0,
    #[reply(452, "4.5.3", "Too many recipients")]
    R1,
    #[reply(501, "Syntax: RCPT TO: <address> [SP <mail-parameters>]")]
    R2,
    #[reply(503, "Error: need MAIL command")]
    R3,
    #[reply(503, "Error: send HELO first")]
    R4,
    #[reply(550, "5.1.1", "<?????@example.org>: no such user")]
    R5,
    #[reply(550, "5.1.1", "<??@example.org>: no such user")]
    R6,
    #[reply(550, "5.1.1", "<nobody-here@example.org>: no such user")]
    R7,
    #[reply(550, "5.1.1", "<nobody0@example.org>: no such user")]
    R8,
    #[reply(550, "5.1.1", "<nobody10@example.org>: no such user")]
    R9,
    #[reply(550, "5.1.1", "<nobody11@example.org>: no such user")]
    R10,
    #[reply(550, "5.1.1", "<nobody12@example.org>: no such user")]
    R11,
    #[reply(550, "5.1.1", "<nobody13@example.org>: no such user")]
    R12,
    #[reply(550, "5.1.1", "<nobody14@example.org>: no such user")]
    R13,
    #[reply(550, "5.1.1", "<nobody15@example.org>: no such user")]
    R14,
    #[reply(550, "5.1.1", "<nobody16@example.org>: no such user")]
    R15,
    #[reply(550, "5.1.1", "<nobody17@example.org>: no such user")]
    R16,
    #[reply(550, "5.1.1", "<nobody18@example.org>: no such user")]
    R17,
    #[reply(550, "5.1.1", "<nobody19@example.org>: no such user")]
    R18,
    #[reply(550, "5.1.1", "<nobody1@example.org>: no such user")]
    R19,
    #[reply(550, "5.1.1", "<nobody20@example.org>: no such user")]
    R20,
    #[reply(550, "5.1.1", "<nobody21@example.org>: no such user")]
    R21,
    #[reply(550, "5.1.1", "<nobody22@example.org>: no such user")]
    R22,
    #[reply(550, "5.1.1", "<nobody23@example.org>: no such user")]
    R23,
    #[reply(550, "5.1.1", "<nobody24@example.org>: no such user")]
    R24,
    #[reply(550, "5.1.1", "<nobody25@example.org>: no such user")]
    R25,
    #[reply(550, "5.1.1", "<nobody26@example.org>: no such user")]
    R26,
    #[reply(550, "5.1.1", "<nobody27@example.org>: no such user")]
    R27,
    #[reply(550, "5.1.1", "<nobody28@example.org>: no such user")]
    R28,
    #[reply(550, "5.1.1", "<nobody29@example.org>: no such user")]
    R29,
    #[reply(550, "5.1.1", "<nobody2@example.org>: no such user")]
    R30,
    #[reply(550, "5.1.1", "<nobody3@example.org>: no such user")]
    R31,
    #[reply(550, "5.1.1", "<nobody4@example.org>: no such user")]
    R32,
    #[reply(550, "5.1.1", "<nobody5@example.org>: no such user")]
    R33,
    #[reply(550, "5.1.1", "<nobody6@example.org>: no such user")]
    R34,
    #[reply(550, "5.1.1", "<nobody7@example.org>: no such user")]
    R35,
    #[reply(550, "5.1.1", "<nobody8@example.org>: no such user")]
    R36,
    #[reply(550, "5.1.1", "<nobody9@example.org>: no such user")]
    R37,
    #[reply(550, "5.1.1", "<us?r@example.org>: no such user")]
    R38,
    #[reply(550, "5.1.1", "<user%example.net@example.org>: no such user")]
    R39,
    #[reply(550, "5.7.1", "relaying denied")]
    R40,
    #[reply(555, "RCPT TO parameters not recognized or not implemented")]
    R41,
}

#[derive(ToReply)]
#[reply(to = Data)]
enum AiosmtpdData {
    #[reply(354, "End data with <CR><LF>.<CR><LF>")]
    R0,
    #[reply(501, "Syntax: DATA")]
    R1,
    #[reply(503, "Error: need RCPT command")]
    R2,
    #[reply(503, "Error: send HELO first")]
    R3,
}

#[derive(ToReply)]
#[reply(to = EndOfData)]
enum AiosmtpdEndOfData {
    #[reply(250, "2.0.0", "Message accepted for delivery")]
    R0,
    #[reply(500, "Line too long (see RFC5321 4.5.3.1.6)")]
    R1,
    #[reply(552, "Error: Too much mail data")]
    R2,
}

#[derive(ToReply)]
#[reply(to = Bdat)]
enum AiosmtpdBdat {
    #[reply(500, "Error: command \"BDAT\" not recognized")]
    R0,
}

#[derive(ToReply)]
#[reply(to = Rset)]
enum AiosmtpdRset {
    #[reply(250, "OK")]
    R0,
    #[reply(501, "Syntax: RSET")]
    R1,
}

#[derive(ToReply)]
#[reply(to = Vrfy)]
enum AiosmtpdVrfy {
    #[reply(252, "Cannot VRFY user, but will accept message and attempt delivery")]
    R0,
    #[reply(501, "Syntax: VRFY <address>")]
    R1,
}

#[derive(ToReply)]
#[reply(to = Expn)]
enum AiosmtpdExpn {
    #[reply(502, "EXPN not implemented")]
    R0,
}

#[derive(ToReply)]
#[reply(to = Help)]
enum AiosmtpdHelp {
    #[reply(250, "Supported commands: AUTH DATA EHLO HELO HELP MAIL NOOP QUIT RCPT RSET STARTTLS VRFY", unregistered)]
    R0,
    #[reply(250, "Syntax: MAIL FROM: <address> [SP <mail-parameters>]", unregistered)]
    R1,
    #[reply(501, "Supported commands: AUTH DATA EHLO HELO HELP MAIL NOOP QUIT RCPT RSET STARTTLS VRFY")]
    R2,
}

#[derive(ToReply)]
#[reply(to = Noop)]
enum AiosmtpdNoop {
    #[reply(250, "OK")]
    R0,
    #[reply(500, "Command line too long")]
    R1,
}

#[derive(ToReply)]
#[reply(to = Quit)]
enum AiosmtpdQuit {
    #[reply(221, "Bye")]
    R0,
    #[reply(501, "Syntax: QUIT")]
    R1,
}

#[derive(ToReply)]
#[reply(to = StartTls)]
enum AiosmtpdStartTls {
    #[reply(220, "Ready to start TLS")]
    R0,
    #[reply(501, "Syntax: STARTTLS")]
    R1,
}

#[derive(ToReply)]
#[reply(to = Auth)]
enum AiosmtpdAuth {
    #[reply(538, "5.7.11", "Encryption required for requested authentication mechanism")]
    R0,
}

#[derive(ToReply)]
#[reply(to = Etrn)]
enum AiosmtpdEtrn {
    #[reply(500, "Error: command \"ETRN\" not recognized")]
    R0,
}

#[derive(ToReply)]
#[reply(to = Unrecognized)]
enum AiosmtpdUnrecognized {
    #[reply(500, "Command line too long")]
    R0,
    #[reply(500, "Error: bad syntax")]
    R1,
    #[reply(500, "Error: command \"\" not recognized")]
    R2,
    #[reply(500, "Error: command \"*\" not recognized")]
    R3,
    #[reply(500, "Error: command \"ABC\" not recognized")]
    R4,
    #[reply(500, "Error: command \"BOGUS\" not recognized")]
    R5,
    #[reply(500, "Error: command \"BOGUS0\" not recognized")]
    R6,
    #[reply(500, "Error: command \"BOGUS1\" not recognized")]
    R7,
    #[reply(500, "Error: command \"BOGUS2\" not recognized")]
    R8,
    #[reply(500, "Error: command \"BOGUS3\" not recognized")]
    R9,
    #[reply(500, "Error: command \"FROM:\" not recognized")]
    R10,
    #[reply(500, "Error: command \"GET\" not recognized")]
    R11,
    #[reply(500, "Error: command \"SUBJECT:\" not recognized")]
    R12,
    #[reply(500, "Error: command \"TO:\" not recognized")]
    R13,
    #[reply(500, "Error: command \"TURN\" not recognized")]
    R14,
    #[reply(500, "Error: command \"X-UNKNOWN\" not recognized")]
    R15,
    #[reply(502, "5.5.1", "Too many unrecognized commands, goodbye.")]
    R16,
}

#[derive(ToReply)]
#[reply(to = Connect)]
enum DovecotLmtpConnect {
    #[reply(220, "mx.example.org Dovecot (Debian) ready.")]
    R0,
}

#[derive(ToReply)]
#[reply(to = Ehlo)]
enum DovecotLmtpEhlo {
    #[reply(500, "5.5.1", "Unknown command")]
    R0,
}

#[derive(ToReply)]
#[reply(to = Helo)]
enum DovecotLmtpHelo {
    #[reply(500, "5.5.1", "Unknown command")]
    R0,
}

#[derive(ToReply)]
#[reply(to = Lhlo)]
enum DovecotLmtpLhlo {
    #[reply(250, "mx.example.org\n8BITMIME\nCHUNKING\nENHANCEDSTATUSCODES\nPIPELINING")]
    R0,
    #[reply(250, "mx.example.org\n8BITMIME\nCHUNKING\nENHANCEDSTATUSCODES\nPIPELINING\nSTARTTLS")]
    R1,
}

#[derive(ToReply)]
#[reply(to = Mail)]
enum DovecotLmtpMail {
    #[reply(250, "2.1.0", "OK")]
    R0,
    #[reply(501, "5.5.4", "Invalid FROM: Missing domain")]
    R1,
    #[reply(501, "5.5.4", "Invalid FROM: Path is empty string")]
    R2,
    #[reply(501, "5.5.4", "Invalid FROM: Unexpected whitespace before path")]
    R3,
    #[reply(501, "5.5.4", "Invalid parameters")]
    R4,
    #[reply(503, "5.5.0", "MAIL already given")]
    R5,
    #[reply(555, "5.5.4", "Unsupported mail BODY type")]
    R6,
    #[reply(555, "5.5.4", "Unsupported parameters")]
    R7,
}

#[derive(ToReply)]
#[reply(to = Rcpt)]
enum DovecotLmtpRcpt {
    #[reply(250, "2.1.5", "OK")]
    R0,
    #[reply(501, "5.5.4", "Invalid TO: Missing '>' at end of path")]
    R1,
    #[reply(501, "5.5.4", "Invalid TO: Null path not allowed")]
    R2,
    #[reply(501, "5.5.4", "Invalid TO: Path is empty string")]
    R3,
    #[reply(501, "5.5.4", "Invalid parameters")]
    R4,
    #[reply(503, "5.5.0", "MAIL needed first")]
    R5,
    #[reply(550, "5.1.1", "<nobody-here@example.org> User doesn't exist: nobody-here@example.org")]
    R6,
    #[reply(550, "5.1.1", "<nobody0@example.org> User doesn't exist: nobody0@example.org")]
    R7,
    #[reply(550, "5.1.1", "<nobody10@example.org> User doesn't exist: nobody10@example.org")]
    R8,
    #[reply(550, "5.1.1", "<nobody11@example.org> User doesn't exist: nobody11@example.org")]
    R9,
    #[reply(550, "5.1.1", "<nobody12@example.org> User doesn't exist: nobody12@example.org")]
    R10,
    #[reply(550, "5.1.1", "<nobody13@example.org> User doesn't exist: nobody13@example.org")]
    R11,
    #[reply(550, "5.1.1", "<nobody14@example.org> User doesn't exist: nobody14@example.org")]
    R12,
    #[reply(550, "5.1.1", "<nobody15@example.org> User doesn't exist: nobody15@example.org")]
    R13,
    #[reply(550, "5.1.1", "<nobody16@example.org> User doesn't exist: nobody16@example.org")]
    R14,
    #[reply(550, "5.1.1", "<nobody17@example.org> User doesn't exist: nobody17@example.org")]
    R15,
    #[reply(550, "5.1.1", "<nobody18@example.org> User doesn't exist: nobody18@example.org")]
    R16,
    #[reply(550, "5.1.1", "<nobody19@example.org> User doesn't exist: nobody19@example.org")]
    R17,
    #[reply(550, "5.1.1", "<nobody1@example.org> User doesn't exist: nobody1@example.org")]
    R18,
    #[reply(550, "5.1.1", "<nobody20@example.org> User doesn't exist: nobody20@example.org")]
    R19,
    #[reply(550, "5.1.1", "<nobody21@example.org> User doesn't exist: nobody21@example.org")]
    R20,
    #[reply(550, "5.1.1", "<nobody22@example.org> User doesn't exist: nobody22@example.org")]
    R21,
    #[reply(550, "5.1.1", "<nobody23@example.org> User doesn't exist: nobody23@example.org")]
    R22,
    #[reply(550, "5.1.1", "<nobody24@example.org> User doesn't exist: nobody24@example.org")]
    R23,
    #[reply(550, "5.1.1", "<nobody25@example.org> User doesn't exist: nobody25@example.org")]
    R24,
    #[reply(550, "5.1.1", "<nobody26@example.org> User doesn't exist: nobody26@example.org")]
    R25,
    #[reply(550, "5.1.1", "<nobody27@example.org> User doesn't exist: nobody27@example.org")]
    R26,
    #[reply(550, "5.1.1", "<nobody28@example.org> User doesn't exist: nobody28@example.org")]
    R27,
    #[reply(550, "5.1.1", "<nobody29@example.org> User doesn't exist: nobody29@example.org")]
    R28,
    #[reply(550, "5.1.1", "<nobody2@example.org> User doesn't exist: nobody2@example.org")]
    R29,
    #[reply(550, "5.1.1", "<nobody3@example.org> User doesn't exist: nobody3@example.org")]
    R30,
    #[reply(550, "5.1.1", "<nobody4@example.org> User doesn't exist: nobody4@example.org")]
    R31,
    #[reply(550, "5.1.1", "<nobody5@example.org> User doesn't exist: nobody5@example.org")]
    R32,
    #[reply(550, "5.1.1", "<nobody6@example.org> User doesn't exist: nobody6@example.org")]
    R33,
    #[reply(550, "5.1.1", "<nobody7@example.org> User doesn't exist: nobody7@example.org")]
    R34,
    #[reply(550, "5.1.1", "<nobody8@example.org> User doesn't exist: nobody8@example.org")]
    R35,
    #[reply(550, "5.1.1", "<nobody9@example.org> User doesn't exist: nobody9@example.org")]
    R36,
    #[reply(550, "5.1.1", "<user%example.net@example.org> User doesn't exist: user%example.net@example.org")]
    R37,
    #[reply(550, "5.1.1", "<user@[127.0.0.1]> User doesn't exist: user@[127.0.0.1]")]
    R38,
    #[reply(555, "5.5.4", "Unsupported parameters")]
    R39,
}

#[derive(ToReply)]
#[reply(to = Data)]
enum DovecotLmtpData {
    #[reply(354, "OK")]
    R0,
    #[reply(501, "5.5.4", "Invalid parameters")]
    R1,
    #[reply(503, "5.5.0", "Bad sequence of commands")]
    R2,
    #[reply(503, "5.5.0", "MAIL needed first")]
    R3,
    #[reply(503, "5.5.0", "No valid recipients")]
    R4,
}

#[derive(ToReply)]
#[reply(to = EndOfData)]
enum DovecotLmtpEndOfData {
    #[reply(250, "2.0.0", "<user+box@example.org> oDJUMxnDBWs/AAAAg+zDdQ:R4 Saved")]
    R0,
    #[reply(250, "2.0.0", "<user@example.net> AKTcOBbDBWs9AAAAg+zDdQ:R3 Saved")]
    R1,
    #[reply(250, "2.0.0", "<user@example.org> 8BROGxnDBWs9AAAAg+zDdQ Saved")]
    R2,
    #[reply(250, "2.0.0", "<user@example.org> AKTcOBbDBWs9AAAAg+zDdQ Saved")]
    R3,
    #[reply(250, "2.0.0", "<user@example.org> IJO6KBjDBWs9AAAAg+zDdQ Saved")]
    R4,
    #[reply(250, "2.0.0", "<user@example.org> KJq3NRjDBWs/AAAAg+zDdQ Saved")]
    R5,
    #[reply(250, "2.0.0", "<user@example.org> OHg/EBnDBWs9AAAAg+zDdQ Saved")]
    R6,
    #[reply(250, "2.0.0", "<user@example.org> SHk0BRnDBWs/AAAAg+zDdQ Saved")]
    R7,
    #[reply(250, "2.0.0", "<user@example.org> gAY9KBnDBWs9AAAAg+zDdQ Saved")]
    R8,
    #[reply(250, "2.0.0", "<user@example.org> iLyMH9DCBWs9AAAAg+zDdQ Saved")]
    R9,
    #[reply(250, "2.0.0", "<user@example.org> oDJUMxnDBWs/AAAAg+zDdQ Saved")]
    R10,
    #[reply(552, "5.2.2", "<full@example.org> Quota exceeded (mailbox for user is full)")]
    R11,
}

#[derive(ToReply)]
#[reply(to = Bdat)]
enum DovecotLmtpBdat {
    #[reply(250, "2.0.0", "<user@example.org> KJBJFxfDBWs9AAAAg+zDdQ Saved")]
    R0,
    #[reply(250, "2.0.0", "Added 151 octets")]
    R1,
    #[reply(501, "5.5.4", "Invalid chunk size parameter")]
    R2,
    #[reply(503, "5.5.0", "MAIL needed first")]
    R3,
}

#[derive(ToReply)]
#[reply(to = Rset)]
enum DovecotLmtpRset {
    #[reply(250, "2.0.0", "OK")]
    R0,
    #[reply(501, "5.5.4", "Invalid parameters")]
    R1,
}

#[derive(ToReply)]
#[reply(to = Vrfy)]
enum DovecotLmtpVrfy {
    #[reply(252, "2.3.3", "Try RCPT instead")]
    R0,
    #[reply(501, "5.5.4", "Invalid parameters")]
    R1,
    #[reply(501, "5.5.4", "Invalid string parameter: Invalid character in string")]
    R2,
}

#[derive(ToReply)]
#[reply(to = Expn)]
enum DovecotLmtpExpn {
    #[reply(500, "5.5.1", "Unknown command")]
    R0,
}

#[derive(ToReply)]
#[reply(to = Help)]
enum DovecotLmtpHelp {
    #[reply(500, "5.5.1", "Unknown command")]
    R0,
}

#[derive(ToReply)]
#[reply(to = Noop)]
enum DovecotLmtpNoop {
    #[reply(250, "2.0.0", "OK")]
    R0,
    #[reply(500, "5.5.2", "Invalid command syntax")]
    R1,
    #[reply(500, "5.5.2", "Line too long")]
    R2,
    #[reply(501, "5.5.4", "Invalid string parameter: Invalid character in string")]
    R3,
}

#[derive(ToReply)]
#[reply(to = Quit)]
enum DovecotLmtpQuit {
    #[reply(221, "2.0.0", "Bye")]
    R0,
    #[reply(501, "5.5.4", "Invalid parameters")]
    R1,
}

#[derive(ToReply)]
#[reply(to = StartTls)]
enum DovecotLmtpStartTls {
    #[reply(220, "2.0.0", "Begin TLS negotiation now.")]
    R0,
    #[reply(501, "5.5.4", "Invalid parameters")]
    R1,
    #[reply(502, "5.5.1", "TLS is already active.")]
    R2,
}

#[derive(ToReply)]
#[reply(to = Auth)]
enum DovecotLmtpAuth {
    #[reply(502, "5.5.1", "Unsupported command")]
    R0,
}

#[derive(ToReply)]
#[reply(to = Etrn)]
enum DovecotLmtpEtrn {
    #[reply(500, "5.5.1", "Unknown command")]
    R0,
}

#[derive(ToReply)]
#[reply(to = Unrecognized)]
enum DovecotLmtpUnrecognized {
    #[reply(421, "4.7.0", "mx.example.org Too many invalid commands.")]
    R0,
    #[reply(500, "5.5.1", "Unknown command")]
    R1,
    #[reply(500, "5.5.2", "Invalid command syntax")]
    R2,
}

#[derive(ToReply)]
#[reply(to = Connect)]
enum PostfixConnect {
    #[reply(220, "mx.example.org ESMTP Postfix")]
    R0,
    #[reply(421, "4.7.0", "mx.example.org Error: too many connections from 127.0.0.1")]
    R1,
}

#[derive(ToReply)]
#[reply(to = Ehlo)]
enum PostfixEhlo {
    #[reply(250, "mx.example.org\nPIPELINING\nSIZE 100000\nVRFY\nETRN\nENHANCEDSTATUSCODES\n8BITMIME\nDSN\nSMTPUTF8\nCHUNKING")]
    R0,
    #[reply(250, "mx.example.org\nPIPELINING\nSIZE 100000\nVRFY\nETRN\nSTARTTLS\nENHANCEDSTATUSCODES\n8BITMIME\nDSN\nSMTPUTF8\nCHUNKING")]
    R1,
    #[reply(501, "Syntax: EHLO hostname")]
    R2,
}

#[derive(ToReply)]
#[reply(to = Helo)]
enum PostfixHelo {
    #[reply(250, "mx.example.org")]
    R0,
    #[reply(501, "Syntax: HELO hostname")]
    R1,
}

#[derive(ToReply)]
#[reply(to = Lhlo)]
enum PostfixLhlo {
    #[reply(500, "5.5.2", "Error: command not recognized")]
    R0,
}

#[derive(ToReply)]
#[reply(to = Mail)]
enum PostfixMail {
    #[reply(250, "2.1.0", "Ok")]
    R0,
    #[reply(501, "5.1.7", "Bad sender address syntax")]
    R1,
    #[reply(501, "5.5.4", "Bad RET parameter syntax")]
    R2,
    #[reply(501, "5.5.4", "Bad message size syntax")]
    R3,
    #[reply(501, "5.5.4", "Syntax: MAIL FROM:<address>")]
    R4,
    #[reply(503, "5.5.1", "Error: nested MAIL command")]
    R5,
    #[reply(503, "5.5.1", "Error: send HELO/EHLO first")]
    R6,
    #[reply(552, "5.3.4", "Message size exceeds fixed limit")]
    R7,
    #[reply(555, "5.5.4", "Unsupported option: BODY=NOSUCH")]
    R8,
    #[reply(555, "5.5.4", "Unsupported option: FOO=bar")]
    R9,
}

#[derive(ToReply)]
#[reply(to = Rcpt)]
enum PostfixRcpt {
    #[reply(250, "2.1.5", "Ok")]
    R0,
    #[reply(452, "4.5.3", "Error: too many recipients")]
    R1,
    #[reply(501, "5.1.3", "Bad recipient address syntax")]
    R2,
    #[reply(501, "5.5.4", "Error: Bad NOTIFY parameter syntax")]
    R3,
    #[reply(501, "5.5.4", "Syntax: RCPT TO:<address>")]
    R4,
    #[reply(503, "5.5.1", "Error: need MAIL command")]
    R5,
    #[reply(550, "5.1.1", "<nobody-here@example.org>: Recipient address rejected: User unknown in local recipient table")]
    R6,
    #[reply(550, "5.1.1", "<nobody0@example.org>: Recipient address rejected: User unknown in local recipient table")]
    R7,
    #[reply(550, "5.1.1", "<nobody10@example.org>: Recipient address rejected: User unknown in local recipient table")]
    R8,
    #[reply(550, "5.1.1", "<nobody11@example.org>: Recipient address rejected: User unknown in local recipient table")]
    R9,
    #[reply(550, "5.1.1", "<nobody12@example.org>: Recipient address rejected: User unknown in local recipient table")]
    R10,
    #[reply(550, "5.1.1", "<nobody13@example.org>: Recipient address rejected: User unknown in local recipient table")]
    R11,
    #[reply(550, "5.1.1", "<nobody14@example.org>: Recipient address rejected: User unknown in local recipient table")]
    R12,
    #[reply(550, "5.1.1", "<nobody1@example.org>: Recipient address rejected: User unknown in local recipient table")]
    R13,
    #[reply(550, "5.1.1", "<nobody2@example.org>: Recipient address rejected: User unknown in local recipient table")]
    R14,
    #[reply(550, "5.1.1", "<nobody3@example.org>: Recipient address rejected: User unknown in local recipient table")]
    R15,
    #[reply(550, "5.1.1", "<nobody4@example.org>: Recipient address rejected: User unknown in local recipient table")]
    R16,
    #[reply(550, "5.1.1", "<nobody5@example.org>: Recipient address rejected: User unknown in local recipient table")]
    R17,
    #[reply(550, "5.1.1", "<nobody6@example.org>: Recipient address rejected: User unknown in local recipient table")]
    R18,
    #[reply(550, "5.1.1", "<nobody7@example.org>: Recipient address rejected: User unknown in local recipient table")]
    R19,
    #[reply(550, "5.1.1", "<nobody8@example.org>: Recipient address rejected: User unknown in local recipient table")]
    R20,
    #[reply(550, "5.1.1", "<nobody9@example.org>: Recipient address rejected: User unknown in local recipient table")]
    R21,
    #[reply(550, "5.1.1", "<user@[127.0.0.1]>: Recipient address rejected: User unknown in local recipient table")]
    R22,
    #[reply(550, "5.1.1", "<usér@example.org>: Recipient address rejected: User unknown in local recipient table", utf8)]
    R23,
    #[reply(550, "5.1.1", "<почта@example.org>: Recipient address rejected: User unknown in local recipient table", utf8)]
    R24,
    #[reply(550, "5.1.1", "<用户@example.org>: Recipient address rejected: User unknown in local recipient table", utf8)]
    R25,
    #[reply(554, "5.7.1", "<user%example.net@example.org>: Relay access denied")]
    R26,
    #[reply(554, "5.7.1", "<user>: Relay access denied")]
    R27,
    #[reply(554, "5.7.1", "<user@example.net>: Relay access denied")]
    R28,
    #[reply(554, "5.7.1", "<user@xn--exmple-cua.org>: Relay access denied")]
    R29,
    #[reply(554, "5.7.1", "<usér@exämple.org>: Relay access denied", utf8)]
    R30,
    #[reply(555, "5.5.4", "Unsupported option: FOO=bar")]
    R31,
}

#[derive(ToReply)]
#[reply(to = Data)]
enum PostfixData {
    #[reply(354, "End data with <CR><LF>.<CR><LF>")]
    R0,
    #[reply(501, "5.5.4", "Syntax: DATA")]
    R1,
    #[reply(503, "5.5.1", "Error: DATA after BDAT")]
    R2,
    #[reply(503, "5.5.1", "Error: need RCPT command")]
    R3,
    #[reply(554, "5.5.1", "Error: no valid recipients")]
    R4,
}

#[derive(ToReply)]
#[reply(to = EndOfData)]
enum PostfixEndOfData {
    #[reply(250, "2.0.0", "Ok: queued as 08D8E9D2339")]
    R0,
    #[reply(250, "2.0.0", "Ok: queued as 35F149D2339")]
    R1,
    #[reply(250, "2.0.0", "Ok: queued as 632C79D2339")]
    R2,
    #[reply(250, "2.0.0", "Ok: queued as 97B6C9D2339")]
    R3,
    #[reply(250, "2.0.0", "Ok: queued as BBA4D9D2333")]
    R4,
    #[reply(250, "2.0.0", "Ok: queued as ED1719D2336")]
    R5,
    #[reply(552, "5.3.4", "Error: message file too big")]
    R6,
    #[reply(554, "5.4.0", "Error: too many hops")]
    R7,
}

#[derive(ToReply)]
#[reply(to = Bdat)]
enum PostfixBdat {
    #[reply(250, "2.0.0", "Ok: 151 bytes")]
    R0,
    #[reply(250, "2.0.0", "Ok: 151 bytes queued as 53C2C9D2337")]
    R1,
    #[reply(503, "5.5.1", "Error: need RCPT command")]
    R2,
    #[reply(521, "5.5.4", "Syntax: BDAT count [LAST]")]
    R3,
}

#[derive(ToReply)]
#[reply(to = Rset)]
enum PostfixRset {
    #[reply(250, "2.0.0", "Ok")]
    R0,
    #[reply(501, "5.5.4", "Syntax: RSET")]
    R1,
}

#[derive(ToReply)]
#[reply(to = Vrfy)]
enum PostfixVrfy {
    #[reply(252, "2.0.0", "<user@example.org>")]
    R0,
    #[reply(501, "5.5.4", "Syntax: VRFY address [SMTPUTF8]")]
    R1,
    #[reply(554, "5.7.1", "<nobody-here>: Relay access denied")]
    R2,
    #[reply(554, "5.7.1", "<user>: Relay access denied")]
    R3,
    #[reply(554, "5.7.1", "<usér>: Relay access denied", utf8)]
    R4,
}

#[derive(ToReply)]
#[reply(to = Expn)]
enum PostfixExpn {
    #[reply(500, "5.5.2", "Error: command not recognized")]
    R0,
}

#[derive(ToReply)]
#[reply(to = Help)]
enum PostfixHelp {
    #[reply(500, "5.5.2", "Error: command not recognized")]
    R0,
}

#[derive(ToReply)]
#[reply(to = Noop)]
enum PostfixNoop {
    #[reply(250, "2.0.0", "Ok")]
    R0,
}

#[derive(ToReply)]
#[reply(to = Quit)]
enum PostfixQuit {
    #[reply(221, "2.0.0", "Bye")]
    R0,
}

#[derive(ToReply)]
#[reply(to = StartTls)]
enum PostfixStartTls {
    #[reply(220, "2.0.0", "Ready to start TLS")]
    R0,
    #[reply(501, "5.5.4", "Syntax: STARTTLS")]
    R1,
    #[reply(554, "5.5.1", "Error: TLS already active")]
    R2,
}

#[derive(ToReply)]
#[reply(to = Auth)]
enum PostfixAuth {
    #[reply(503, "5.5.1", "Error: authentication not enabled")]
    R0,
}

#[derive(ToReply)]
#[reply(to = Etrn)]
enum PostfixEtrn {
    #[reply(459, "<example.org>: service unavailable")]
    R0,
    #[reply(500, "Syntax: ETRN domain")]
    R1,
    #[reply(501, "Error: invalid parameter syntax")]
    R2,
}

#[derive(ToReply)]
#[reply(to = Unrecognized)]
enum PostfixUnrecognized {
    #[reply(221, "2.7.0", "Error: I can break rules, too. Goodbye.")]
    R0,
    #[reply(500, "5.5.2", "Error: bad UTF-8 syntax")]
    R1,
    #[reply(500, "5.5.2", "Error: bad syntax")]
    R2,
    #[reply(500, "5.5.2", "Error: command not recognized")]
    R3,
}

#[derive(ToReply)]
#[reply(to = Unsolicited)]
enum PostfixUnsolicited {
    #[reply(421, "4.4.2", "mx.example.org Error: timeout exceeded")]
    R0,
    #[reply(421, "4.7.0", "mx.example.org Error: too many errors")]
    R1,
}

#[derive(ToReply)]
#[reply(to = Connect)]
enum SmtpServerConnect {
    #[reply(220, "mx.example.org ESMTP smtp-server")]
    R0,
    #[reply(421, "mx.example.org Too many connected clients, try again in a moment")]
    R1,
    #[reply(421, "mx.example.org You talk too soon")]
    R2,
}

#[derive(ToReply)]
#[reply(to = Ehlo)]
enum SmtpServerEhlo {
    #[reply(250, "mx.example.org Nice to meet you, [127.0.0.1]\nPIPELINING\n8BITMIME\nSMTPUTF8\nAUTH PLAIN LOGIN CRAM-MD5\nSIZE 100000")]
    R0,
    #[reply(250, "mx.example.org Nice to meet you, [127.0.0.1]\nPIPELINING\n8BITMIME\nSMTPUTF8\nAUTH PLAIN LOGIN CRAM-MD5\nSTARTTLS\nSIZE 100000")]
    R1,
    #[reply(501, "Error: syntax: EHLO hostname")]
    R2,
}

#[derive(ToReply)]
#[reply(to = Helo)]
enum SmtpServerHelo {
    #[reply(250, "mx.example.org Nice to meet you, [127.0.0.1]")]
    R0,
    #[reply(501, "Error: Syntax: HELO hostname")]
    R1,
}

#[derive(ToReply)]
#[reply(to = Lhlo)]
enum SmtpServerLhlo {
    #[reply(500, "Error: command not recognized")]
    R0,
}

#[derive(ToReply)]
#[reply(to = Mail)]
enum SmtpServerMail {
    #[reply(250, "Accepted")]
    R0,
    #[reply(501, "Error: Bad message size syntax")]
    R1,
    #[reply(501, "Error: Bad sender address syntax")]
    R2,
    #[reply(501, "Invalid BODY parameter value. Must be 7BIT or 8BITMIME")]
    R3,
    #[reply(503, "Error: nested MAIL command")]
    R4,
    #[reply(503, "Error: send HELO/EHLO first")]
    R5,
    #[reply(552, "Error: message exceeds fixed maximum message size 100000")]
    R6,
}

#[derive(ToReply)]
#[reply(to = Rcpt)]
enum SmtpServerRcpt {
    #[reply(250, "Accepted")]
    R0,
    #[reply(501, "Error: Bad recipient address syntax")]
    R1,
    #[reply(503, "Error: need MAIL command")]
    R2,
    #[reply(503, "Error: send HELO/EHLO first")]
    R3,
    #[reply(550, "No such user")]
    R4,
    #[reply(550, "Relay denied")]
    R5,
}

#[derive(ToReply)]
#[reply(to = Data)]
enum SmtpServerData {
    #[reply(354, "End data with <CR><LF>.<CR><LF>")]
    R0,
    #[reply(503, "Error: need RCPT command")]
    R1,
    #[reply(503, "Error: send HELO/EHLO first")]
    R2,
}

#[derive(ToReply)]
#[reply(to = EndOfData)]
enum SmtpServerEndOfData {
    #[reply(250, "Message queued")]
    R0,
    #[reply(552, "Message exceeds fixed maximum message size")]
    R1,
}

#[derive(ToReply)]
#[reply(to = Bdat)]
enum SmtpServerBdat {
    #[reply(500, "Error: command not recognized")]
    R0,
}

#[derive(ToReply)]
#[reply(to = Rset)]
enum SmtpServerRset {
    #[reply(250, "Flushed")]
    R0,
}

#[derive(ToReply)]
#[reply(to = Vrfy)]
enum SmtpServerVrfy {
    #[reply(252, "Try to send something. No promises though")]
    R0,
    #[reply(501, "Error: Syntax: VRFY address")]
    R1,
}

#[derive(ToReply)]
#[reply(to = Expn)]
enum SmtpServerExpn {
    #[reply(500, "Error: command not recognized")]
    R0,
}

#[derive(ToReply)]
#[reply(to = Help)]
enum SmtpServerHelp {
    #[reply(214, "See https://tools.ietf.org/html/rfc5321 for details")]
    R0,
}

#[derive(ToReply)]
#[reply(to = Noop)]
enum SmtpServerNoop {
    #[reply(250, "OK")]
    R0,
}

#[derive(ToReply)]
#[reply(to = Quit)]
enum SmtpServerQuit {
    #[reply(221, "Bye")]
    R0,
}

#[derive(ToReply)]
#[reply(to = StartTls)]
enum SmtpServerStartTls {
    #[reply(220, "Ready to start TLS")]
    R0,
    #[reply(501, "Error: syntax: STARTTLS")]
    R1,
    #[reply(503, "Error: TLS already active")]
    R2,
}

#[derive(ToReply)]
#[reply(to = Auth)]
enum SmtpServerAuth {
    #[reply(235, "Authentication successful")]
    R0,
    #[reply(334, "")]
    R1,
    #[reply(334, "VXNlcm5hbWU6")]
    R2,
    #[reply(501, "Error: invalid userdata")]
    R3,
    #[reply(503, "Error: No identity changes permitted")]
    R4,
    #[reply(504, "Error: Unrecognized authentication type")]
    R5,
    #[reply(535, "Invalid username or password")]
    R6,
    #[reply(538, "Error: Must issue a STARTTLS command first")]
    R7,
}

#[derive(ToReply)]
#[reply(to = AuthData)]
enum SmtpServerAuthData {
    #[reply(334, "UGFzc3dvcmQ6")]
    R0,
    #[reply(501, "Authentication aborted")]
    R1,
    #[reply(535, "Invalid username or password")]
    R2,
}

#[derive(ToReply)]
#[reply(to = Etrn)]
enum SmtpServerEtrn {
    #[reply(500, "Error: command not recognized")]
    R0,
}

#[derive(ToReply)]
#[reply(to = Unrecognized)]
enum SmtpServerUnrecognized {
    #[reply(421, "Error: too many unrecognized commands")]
    R0,
    #[reply(421, "HTTP requests not allowed")]
    R1,
    #[reply(500, "Error: command not recognized")]
    R2,
}

#[derive(ToReply)]
#[reply(to = Unsolicited)]
enum SmtpServerUnsolicited {
    #[reply(421, "Timeout - closing connection")]
    R0,
}

#[derive(ToReply)]
#[reply(to = Connect)]
enum SmtpServerLmtpConnect {
    #[reply(220, "mx.example.org LMTP smtp-server")]
    R0,
    #[reply(421, "mx.example.org Too many connected clients, try again in a moment")]
    R1,
    #[reply(421, "mx.example.org You talk too soon")]
    R2,
}

#[derive(ToReply)]
#[reply(to = Ehlo)]
enum SmtpServerLmtpEhlo {
    #[reply(500, "Error: EHLO not allowed in LMTP server")]
    R0,
}

#[derive(ToReply)]
#[reply(to = Helo)]
enum SmtpServerLmtpHelo {
    #[reply(500, "Error: HELO not allowed in LMTP server")]
    R0,
}

#[derive(ToReply)]
#[reply(to = Lhlo)]
enum SmtpServerLmtpLhlo {
    #[reply(250, "mx.example.org Nice to meet you, [127.0.0.1]\nPIPELINING\n8BITMIME\nSMTPUTF8\nAUTH PLAIN LOGIN CRAM-MD5\nSIZE 100000")]
    R0,
    #[reply(250, "mx.example.org Nice to meet you, [127.0.0.1]\nPIPELINING\n8BITMIME\nSMTPUTF8\nAUTH PLAIN LOGIN CRAM-MD5\nSTARTTLS\nSIZE 100000")]
    R1,
    #[reply(501, "Error: syntax: LHLO hostname")]
    R2,
}

#[derive(ToReply)]
#[reply(to = Mail)]
enum SmtpServerLmtpMail {
    #[reply(250, "Accepted")]
    R0,
    #[reply(501, "Error: Bad message size syntax")]
    R1,
    #[reply(501, "Error: Bad sender address syntax")]
    R2,
    #[reply(501, "Invalid BODY parameter value. Must be 7BIT or 8BITMIME")]
    R3,
    #[reply(503, "Error: nested MAIL command")]
    R4,
    #[reply(503, "Error: send LHLO first")]
    R5,
    #[reply(552, "Error: message exceeds fixed maximum message size 100000")]
    R6,
}

#[derive(ToReply)]
#[reply(to = Rcpt)]
enum SmtpServerLmtpRcpt {
    #[reply(250, "Accepted")]
    R0,
    #[reply(501, "Error: Bad recipient address syntax")]
    R1,
    #[reply(503, "Error: need MAIL command")]
    R2,
    #[reply(503, "Error: send LHLO first")]
    R3,
    #[reply(550, "No such user")]
    R4,
    #[reply(550, "Relay denied")]
    R5,
}

#[derive(ToReply)]
#[reply(to = Data)]
enum SmtpServerLmtpData {
    #[reply(354, "End data with <CR><LF>.<CR><LF>")]
    R0,
    #[reply(503, "Error: need RCPT command")]
    R1,
    #[reply(503, "Error: send LHLO first")]
    R2,
}

#[derive(ToReply)]
#[reply(to = EndOfData)]
enum SmtpServerLmtpEndOfData {
    #[reply(250, "OK")]
    R0,
    #[reply(421, "Timeout - closing connection")]
    R1,
    #[reply(450, "mailbox full")]
    R2,
    #[reply(552, "Message exceeds fixed maximum message size")]
    R3,
}

#[derive(ToReply)]
#[reply(to = Bdat)]
enum SmtpServerLmtpBdat {
    #[reply(500, "Error: command not recognized")]
    R0,
}

#[derive(ToReply)]
#[reply(to = Rset)]
enum SmtpServerLmtpRset {
    #[reply(250, "Flushed")]
    R0,
}

#[derive(ToReply)]
#[reply(to = Vrfy)]
enum SmtpServerLmtpVrfy {
    #[reply(252, "Try to send something. No promises though")]
    R0,
    #[reply(501, "Error: Syntax: VRFY address")]
    R1,
}

#[derive(ToReply)]
#[reply(to = Expn)]
enum SmtpServerLmtpExpn {
    #[reply(500, "Error: command not recognized")]
    R0,
}

#[derive(ToReply)]
#[reply(to = Help)]
enum SmtpServerLmtpHelp {
    #[reply(214, "See https://tools.ietf.org/html/rfc5321 for details")]
    R0,
}

#[derive(ToReply)]
#[reply(to = Noop)]
enum SmtpServerLmtpNoop {
    #[reply(250, "OK")]
    R0,
}

#[derive(ToReply)]
#[reply(to = Quit)]
enum SmtpServerLmtpQuit {
    #[reply(221, "Bye")]
    R0,
}

#[derive(ToReply)]
#[reply(to = StartTls)]
enum SmtpServerLmtpStartTls {
    #[reply(220, "Ready to start TLS")]
    R0,
    #[reply(501, "Error: syntax: STARTTLS")]
    R1,
    #[reply(503, "Error: TLS already active")]
    R2,
}

#[derive(ToReply)]
#[reply(to = Auth)]
enum SmtpServerLmtpAuth {
    #[reply(235, "Authentication successful")]
    R0,
    #[reply(334, "")]
    R1,
    #[reply(334, "VXNlcm5hbWU6")]
    R2,
    #[reply(501, "Error: invalid userdata")]
    R3,
    #[reply(503, "Error: No identity changes permitted")]
    R4,
    #[reply(504, "Error: Unrecognized authentication type")]
    R5,
    #[reply(535, "Invalid username or password")]
    R6,
    #[reply(538, "Error: Must issue a STARTTLS command first")]
    R7,
}

#[derive(ToReply)]
#[reply(to = AuthData)]
enum SmtpServerLmtpAuthData {
    #[reply(334, "UGFzc3dvcmQ6")]
    R0,
    #[reply(501, "Authentication aborted")]
    R1,
    #[reply(535, "Invalid username or password")]
    R2,
}

#[derive(ToReply)]
#[reply(to = Etrn)]
enum SmtpServerLmtpEtrn {
    #[reply(500, "Error: command not recognized")]
    R0,
}

#[derive(ToReply)]
#[reply(to = Unrecognized)]
enum SmtpServerLmtpUnrecognized {
    #[reply(421, "Error: too many unrecognized commands")]
    R0,
    #[reply(421, "HTTP requests not allowed")]
    R1,
    #[reply(500, "Error: command not recognized")]
    R2,
}

pub(crate) const REPLIES: &[(&str, Command, &dyn ToReply)] = &[
    ("aiosmtpd", Command::Connect, &AiosmtpdConnect::R0),
    ("aiosmtpd", Command::Ehlo, &AiosmtpdEhlo::R0),
    ("aiosmtpd", Command::Ehlo, &AiosmtpdEhlo::R1),
    ("aiosmtpd", Command::Ehlo, &AiosmtpdEhlo::R2),
    ("aiosmtpd", Command::Helo, &AiosmtpdHelo::R0),
    ("aiosmtpd", Command::Helo, &AiosmtpdHelo::R1),
    ("aiosmtpd", Command::Lhlo, &AiosmtpdLhlo::R0),
    ("aiosmtpd", Command::Mail, &AiosmtpdMail::R0),
    ("aiosmtpd", Command::Mail, &AiosmtpdMail::R1),
    ("aiosmtpd", Command::Mail, &AiosmtpdMail::R2),
    ("aiosmtpd", Command::Mail, &AiosmtpdMail::R3),
    ("aiosmtpd", Command::Mail, &AiosmtpdMail::R4),
    ("aiosmtpd", Command::Mail, &AiosmtpdMail::R5),
    ("aiosmtpd", Command::Mail, &AiosmtpdMail::R6),
    ("aiosmtpd", Command::Mail, &AiosmtpdMail::R7),
    ("aiosmtpd", Command::Rcpt, &AiosmtpdRcpt::R0),
    ("aiosmtpd", Command::Rcpt, &AiosmtpdRcpt::R1),
    ("aiosmtpd", Command::Rcpt, &AiosmtpdRcpt::R2),
    ("aiosmtpd", Command::Rcpt, &AiosmtpdRcpt::R3),
    ("aiosmtpd", Command::Rcpt, &AiosmtpdRcpt::R4),
    ("aiosmtpd", Command::Rcpt, &AiosmtpdRcpt::R5),
    ("aiosmtpd", Command::Rcpt, &AiosmtpdRcpt::R6),
    ("aiosmtpd", Command::Rcpt, &AiosmtpdRcpt::R7),
    ("aiosmtpd", Command::Rcpt, &AiosmtpdRcpt::R8),
    ("aiosmtpd", Command::Rcpt, &AiosmtpdRcpt::R9),
    ("aiosmtpd", Command::Rcpt, &AiosmtpdRcpt::R10),
    ("aiosmtpd", Command::Rcpt, &AiosmtpdRcpt::R11),
    ("aiosmtpd", Command::Rcpt, &AiosmtpdRcpt::R12),
    ("aiosmtpd", Command::Rcpt, &AiosmtpdRcpt::R13),
    ("aiosmtpd", Command::Rcpt, &AiosmtpdRcpt::R14),
    ("aiosmtpd", Command::Rcpt, &AiosmtpdRcpt::R15),
    ("aiosmtpd", Command::Rcpt, &AiosmtpdRcpt::R16),
    ("aiosmtpd", Command::Rcpt, &AiosmtpdRcpt::R17),
    ("aiosmtpd", Command::Rcpt, &AiosmtpdRcpt::R18),
    ("aiosmtpd", Command::Rcpt, &AiosmtpdRcpt::R19),
    ("aiosmtpd", Command::Rcpt, &AiosmtpdRcpt::R20),
    ("aiosmtpd", Command::Rcpt, &AiosmtpdRcpt::R21),
    ("aiosmtpd", Command::Rcpt, &AiosmtpdRcpt::R22),
    ("aiosmtpd", Command::Rcpt, &AiosmtpdRcpt::R23),
    ("aiosmtpd", Command::Rcpt, &AiosmtpdRcpt::R24),
    ("aiosmtpd", Command::Rcpt, &AiosmtpdRcpt::R25),
    ("aiosmtpd", Command::Rcpt, &AiosmtpdRcpt::R26),
    ("aiosmtpd", Command::Rcpt, &AiosmtpdRcpt::R27),
    ("aiosmtpd", Command::Rcpt, &AiosmtpdRcpt::R28),
    ("aiosmtpd", Command::Rcpt, &AiosmtpdRcpt::R29),
    ("aiosmtpd", Command::Rcpt, &AiosmtpdRcpt::R30),
    ("aiosmtpd", Command::Rcpt, &AiosmtpdRcpt::R31),
    ("aiosmtpd", Command::Rcpt, &AiosmtpdRcpt::R32),
    ("aiosmtpd", Command::Rcpt, &AiosmtpdRcpt::R33),
    ("aiosmtpd", Command::Rcpt, &AiosmtpdRcpt::R34),
    ("aiosmtpd", Command::Rcpt, &AiosmtpdRcpt::R35),
    ("aiosmtpd", Command::Rcpt, &AiosmtpdRcpt::R36),
    ("aiosmtpd", Command::Rcpt, &AiosmtpdRcpt::R37),
    ("aiosmtpd", Command::Rcpt, &AiosmtpdRcpt::R38),
    ("aiosmtpd", Command::Rcpt, &AiosmtpdRcpt::R39),
    ("aiosmtpd", Command::Rcpt, &AiosmtpdRcpt::R40),
    ("aiosmtpd", Command::Rcpt, &AiosmtpdRcpt::R41),
    ("aiosmtpd", Command::Data, &AiosmtpdData::R0),
    ("aiosmtpd", Command::Data, &AiosmtpdData::R1),
    ("aiosmtpd", Command::Data, &AiosmtpdData::R2),
    ("aiosmtpd", Command::Data, &AiosmtpdData::R3),
    ("aiosmtpd", Command::EndOfData, &AiosmtpdEndOfData::R0),
    ("aiosmtpd", Command::EndOfData, &AiosmtpdEndOfData::R1),
    ("aiosmtpd", Command::EndOfData, &AiosmtpdEndOfData::R2),
    ("aiosmtpd", Command::Bdat, &AiosmtpdBdat::R0),
    ("aiosmtpd", Command::Rset, &AiosmtpdRset::R0),
    ("aiosmtpd", Command::Rset, &AiosmtpdRset::R1),
    ("aiosmtpd", Command::Vrfy, &AiosmtpdVrfy::R0),
    ("aiosmtpd", Command::Vrfy, &AiosmtpdVrfy::R1),
    ("aiosmtpd", Command::Expn, &AiosmtpdExpn::R0),
    ("aiosmtpd", Command::Help, &AiosmtpdHelp::R0),
    ("aiosmtpd", Command::Help, &AiosmtpdHelp::R1),
    ("aiosmtpd", Command::Help, &AiosmtpdHelp::R2),
    ("aiosmtpd", Command::Noop, &AiosmtpdNoop::R0),
    ("aiosmtpd", Command::Noop, &AiosmtpdNoop::R1),
    ("aiosmtpd", Command::Quit, &AiosmtpdQuit::R0),
    ("aiosmtpd", Command::Quit, &AiosmtpdQuit::R1),
    ("aiosmtpd", Command::StartTls, &AiosmtpdStartTls::R0),
    ("aiosmtpd", Command::StartTls, &AiosmtpdStartTls::R1),
    ("aiosmtpd", Command::Auth, &AiosmtpdAuth::R0),
    ("aiosmtpd", Command::Etrn, &AiosmtpdEtrn::R0),
    ("aiosmtpd", Command::Unrecognized, &AiosmtpdUnrecognized::R0),
    ("aiosmtpd", Command::Unrecognized, &AiosmtpdUnrecognized::R1),
    ("aiosmtpd", Command::Unrecognized, &AiosmtpdUnrecognized::R2),
    ("aiosmtpd", Command::Unrecognized, &AiosmtpdUnrecognized::R3),
    ("aiosmtpd", Command::Unrecognized, &AiosmtpdUnrecognized::R4),
    ("aiosmtpd", Command::Unrecognized, &AiosmtpdUnrecognized::R5),
    ("aiosmtpd", Command::Unrecognized, &AiosmtpdUnrecognized::R6),
    ("aiosmtpd", Command::Unrecognized, &AiosmtpdUnrecognized::R7),
    ("aiosmtpd", Command::Unrecognized, &AiosmtpdUnrecognized::R8),
    ("aiosmtpd", Command::Unrecognized, &AiosmtpdUnrecognized::R9),
    ("aiosmtpd", Command::Unrecognized, &AiosmtpdUnrecognized::R10),
    ("aiosmtpd", Command::Unrecognized, &AiosmtpdUnrecognized::R11),
    ("aiosmtpd", Command::Unrecognized, &AiosmtpdUnrecognized::R12),
    ("aiosmtpd", Command::Unrecognized, &AiosmtpdUnrecognized::R13),
    ("aiosmtpd", Command::Unrecognized, &AiosmtpdUnrecognized::R14),
    ("aiosmtpd", Command::Unrecognized, &AiosmtpdUnrecognized::R15),
    ("aiosmtpd", Command::Unrecognized, &AiosmtpdUnrecognized::R16),
    ("dovecot-lmtp", Command::Connect, &DovecotLmtpConnect::R0),
    ("dovecot-lmtp", Command::Ehlo, &DovecotLmtpEhlo::R0),
    ("dovecot-lmtp", Command::Helo, &DovecotLmtpHelo::R0),
    ("dovecot-lmtp", Command::Lhlo, &DovecotLmtpLhlo::R0),
    ("dovecot-lmtp", Command::Lhlo, &DovecotLmtpLhlo::R1),
    ("dovecot-lmtp", Command::Mail, &DovecotLmtpMail::R0),
    ("dovecot-lmtp", Command::Mail, &DovecotLmtpMail::R1),
    ("dovecot-lmtp", Command::Mail, &DovecotLmtpMail::R2),
    ("dovecot-lmtp", Command::Mail, &DovecotLmtpMail::R3),
    ("dovecot-lmtp", Command::Mail, &DovecotLmtpMail::R4),
    ("dovecot-lmtp", Command::Mail, &DovecotLmtpMail::R5),
    ("dovecot-lmtp", Command::Mail, &DovecotLmtpMail::R6),
    ("dovecot-lmtp", Command::Mail, &DovecotLmtpMail::R7),
    ("dovecot-lmtp", Command::Rcpt, &DovecotLmtpRcpt::R0),
    ("dovecot-lmtp", Command::Rcpt, &DovecotLmtpRcpt::R1),
    ("dovecot-lmtp", Command::Rcpt, &DovecotLmtpRcpt::R2),
    ("dovecot-lmtp", Command::Rcpt, &DovecotLmtpRcpt::R3),
    ("dovecot-lmtp", Command::Rcpt, &DovecotLmtpRcpt::R4),
    ("dovecot-lmtp", Command::Rcpt, &DovecotLmtpRcpt::R5),
    ("dovecot-lmtp", Command::Rcpt, &DovecotLmtpRcpt::R6),
    ("dovecot-lmtp", Command::Rcpt, &DovecotLmtpRcpt::R7),
    ("dovecot-lmtp", Command::Rcpt, &DovecotLmtpRcpt::R8),
    ("dovecot-lmtp", Command::Rcpt, &DovecotLmtpRcpt::R9),
    ("dovecot-lmtp", Command::Rcpt, &DovecotLmtpRcpt::R10),
    ("dovecot-lmtp", Command::Rcpt, &DovecotLmtpRcpt::R11),
    ("dovecot-lmtp", Command::Rcpt, &DovecotLmtpRcpt::R12),
    ("dovecot-lmtp", Command::Rcpt, &DovecotLmtpRcpt::R13),
    ("dovecot-lmtp", Command::Rcpt, &DovecotLmtpRcpt::R14),
    ("dovecot-lmtp", Command::Rcpt, &DovecotLmtpRcpt::R15),
    ("dovecot-lmtp", Command::Rcpt, &DovecotLmtpRcpt::R16),
    ("dovecot-lmtp", Command::Rcpt, &DovecotLmtpRcpt::R17),
    ("dovecot-lmtp", Command::Rcpt, &DovecotLmtpRcpt::R18),
    ("dovecot-lmtp", Command::Rcpt, &DovecotLmtpRcpt::R19),
    ("dovecot-lmtp", Command::Rcpt, &DovecotLmtpRcpt::R20),
    ("dovecot-lmtp", Command::Rcpt, &DovecotLmtpRcpt::R21),
    ("dovecot-lmtp", Command::Rcpt, &DovecotLmtpRcpt::R22),
    ("dovecot-lmtp", Command::Rcpt, &DovecotLmtpRcpt::R23),
    ("dovecot-lmtp", Command::Rcpt, &DovecotLmtpRcpt::R24),
    ("dovecot-lmtp", Command::Rcpt, &DovecotLmtpRcpt::R25),
    ("dovecot-lmtp", Command::Rcpt, &DovecotLmtpRcpt::R26),
    ("dovecot-lmtp", Command::Rcpt, &DovecotLmtpRcpt::R27),
    ("dovecot-lmtp", Command::Rcpt, &DovecotLmtpRcpt::R28),
    ("dovecot-lmtp", Command::Rcpt, &DovecotLmtpRcpt::R29),
    ("dovecot-lmtp", Command::Rcpt, &DovecotLmtpRcpt::R30),
    ("dovecot-lmtp", Command::Rcpt, &DovecotLmtpRcpt::R31),
    ("dovecot-lmtp", Command::Rcpt, &DovecotLmtpRcpt::R32),
    ("dovecot-lmtp", Command::Rcpt, &DovecotLmtpRcpt::R33),
    ("dovecot-lmtp", Command::Rcpt, &DovecotLmtpRcpt::R34),
    ("dovecot-lmtp", Command::Rcpt, &DovecotLmtpRcpt::R35),
    ("dovecot-lmtp", Command::Rcpt, &DovecotLmtpRcpt::R36),
    ("dovecot-lmtp", Command::Rcpt, &DovecotLmtpRcpt::R37),
    ("dovecot-lmtp", Command::Rcpt, &DovecotLmtpRcpt::R38),
    ("dovecot-lmtp", Command::Rcpt, &DovecotLmtpRcpt::R39),
    ("dovecot-lmtp", Command::Data, &DovecotLmtpData::R0),
    ("dovecot-lmtp", Command::Data, &DovecotLmtpData::R1),
    ("dovecot-lmtp", Command::Data, &DovecotLmtpData::R2),
    ("dovecot-lmtp", Command::Data, &DovecotLmtpData::R3),
    ("dovecot-lmtp", Command::Data, &DovecotLmtpData::R4),
    ("dovecot-lmtp", Command::EndOfData, &DovecotLmtpEndOfData::R0),
    ("dovecot-lmtp", Command::EndOfData, &DovecotLmtpEndOfData::R1),
    ("dovecot-lmtp", Command::EndOfData, &DovecotLmtpEndOfData::R2),
    ("dovecot-lmtp", Command::EndOfData, &DovecotLmtpEndOfData::R3),
    ("dovecot-lmtp", Command::EndOfData, &DovecotLmtpEndOfData::R4),
    ("dovecot-lmtp", Command::EndOfData, &DovecotLmtpEndOfData::R5),
    ("dovecot-lmtp", Command::EndOfData, &DovecotLmtpEndOfData::R6),
    ("dovecot-lmtp", Command::EndOfData, &DovecotLmtpEndOfData::R7),
    ("dovecot-lmtp", Command::EndOfData, &DovecotLmtpEndOfData::R8),
    ("dovecot-lmtp", Command::EndOfData, &DovecotLmtpEndOfData::R9),
    ("dovecot-lmtp", Command::EndOfData, &DovecotLmtpEndOfData::R10),
    ("dovecot-lmtp", Command::EndOfData, &DovecotLmtpEndOfData::R11),
    ("dovecot-lmtp", Command::Bdat, &DovecotLmtpBdat::R0),
    ("dovecot-lmtp", Command::Bdat, &DovecotLmtpBdat::R1),
    ("dovecot-lmtp", Command::Bdat, &DovecotLmtpBdat::R2),
    ("dovecot-lmtp", Command::Bdat, &DovecotLmtpBdat::R3),
    ("dovecot-lmtp", Command::Rset, &DovecotLmtpRset::R0),
    ("dovecot-lmtp", Command::Rset, &DovecotLmtpRset::R1),
    ("dovecot-lmtp", Command::Vrfy, &DovecotLmtpVrfy::R0),
    ("dovecot-lmtp", Command::Vrfy, &DovecotLmtpVrfy::R1),
    ("dovecot-lmtp", Command::Vrfy, &DovecotLmtpVrfy::R2),
    ("dovecot-lmtp", Command::Expn, &DovecotLmtpExpn::R0),
    ("dovecot-lmtp", Command::Help, &DovecotLmtpHelp::R0),
    ("dovecot-lmtp", Command::Noop, &DovecotLmtpNoop::R0),
    ("dovecot-lmtp", Command::Noop, &DovecotLmtpNoop::R1),
    ("dovecot-lmtp", Command::Noop, &DovecotLmtpNoop::R2),
    ("dovecot-lmtp", Command::Noop, &DovecotLmtpNoop::R3),
    ("dovecot-lmtp", Command::Quit, &DovecotLmtpQuit::R0),
    ("dovecot-lmtp", Command::Quit, &DovecotLmtpQuit::R1),
    ("dovecot-lmtp", Command::StartTls, &DovecotLmtpStartTls::R0),
    ("dovecot-lmtp", Command::StartTls, &DovecotLmtpStartTls::R1),
    ("dovecot-lmtp", Command::StartTls, &DovecotLmtpStartTls::R2),
    ("dovecot-lmtp", Command::Auth, &DovecotLmtpAuth::R0),
    ("dovecot-lmtp", Command::Etrn, &DovecotLmtpEtrn::R0),
    ("dovecot-lmtp", Command::Unrecognized, &DovecotLmtpUnrecognized::R0),
    ("dovecot-lmtp", Command::Unrecognized, &DovecotLmtpUnrecognized::R1),
    ("dovecot-lmtp", Command::Unrecognized, &DovecotLmtpUnrecognized::R2),
    ("postfix", Command::Connect, &PostfixConnect::R0),
    ("postfix", Command::Connect, &PostfixConnect::R1),
    ("postfix", Command::Ehlo, &PostfixEhlo::R0),
    ("postfix", Command::Ehlo, &PostfixEhlo::R1),
    ("postfix", Command::Ehlo, &PostfixEhlo::R2),
    ("postfix", Command::Helo, &PostfixHelo::R0),
    ("postfix", Command::Helo, &PostfixHelo::R1),
    ("postfix", Command::Lhlo, &PostfixLhlo::R0),
    ("postfix", Command::Mail, &PostfixMail::R0),
    ("postfix", Command::Mail, &PostfixMail::R1),
    ("postfix", Command::Mail, &PostfixMail::R2),
    ("postfix", Command::Mail, &PostfixMail::R3),
    ("postfix", Command::Mail, &PostfixMail::R4),
    ("postfix", Command::Mail, &PostfixMail::R5),
    ("postfix", Command::Mail, &PostfixMail::R6),
    ("postfix", Command::Mail, &PostfixMail::R7),
    ("postfix", Command::Mail, &PostfixMail::R8),
    ("postfix", Command::Mail, &PostfixMail::R9),
    ("postfix", Command::Rcpt, &PostfixRcpt::R0),
    ("postfix", Command::Rcpt, &PostfixRcpt::R1),
    ("postfix", Command::Rcpt, &PostfixRcpt::R2),
    ("postfix", Command::Rcpt, &PostfixRcpt::R3),
    ("postfix", Command::Rcpt, &PostfixRcpt::R4),
    ("postfix", Command::Rcpt, &PostfixRcpt::R5),
    ("postfix", Command::Rcpt, &PostfixRcpt::R6),
    ("postfix", Command::Rcpt, &PostfixRcpt::R7),
    ("postfix", Command::Rcpt, &PostfixRcpt::R8),
    ("postfix", Command::Rcpt, &PostfixRcpt::R9),
    ("postfix", Command::Rcpt, &PostfixRcpt::R10),
    ("postfix", Command::Rcpt, &PostfixRcpt::R11),
    ("postfix", Command::Rcpt, &PostfixRcpt::R12),
    ("postfix", Command::Rcpt, &PostfixRcpt::R13),
    ("postfix", Command::Rcpt, &PostfixRcpt::R14),
    ("postfix", Command::Rcpt, &PostfixRcpt::R15),
    ("postfix", Command::Rcpt, &PostfixRcpt::R16),
    ("postfix", Command::Rcpt, &PostfixRcpt::R17),
    ("postfix", Command::Rcpt, &PostfixRcpt::R18),
    ("postfix", Command::Rcpt, &PostfixRcpt::R19),
    ("postfix", Command::Rcpt, &PostfixRcpt::R20),
    ("postfix", Command::Rcpt, &PostfixRcpt::R21),
    ("postfix", Command::Rcpt, &PostfixRcpt::R22),
    ("postfix", Command::Rcpt, &PostfixRcpt::R23),
    ("postfix", Command::Rcpt, &PostfixRcpt::R24),
    ("postfix", Command::Rcpt, &PostfixRcpt::R25),
    ("postfix", Command::Rcpt, &PostfixRcpt::R26),
    ("postfix", Command::Rcpt, &PostfixRcpt::R27),
    ("postfix", Command::Rcpt, &PostfixRcpt::R28),
    ("postfix", Command::Rcpt, &PostfixRcpt::R29),
    ("postfix", Command::Rcpt, &PostfixRcpt::R30),
    ("postfix", Command::Rcpt, &PostfixRcpt::R31),
    ("postfix", Command::Data, &PostfixData::R0),
    ("postfix", Command::Data, &PostfixData::R1),
    ("postfix", Command::Data, &PostfixData::R2),
    ("postfix", Command::Data, &PostfixData::R3),
    ("postfix", Command::Data, &PostfixData::R4),
    ("postfix", Command::EndOfData, &PostfixEndOfData::R0),
    ("postfix", Command::EndOfData, &PostfixEndOfData::R1),
    ("postfix", Command::EndOfData, &PostfixEndOfData::R2),
    ("postfix", Command::EndOfData, &PostfixEndOfData::R3),
    ("postfix", Command::EndOfData, &PostfixEndOfData::R4),
    ("postfix", Command::EndOfData, &PostfixEndOfData::R5),
    ("postfix", Command::EndOfData, &PostfixEndOfData::R6),
    ("postfix", Command::EndOfData, &PostfixEndOfData::R7),
    ("postfix", Command::Bdat, &PostfixBdat::R0),
    ("postfix", Command::Bdat, &PostfixBdat::R1),
    ("postfix", Command::Bdat, &PostfixBdat::R2),
    ("postfix", Command::Bdat, &PostfixBdat::R3),
    ("postfix", Command::Rset, &PostfixRset::R0),
    ("postfix", Command::Rset, &PostfixRset::R1),
    ("postfix", Command::Vrfy, &PostfixVrfy::R0),
    ("postfix", Command::Vrfy, &PostfixVrfy::R1),
    ("postfix", Command::Vrfy, &PostfixVrfy::R2),
    ("postfix", Command::Vrfy, &PostfixVrfy::R3),
    ("postfix", Command::Vrfy, &PostfixVrfy::R4),
    ("postfix", Command::Expn, &PostfixExpn::R0),
    ("postfix", Command::Help, &PostfixHelp::R0),
    ("postfix", Command::Noop, &PostfixNoop::R0),
    ("postfix", Command::Quit, &PostfixQuit::R0),
    ("postfix", Command::StartTls, &PostfixStartTls::R0),
    ("postfix", Command::StartTls, &PostfixStartTls::R1),
    ("postfix", Command::StartTls, &PostfixStartTls::R2),
    ("postfix", Command::Auth, &PostfixAuth::R0),
    ("postfix", Command::Etrn, &PostfixEtrn::R0),
    ("postfix", Command::Etrn, &PostfixEtrn::R1),
    ("postfix", Command::Etrn, &PostfixEtrn::R2),
    ("postfix", Command::Unrecognized, &PostfixUnrecognized::R0),
    ("postfix", Command::Unrecognized, &PostfixUnrecognized::R1),
    ("postfix", Command::Unrecognized, &PostfixUnrecognized::R2),
    ("postfix", Command::Unrecognized, &PostfixUnrecognized::R3),
    ("postfix", Command::Unsolicited, &PostfixUnsolicited::R0),
    ("postfix", Command::Unsolicited, &PostfixUnsolicited::R1),
    ("smtp-server", Command::Connect, &SmtpServerConnect::R0),
    ("smtp-server", Command::Connect, &SmtpServerConnect::R1),
    ("smtp-server", Command::Connect, &SmtpServerConnect::R2),
    ("smtp-server", Command::Ehlo, &SmtpServerEhlo::R0),
    ("smtp-server", Command::Ehlo, &SmtpServerEhlo::R1),
    ("smtp-server", Command::Ehlo, &SmtpServerEhlo::R2),
    ("smtp-server", Command::Helo, &SmtpServerHelo::R0),
    ("smtp-server", Command::Helo, &SmtpServerHelo::R1),
    ("smtp-server", Command::Lhlo, &SmtpServerLhlo::R0),
    ("smtp-server", Command::Mail, &SmtpServerMail::R0),
    ("smtp-server", Command::Mail, &SmtpServerMail::R1),
    ("smtp-server", Command::Mail, &SmtpServerMail::R2),
    ("smtp-server", Command::Mail, &SmtpServerMail::R3),
    ("smtp-server", Command::Mail, &SmtpServerMail::R4),
    ("smtp-server", Command::Mail, &SmtpServerMail::R5),
    ("smtp-server", Command::Mail, &SmtpServerMail::R6),
    ("smtp-server", Command::Rcpt, &SmtpServerRcpt::R0),
    ("smtp-server", Command::Rcpt, &SmtpServerRcpt::R1),
    ("smtp-server", Command::Rcpt, &SmtpServerRcpt::R2),
    ("smtp-server", Command::Rcpt, &SmtpServerRcpt::R3),
    ("smtp-server", Command::Rcpt, &SmtpServerRcpt::R4),
    ("smtp-server", Command::Rcpt, &SmtpServerRcpt::R5),
    ("smtp-server", Command::Data, &SmtpServerData::R0),
    ("smtp-server", Command::Data, &SmtpServerData::R1),
    ("smtp-server", Command::Data, &SmtpServerData::R2),
    ("smtp-server", Command::EndOfData, &SmtpServerEndOfData::R0),
    ("smtp-server", Command::EndOfData, &SmtpServerEndOfData::R1),
    ("smtp-server", Command::Bdat, &SmtpServerBdat::R0),
    ("smtp-server", Command::Rset, &SmtpServerRset::R0),
    ("smtp-server", Command::Vrfy, &SmtpServerVrfy::R0),
    ("smtp-server", Command::Vrfy, &SmtpServerVrfy::R1),
    ("smtp-server", Command::Expn, &SmtpServerExpn::R0),
    ("smtp-server", Command::Help, &SmtpServerHelp::R0),
    ("smtp-server", Command::Noop, &SmtpServerNoop::R0),
    ("smtp-server", Command::Quit, &SmtpServerQuit::R0),
    ("smtp-server", Command::StartTls, &SmtpServerStartTls::R0),
    ("smtp-server", Command::StartTls, &SmtpServerStartTls::R1),
    ("smtp-server", Command::StartTls, &SmtpServerStartTls::R2),
    ("smtp-server", Command::Auth, &SmtpServerAuth::R0),
    ("smtp-server", Command::Auth, &SmtpServerAuth::R1),
    ("smtp-server", Command::Auth, &SmtpServerAuth::R2),
    ("smtp-server", Command::Auth, &SmtpServerAuth::R3),
    ("smtp-server", Command::Auth, &SmtpServerAuth::R4),
    ("smtp-server", Command::Auth, &SmtpServerAuth::R5),
    ("smtp-server", Command::Auth, &SmtpServerAuth::R6),
    ("smtp-server", Command::Auth, &SmtpServerAuth::R7),
    ("smtp-server", Command::AuthData, &SmtpServerAuthData::R0),
    ("smtp-server", Command::AuthData, &SmtpServerAuthData::R1),
    ("smtp-server", Command::AuthData, &SmtpServerAuthData::R2),
    ("smtp-server", Command::Etrn, &SmtpServerEtrn::R0),
    ("smtp-server", Command::Unrecognized, &SmtpServerUnrecognized::R0),
    ("smtp-server", Command::Unrecognized, &SmtpServerUnrecognized::R1),
    ("smtp-server", Command::Unrecognized, &SmtpServerUnrecognized::R2),
    ("smtp-server", Command::Unsolicited, &SmtpServerUnsolicited::R0),
    ("smtp-server-lmtp", Command::Connect, &SmtpServerLmtpConnect::R0),
    ("smtp-server-lmtp", Command::Connect, &SmtpServerLmtpConnect::R1),
    ("smtp-server-lmtp", Command::Connect, &SmtpServerLmtpConnect::R2),
    ("smtp-server-lmtp", Command::Ehlo, &SmtpServerLmtpEhlo::R0),
    ("smtp-server-lmtp", Command::Helo, &SmtpServerLmtpHelo::R0),
    ("smtp-server-lmtp", Command::Lhlo, &SmtpServerLmtpLhlo::R0),
    ("smtp-server-lmtp", Command::Lhlo, &SmtpServerLmtpLhlo::R1),
    ("smtp-server-lmtp", Command::Lhlo, &SmtpServerLmtpLhlo::R2),
    ("smtp-server-lmtp", Command::Mail, &SmtpServerLmtpMail::R0),
    ("smtp-server-lmtp", Command::Mail, &SmtpServerLmtpMail::R1),
    ("smtp-server-lmtp", Command::Mail, &SmtpServerLmtpMail::R2),
    ("smtp-server-lmtp", Command::Mail, &SmtpServerLmtpMail::R3),
    ("smtp-server-lmtp", Command::Mail, &SmtpServerLmtpMail::R4),
    ("smtp-server-lmtp", Command::Mail, &SmtpServerLmtpMail::R5),
    ("smtp-server-lmtp", Command::Mail, &SmtpServerLmtpMail::R6),
    ("smtp-server-lmtp", Command::Rcpt, &SmtpServerLmtpRcpt::R0),
    ("smtp-server-lmtp", Command::Rcpt, &SmtpServerLmtpRcpt::R1),
    ("smtp-server-lmtp", Command::Rcpt, &SmtpServerLmtpRcpt::R2),
    ("smtp-server-lmtp", Command::Rcpt, &SmtpServerLmtpRcpt::R3),
    ("smtp-server-lmtp", Command::Rcpt, &SmtpServerLmtpRcpt::R4),
    ("smtp-server-lmtp", Command::Rcpt, &SmtpServerLmtpRcpt::R5),
    ("smtp-server-lmtp", Command::Data, &SmtpServerLmtpData::R0),
    ("smtp-server-lmtp", Command::Data, &SmtpServerLmtpData::R1),
    ("smtp-server-lmtp", Command::Data, &SmtpServerLmtpData::R2),
    ("smtp-server-lmtp", Command::EndOfData, &SmtpServerLmtpEndOfData::R0),
    ("smtp-server-lmtp", Command::EndOfData, &SmtpServerLmtpEndOfData::R1),
    ("smtp-server-lmtp", Command::EndOfData, &SmtpServerLmtpEndOfData::R2),
    ("smtp-server-lmtp", Command::EndOfData, &SmtpServerLmtpEndOfData::R3),
    ("smtp-server-lmtp", Command::Bdat, &SmtpServerLmtpBdat::R0),
    ("smtp-server-lmtp", Command::Rset, &SmtpServerLmtpRset::R0),
    ("smtp-server-lmtp", Command::Vrfy, &SmtpServerLmtpVrfy::R0),
    ("smtp-server-lmtp", Command::Vrfy, &SmtpServerLmtpVrfy::R1),
    ("smtp-server-lmtp", Command::Expn, &SmtpServerLmtpExpn::R0),
    ("smtp-server-lmtp", Command::Help, &SmtpServerLmtpHelp::R0),
    ("smtp-server-lmtp", Command::Noop, &SmtpServerLmtpNoop::R0),
    ("smtp-server-lmtp", Command::Quit, &SmtpServerLmtpQuit::R0),
    ("smtp-server-lmtp", Command::StartTls, &SmtpServerLmtpStartTls::R0),
    ("smtp-server-lmtp", Command::StartTls, &SmtpServerLmtpStartTls::R1),
    ("smtp-server-lmtp", Command::StartTls, &SmtpServerLmtpStartTls::R2),
    ("smtp-server-lmtp", Command::Auth, &SmtpServerLmtpAuth::R0),
    ("smtp-server-lmtp", Command::Auth, &SmtpServerLmtpAuth::R1),
    ("smtp-server-lmtp", Command::Auth, &SmtpServerLmtpAuth::R2),
    ("smtp-server-lmtp", Command::Auth, &SmtpServerLmtpAuth::R3),
    ("smtp-server-lmtp", Command::Auth, &SmtpServerLmtpAuth::R4),
    ("smtp-server-lmtp", Command::Auth, &SmtpServerLmtpAuth::R5),
    ("smtp-server-lmtp", Command::Auth, &SmtpServerLmtpAuth::R6),
    ("smtp-server-lmtp", Command::Auth, &SmtpServerLmtpAuth::R7),
    ("smtp-server-lmtp", Command::AuthData, &SmtpServerLmtpAuthData::R0),
    ("smtp-server-lmtp", Command::AuthData, &SmtpServerLmtpAuthData::R1),
    ("smtp-server-lmtp", Command::AuthData, &SmtpServerLmtpAuthData::R2),
    ("smtp-server-lmtp", Command::Etrn, &SmtpServerLmtpEtrn::R0),
    ("smtp-server-lmtp", Command::Unrecognized, &SmtpServerLmtpUnrecognized::R0),
    ("smtp-server-lmtp", Command::Unrecognized, &SmtpServerLmtpUnrecognized::R1),
    ("smtp-server-lmtp", Command::Unrecognized, &SmtpServerLmtpUnrecognized::R2),
];
