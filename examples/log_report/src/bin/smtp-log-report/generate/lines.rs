//! The lines of the made-up log.

use std::io::{self, Write};

use super::Moment;
use super::random::Random;

const PEOPLE: [&str; 10] = [
    "ann",
    "bob.smith",
    "info",
    "sales",
    "j.doe",
    "support",
    "newsletter",
    "carol99",
    "billing",
    "dave+lists",
];
const DOMAINS: [&str; 12] = [
    "example.com",
    "example.org",
    "mail.example.net",
    "uni.example.edu",
    "shop.example.de",
    "example.co.jp",
    "example.fr",
    "post.example.ch",
    "city.example.gov",
    "example.io",
    "lab.example.ac.uk",
    "tiny.example",
];
const HOSTS: [&str; 4] = ["mx1", "in.smtp", "mail-a", "aspmx.l"];
const ACCEPTED: [&str; 5] = [
    "2.0.0 Ok: queued as {id}",
    "2.0.0 OK  17000{n} {id}.{n} - gsmtp",
    "2.6.0 <{id}@out.example> [InternalId={n}, Hostname=AM{n}.example.net] Queued mail for delivery",
    "OK id=1r{id}",
    "2.0.0 {id} Message accepted for delivery",
];
const REJECTED: [&str; 8] = [
    "550 5.1.1 <{to}>: Recipient address rejected: User unknown in local recipient table",
    "550-5.1.1 The account that you tried to reach does not exist. Please check 550-5.1.1 the address for typing errors and 550 5.1.1 try again. {id} - gsmtp",
    "554 5.7.1 Service unavailable; Client host [192.0.2.{n}] blocked using zen.blocklist.example",
    "552 5.2.2 Mailbox full",
    "550 User unknown",
    "553 sorry, that domain isn't in my list of allowed rcpthosts (#5.7.1)",
    "550 5.7.26 The sender is unauthenticated. See https://support.example.com/mail?p={id}",
    "550 5.4.1 Recipient address rejected: Access denied. [AM{n}.mail.example.net]",
];
const PUT_OFF: [&str; 5] = [
    "450 4.2.0 <{to}>: Recipient address rejected: Greylisted, see http://postgrey.example.org/help/{to}.html",
    "451 4.7.1 Please try again later",
    "452 4.2.2 Over quota",
    "421 4.7.0 [TSS04] Messages from 203.0.113.{n} temporarily deferred due to user complaints - 4.16.55.1",
    "450 4.1.8 <ann@out.example>: Sender address rejected: Domain not found",
];
const TROUBLE: &str = "451 4.3.2 Too busy, please come back later (ticket {id})";

/// Writes one line, now and then a broken one.
pub(super) fn write(out: &mut Vec<u8>, random: &mut Random, moment: &Moment) -> io::Result<()> {
    let mail = Mail::any(random);
    match random.below(1_000) {
        0..400 => delivered(out, random, moment, &mail)?,
        400..470 => failed(out, random, moment, &mail)?,
        470..520 => rejected_here(out, random, moment, &mail)?,
        520..999 => noise(out, random, moment, &mail)?,
        _ => broken(out, random, moment, &mail)?,
    }
    out.push(b'\n');
    Ok(())
}

struct Mail {
    id: u64,
    process: u64,
    person: &'static str,
    domain: &'static str,
    host: &'static str,
    octet: u64,
    shape: u64,
}

impl Mail {
    fn any(random: &mut Random) -> Self {
        Self {
            id: random.next() & 0xff_ffff_ffff,
            process: 1_000 + random.below(30_000),
            person: random.pick(&PEOPLE),
            domain: random.pick(&DOMAINS),
            host: random.pick(&HOSTS),
            octet: random.below(255),
            shape: random.below(100),
        }
    }

    /// Words with their gaps filled.
    fn fill(&self, words: &str) -> String {
        let to = format!("{}@{}", self.person, self.domain);
        let words = words.replace("{to}", &to).replace("{id}", &format!("{:010X}", self.id));
        words.replace("{n}", &self.octet.to_string())
    }
}

