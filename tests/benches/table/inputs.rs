//! The inputs of the rows.

/// `Small` keeps what takes seconds small enough to be counted under callgrind.
#[derive(Clone, Copy, PartialEq)]
pub enum Size {
    Whole,
    Small,
}

pub const SHORT: &[u8] = b"250 2.1.5 Ok\r\n";

pub const LONG: &[u8] = b"550 5.1.1 <a.rather.long.name@mail.example.com>: \
    Recipient address rejected: User unknown there\r\n";

pub const EHLO: &[u8] = b"250-mx.example.com\r\n250-PIPELINING\r\n250-SIZE 52428800\r\n250-VRFY\r\n250-ETRN\r\n\
    250-STARTTLS\r\n250-AUTH PLAIN LOGIN\r\n250-ENHANCEDSTATUSCODES\r\n250-8BITMIME\r\n250-DSN\r\n250-SMTPUTF8\r\n\
    250 CHUNKING\r\n";

pub fn hundred_lines() -> Vec<u8> {
    let mut reply = Vec::new();
    for line in 1..=100 {
        let separator = if line == 100 { ' ' } else { '-' };
        reply.extend_from_slice(
            format!("214{separator}2.0.0 line {line} of the help on commands\r\n").as_bytes(),
        );
    }
    reply
}

pub const REPLIES_IN_STREAM: u32 = 10_000;

/// Replies as they come through a pipelined session, of 43 octets and 1.3 lines on average.
pub fn stream() -> Vec<u8> {
    let mut random = Random(1);
    let mut stream = Vec::new();
    for reply in 0..REPLIES_IN_STREAM {
        let text = match random.below(16) {
            0 => "250 2.1.0 Ok\r\n".to_owned(),
            1..=4 => "250 2.1.5 Ok\r\n".to_owned(),
            5..=7 => "354 End data with <CR><LF>.<CR><LF>\r\n".to_owned(),
            8 | 9 => format!("250 2.0.0 Ok: queued as 4Zk{reply:08X}\r\n"),
            10 | 11 => {
                format!("550 5.1.1 <user{reply}@example.com>: Recipient address rejected: User unknown\r\n")
            }
            12 => format!("450 4.2.0 <user{reply}@example.com>: Recipient address rejected: Greylisted, try again in 5 minutes\r\n"),
            13 => "221 2.0.0 Bye\r\n".to_owned(),
            14 => "452-4.2.2 The mailbox is over its quota.\r\n452 4.2.2 Try again later.\r\n".to_owned(),
            _ => "250-mx.example.com\r\n250-PIPELINING\r\n250-SIZE 52428800\r\n250-8BITMIME\r\n250 CHUNKING\r\n"
                .to_owned(),
        };
        stream.extend_from_slice(text.as_bytes());
    }
    stream
}

#[rustfmt::skip]
pub const MALFORMED: [&[u8]; 22] = [
    b"",
    b"25",
    b"250",
    b"250\r\n",
    b"250 \r\n",
    b"250 Ok\n",
    b"250 Ok",
    b"2x0 Ok\r\n",
    b"999 Ok\r\n",
    b"160 Ok\r\n",
    b"290 Ok\r\n",
    b"250_Ok\r\n",
    b"250-a\r\n550 b\r\n",
    b"250-a\r\n",
    b"250 a\rb\r\n",
    b"250 a\0b\r\n",
    b"250 caf\xe9\r\n",
    b"250 caf\xc3\xa9\r\n",
    b"550 5.1.1000 x\r\n",
    b"550 2.1.1 x\r\n",
    b"2500 Ok\r\n",
    b" 250 Ok\r\n",
];

/// Codes of all kinds in no order, all of them valid in the eyes of every crate compared.
pub fn codes() -> Vec<u16> {
    const USUAL: [u16; 22] = [
        211, 214, 220, 221, 250, 251, 252, 354, 421, 450, 451, 452, 500, 501, 502, 503, 504, 550, 551, 552,
        553, 554,
    ];
    let mut random = Random(2);
    (0..1000).map(|_| USUAL[random.below(USUAL.len() as u64) as usize]).collect()
}

/// A generator of its own, so that every machine measures the same octets.
pub struct Random(pub u64);

impl Random {
    pub fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % bound
    }
}