fn delivered(out: &mut Vec<u8>, random: &mut Random, moment: &Moment, mail: &Mail) -> io::Result<()> {
    if moment.is_bad && mail.domain == DOMAINS[0] {
        return failed(out, random, moment, mail);
    }
    let words = mail.fill(random.pick(&ACCEPTED));
    let Mail { id, process, person, domain, host, octet, shape } = mail;
    let delay = random.below(90);
    match shape {
        0..60 => {
            syslog(out, moment, "mx1", "postfix/smtp", *process)?;
            write!(
                out,
                "{id:010X}: to=<{person}@{domain}>, relay={host}.{domain}[192.0.2.{octet}]:25, delay={delay}.{octet}, "
            )?;
            write!(out, "delays=0.1/0.02/0.{octet}/{delay}.1, dsn=2.0.0, status=sent (250 {words})")
        }
        60..80 => {
            exim(out, moment, *id)?;
            write!(
                out,
                "=> {person}@{domain} R=dnslookup T=remote_smtp H={host}.{domain} [192.0.2.{octet}] "
            )?;
            write!(out, "X=TLS1.3:TLS_AES_256_GCM_SHA384:256 CV=yes C=\"250 {words}\"")
        }
        80..90 => {
            syslog(out, moment, "relay3", "sm-mta", *process)?;
            write!(
                out,
                "r{id:x}: to=<{person}@{domain}>, delay=00:00:{delay:02}, xdelay=00:00:01, mailer=esmtp, "
            )?;
            write!(
                out,
                "pri=120{octet}, relay={host}.{domain}. [192.0.2.{octet}], dsn=2.0.0, stat=Sent ({words})"
            )
        }
        _ => {
            iso(out, moment, "relay4", "smtpd", *process)?;
            write!(
                out,
                "{id:016x} mta delivery evpid={id:016x} from=<ann@out.example> to=<{person}@{domain}> rcpt=<-> "
            )?;
            write!(
                out,
                "source=\"198.51.100.25\" relay=\"192.0.2.{octet} ({host}.{domain})\" delay={delay}s "
            )?;
            write!(out, "result=\"Ok\" stat=\"250 {words}\"")
        }
    }
}

fn failed(out: &mut Vec<u8>, random: &mut Random, moment: &Moment, mail: &Mail) -> io::Result<()> {
    let is_put_off = random.below(100) < 45;
    let words = match (moment.is_bad && mail.domain == DOMAINS[0], is_put_off) {
        (true, _) => TROUBLE,
        (false, true) => random.pick(&PUT_OFF),
        (false, false) => random.pick(&REJECTED),
    };
    let words = mail.fill(words);
    let is_put_off = words.starts_with('4');
    let class = if is_put_off { 4 } else { 5 };
    let Mail { id, process, person, domain, host, octet, shape } = mail;
    match shape {
        0..60 => {
            let (status, word) = if is_put_off { ("4.0.0", "deferred") } else { ("5.0.0", "bounced") };
            syslog(out, moment, "mx1", "postfix/smtp", *process)?;
            write!(
                out,
                "{id:010X}: to=<{person}@{domain}>, relay={host}.{domain}[192.0.2.{octet}]:25, delay=3.{octet}, "
            )?;
            write!(
                out,
                "delays=0.1/0.02/0.{octet}/2.1, dsn={status}, status={word} (host {host}.{domain}[192.0.2.{octet}] "
            )?;
            write!(out, "said: {words} (in reply to RCPT TO command))")
        }
        60..80 => {
            let error =
                format!("SMTP error from remote mail server after RCPT TO:<{person}@{domain}>: {words}");
            if is_put_off && octet % 2 == 0 {
                exim(out, moment, *id)?;
                writeln!(out, "H={host}.{domain} [192.0.2.{octet}]: {error}")?;
            }
            exim(out, moment, *id)?;
            let mark = if is_put_off { "==" } else { "**" };
            let defer = if is_put_off { "defer (-44) " } else { "" };
            write!(
                out,
                "{mark} {person}@{domain} R=dnslookup T=remote_smtp {defer}H={host}.{domain} [192.0.2.{octet}]: {error}"
            )
        }
        80..90 => {
            syslog(out, moment, "relay3", "sm-mta", *process)?;
            write!(
                out,
                "r{id:x}: to=<{person}@{domain}>, delay=00:00:03, xdelay=00:00:01, mailer=esmtp, pri=120{octet}, "
            )?;
            let relay = format!("relay={host}.{domain}. [192.0.2.{octet}]");
            if is_put_off {
                write!(out, "{relay}, dsn={class}.0.0, stat=Deferred: {words}")
            } else {
                write!(out, "{relay}, dsn=5.1.1, stat=User unknown")
            }
        }
        _ => {
            let result = if is_put_off { "TempFail" } else { "PermFail" };
            iso(out, moment, "relay4", "smtpd", *process)?;
            write!(
                out,
                "{id:016x} mta delivery evpid={id:016x} from=<ann@out.example> to=<{person}@{domain}> rcpt=<-> "
            )?;
            write!(out, "source=\"198.51.100.25\" relay=\"192.0.2.{octet} ({host}.{domain})\" delay=3s ")?;
            write!(out, "result=\"{result}\" stat=\"{words}\"")
        }
    }
}