/// Lines as Postfix writes them, of 160 octets on average; six in ten hold a reply with an enhanced code.
pub fn mail_log(octets: usize) -> Vec<u8> {
    let mut random = Random(3);
    let mut log = Vec::with_capacity(octets + 512);
    let mut second = 0;
    while log.len() < octets {
        second += random.below(3);
        let (hour, minute, process) = (second / 3600 % 24, second / 60 % 60, random.below(30_000));
        let id = random.below(1 << 40);
        let head = format!("Nov 24 {hour:02}:{minute:02}:{:02} mx1 postfix/", second % 60);
        let user = random.below(100_000);
        let line = match random.below(10) {
            0..=2 => format!(
                "{head}smtp[{process}]: {id:010X}: to=<user{user}@example.com>, relay=mx.example.com[192.0.2.25]:25, \
                 delay=1.2, delays=0.1/0/0.6/0.5, dsn=2.0.0, status=sent (250 2.0.0 Ok: queued as {id:X})\n"
            ),
            3 | 4 => format!(
                "{head}smtp[{process}]: {id:010X}: to=<user{user}@example.org>, relay=mx.example.org[198.51.100.7]:25, \
                 delay=2.4, delays=0.2/0/1.1/1.1, dsn=5.1.1, status=bounced (host mx.example.org[198.51.100.7] said: \
                 550 5.1.1 <user{user}@example.org>: Recipient address rejected: User unknown (in reply to RCPT TO command))\n"
            ),
            5 => format!(
                "{head}smtpd[{process}]: NOQUEUE: reject: RCPT from unknown[203.0.113.9]: 450 4.7.1 <mail.example.net>: \
                 Helo command rejected: Host not found; from=<a@example.net> to=<user{user}@example.com> proto=ESMTP\n"
            ),
            6 => format!("{head}smtpd[{process}]: connect from unknown[203.0.113.{}]\n", user % 256),
            7 => format!(
                "{head}qmgr[{process}]: {id:010X}: from=<user{user}@example.com>, size={}, nrcpt=1 (queue active)\n",
                id % 90_000
            ),
            8 => {
                format!("{head}cleanup[{process}]: {id:010X}: message-id=<{id:x}.{user}@mail.example.com>\n")
            }
            _ => format!("{head}qmgr[{process}]: {id:010X}: removed\n"),
        };
        log.extend_from_slice(line.as_bytes());
    }
    log.truncate(octets);
    log
}

/// Events as mail services log them, an object a line; seven in ten hold a reply, as its parts or within a text.
pub fn json_log(octets: usize) -> Vec<u8> {
    let mut random = Random(4);
    let mut log = Vec::with_capacity(octets + 1024);
    let mut second = 1_795_500_000;
    while log.len() < octets {
        second += random.below(3);
        let (id, user, session) = (random.below(1 << 40), random.below(100_000), random.below(1 << 48));
        let head = format!(
            "{{\"timestamp\":{second},\"created\":{},\"id\":\"{id:010x}4c8c11ee976e782d7e12e173\",\
             \"session_id\":\"{session:012x}-2c8c-11ee\",\"sender\":\"news@example.com\",\"recipient\":\"user{user}@example.org\",\
             \"queue\":\"example.org\",\"site\":\"source2->(mx1|mx2).example.org@smtp_client\",\"size\":{},\"num_attempts\":{},\
             \"egress_source\":\"203.0.113.{}\",\"source_address\":\"203.0.113.{}:{}\",\"tls_protocol_version\":\"TLSv1.3\",\
             \"tls_cipher\":\"TLS_AES_256_GCM_SHA384\",",
            second - random.below(5000),
            id % 90_000,
            id % 6,
            id % 250,
            id % 250,
            20_000 + id % 40_000
        );
        let line = match random.below(10) {
            0..=3 => format!(
                "{head}\"type\":\"Delivery\",\"response\":{{\"code\":250,\"enhanced_code\":{{\"class\":2,\"subject\":0,\"detail\":0}},\
                 \"content\":\"OK {id:x}\",\"command\":\".\"}},\"peer_address\":{{\"name\":\"mx.example.org.\",\"addr\":\"192.0.2.25\"}}}}\n"
            ),
            4 | 5 => format!(
                "{head}\"type\":\"Bounce\",\"response\":{{\"code\":550,\"enhanced_code\":{{\"class\":5,\"subject\":1,\"detail\":1}},\
                 \"content\":\"<user{user}@example.org>: user unknown\",\"command\":\"RCPT TO\"}},\"bounce_classification\":\"InvalidRecipient\"}}\n"
            ),
            6 => format!(
                "{head}\"level\":\"info\",\"msg\":\"delivery deferred: mx.example.org said: 450 4.2.2 <user{user}@example.org> over quota\"}}\n"
            ),
            7 => format!("{head}\"type\":\"Reception\",\"nodeid\":\"{session:012x}\"}}\n"),
            8 => format!(
                "{head}\"level\":\"debug\",\"msg\":\"connection reused\",\"duration_ms\":{}}}\n",
                id % 4000
            ),
            _ => format!("{head}\"level\":\"info\",\"msg\":\"dequeued\",\"attempt\":{}}}\n", id % 7),
        };
        log.extend_from_slice(line.as_bytes());
    }
    log.truncate(octets);
    log
}