fn rejected_here(out: &mut Vec<u8>, random: &mut Random, moment: &Moment, mail: &Mail) -> io::Result<()> {
    let Mail { process, person, domain, octet, .. } = mail;
    let (words, command) = match random.below(10) {
        0..5 => ("554 5.7.1 <ann@out.example>: Relay access denied", "RCPT"),
        5..7 => ("450 4.7.25 Client host rejected: cannot find your hostname, [198.51.100.{n}]", "RCPT"),
        7..9 => ("550 5.1.1 <nobody@out.example>: Recipient address rejected: User unknown", "RCPT"),
        _ => ("550 5.7.1 Message contains a virus", "END-OF-MESSAGE"),
    };
    syslog(out, moment, "mx1", "postfix/smtpd", *process)?;
    write!(out, "NOQUEUE: reject: {command} from unknown[198.51.100.{octet}]: {}; ", mail.fill(words))?;
    write!(out, "from=<{person}@{domain}> to=<ann@out.example> proto=ESMTP helo=<[198.51.100.{octet}]>")
}

fn noise(out: &mut Vec<u8>, random: &mut Random, moment: &Moment, mail: &Mail) -> io::Result<()> {
    let Mail { id, process, person, domain, host, octet, .. } = mail;
    let size = random.below(100_000);
    let program = match random.below(6) {
        0 => "postfix/smtpd",
        1 => "postfix/cleanup",
        2 | 3 => "postfix/qmgr",
        4 => "dovecot",
        _ => "postfix/anvil",
    };
    syslog(out, moment, "mx1", program, *process)?;
    match program {
        "postfix/smtpd" if size % 2 == 0 => write!(out, "connect from {host}.{domain}[198.51.100.{octet}]"),
        "postfix/smtpd" => {
            write!(
                out,
                "disconnect from {host}.{domain}[198.51.100.{octet}] ehlo=1 mail=1 rcpt=1 data=1 quit=1 commands=5"
            )
        }
        "postfix/cleanup" => write!(out, "{id:010X}: message-id=<2026112417{id}.{process}@{domain}>"),
        "postfix/qmgr" if size % 3 == 0 => write!(out, "{id:010X}: removed"),
        "postfix/qmgr" => {
            write!(out, "{id:010X}: from=<{person}@{domain}>, size={size}, nrcpt=1 (queue active)")
        }
        "dovecot" => {
            write!(
                out,
                "imap-login: Login: user=<{person}@{domain}>, method=PLAIN, rip=198.51.100.{octet}, "
            )?;
            write!(out, "lip=192.0.2.25, mpid={process}, TLS, session=<abc{id:x}>")
        }
        _ => write!(
            out,
            "statistics: max connection rate 1/60s for (smtp:198.51.100.{octet}) at Nov 16 00:00:01"
        ),
    }
}

fn broken(out: &mut Vec<u8>, random: &mut Random, moment: &Moment, mail: &Mail) -> io::Result<()> {
    match random.below(4) {
        0 => {
            delivered(out, random, moment, mail)?;
            out.truncate(out.len() * 9 / 10);
        }
        1 => {
            noise(out, random, moment, mail)?;
            out.extend_from_slice(b" caf\xe9");
        }
        2 => out.resize(200, 0),
        _ => write!(out, "backend-7 gateway: answer: 451 4.3.0 {:x}", mail.id)?,
    }
    Ok(())
}

fn syslog(out: &mut Vec<u8>, moment: &Moment, host: &str, program: &str, process: u64) -> io::Result<()> {
    let date = moment.hour.day().to_string();
    let day = date.trim_start_matches("2026-11-").trim_start_matches('0');
    let (hour, minute, second) = (moment.hour.of_day(), moment.minute, moment.second);
    write!(out, "Nov {day:>2} {hour:02}:{minute:02}:{second:02} {host} {program}[{process}]: ")
}

fn iso(out: &mut Vec<u8>, moment: &Moment, host: &str, program: &str, process: u64) -> io::Result<()> {
    let (day, hour, minute, second) = (moment.hour.day(), moment.hour.of_day(), moment.minute, moment.second);
    write!(out, "{day}T{hour:02}:{minute:02}:{second:02}.{process:06}+00:00 {host} {program}[{process}]: ")
}

fn exim(out: &mut Vec<u8>, moment: &Moment, id: u64) -> io::Result<()> {
    let (day, hour, minute, second) = (moment.hour.day(), moment.hour.of_day(), moment.minute, moment.second);
    write!(
        out,
        "{day} {hour:02}:{minute:02}:{second:02} 1r{:04x}-00{:04x}-2X ",
        id & 0xffff,
        id >> 16 & 0xffff
    )
}