/// Results of deliveries, short objects with little in them but replies.
pub fn json_results(octets: usize) -> Vec<u8> {
    let mut random = Random(6);
    let mut results = Vec::with_capacity(octets + 512);
    let mut millisecond = 1_795_500_000_000;
    while results.len() < octets {
        millisecond += random.below(2500);
        let (user, took) = (random.below(100_000), random.below(9000));
        let (code, status, text) = match random.below(4) {
            0 | 1 => (250, "2.0.0", format!("Ok: queued as {:010X}", random.below(1 << 40))),
            2 => (550, "5.1.1", format!("<user{user}@example.org>: user unknown")),
            _ => (451, "4.7.1", "greylisted, try again later".to_owned()),
        };
        let line = format!(
            "{{\"ts\":{}.{:03},\"to\":\"user{user}@example.org\",\"mx\":\"192.0.2.25:25\",\"code\":{code},\"dsn\":\"{status}\",\
             \"reply\":\"{code} {status} {text}\",\"delay\":{}.{}}}\n",
            millisecond / 1000,
            millisecond % 1000,
            took / 1000,
            took % 1000
        );
        results.extend_from_slice(line.as_bytes());
    }
    results.truncate(octets);
    results
}

/// Delivery status notifications (RFC 3464), one after the other, with the header of what came back.
pub fn bounces(octets: usize) -> Vec<u8> {
    let mut random = Random(5);
    let mut mail = Vec::with_capacity(octets + 4096);
    while mail.len() < octets {
        let (id, user) = (random.below(1 << 40), random.below(100_000));
        let (code, status, text) = match random.below(4) {
            0 => (550, "5.1.1", "user unknown"),
            1 => (552, "5.2.2", "mailbox full"),
            2 => (450, "4.7.1", "greylisted, try again later"),
            _ => (554, "5.7.1", "message refused: see https://example.org/policy/550"),
        };
        let (day, hour, minute) = (user % 28 + 1, id % 24, id % 60);
        let notification = format!(
            "Return-Path: <>\nReceived: by mx1.example.com (Postfix)\n\tid {id:010X}; Tue, {day:02} Nov 2026 {hour:02}:{minute:02}:07 +0000 (UTC)\n\
             From: MAILER-DAEMON@mx1.example.com (Mail Delivery System)\nSubject: Undelivered Mail Returned to Sender\n\
             To: news@example.com\nAuto-Submitted: auto-replied\nMIME-Version: 1.0\n\
             Content-Type: multipart/report; report-type=delivery-status;\n\tboundary=\"{id:010X}.179{user}/mx1.example.com\"\n\n\
             This is a MIME-encapsulated message.\n\n--{id:010X}.179{user}/mx1.example.com\nContent-Description: Notification\n\
             Content-Type: text/plain; charset=us-ascii\n\nThis is the mail system at host mx1.example.com.\n\n\
             I'm sorry to have to inform you that your message could not\nbe delivered to one or more recipients. It's attached below.\n\n\
             For further assistance, please send mail to postmaster.\n\n                   The mail system\n\n\
             <user{user}@example.org>: host mx.example.org[192.0.2.25] said: {code}\n    {status} <user{user}@example.org>: {text} (in\n    \
             reply to RCPT TO command)\n\n--{id:010X}.179{user}/mx1.example.com\nContent-Description: Delivery report\n\
             Content-Type: message/delivery-status\n\nReporting-MTA: dns; mx1.example.com\nX-Postfix-Queue-ID: {id:010X}\n\
             Arrival-Date: Tue, {day:02} Nov 2026 {hour:02}:{minute:02}:05 +0000 (UTC)\n\n\
             Final-Recipient: rfc822; user{user}@example.org\nOriginal-Recipient: rfc822;user{user}@example.org\nAction: failed\n\
             Status: {status}\nRemote-MTA: dns; mx.example.org\nDiagnostic-Code: smtp; {code} {status} <user{user}@example.org>: {text}\n\n\
             --{id:010X}.179{user}/mx1.example.com\nContent-Type: text/rfc822-headers\n\nReceived: from app7.example.com (app7.example.com [198.51.100.7])\n\
             \tby mx1.example.com (Postfix) with ESMTPS id {id:010X}\n\tfor <user{user}@example.org>; Tue, {day:02} Nov 2026 {hour:02}:{minute:02}:05 +0000 (UTC)\n\
             Message-ID: <{id:x}.{user}@app7.example.com>\nFrom: News <news@example.com>\nTo: user{user}@example.org\n\n\
             --{id:010X}.179{user}/mx1.example.com--\n\n"
        );
        mail.extend_from_slice(notification.as_bytes());
    }
    mail.truncate(octets);
    mail
}
