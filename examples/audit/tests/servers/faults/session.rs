//! Faults with unknown commands, in the order of commands, and with RSET, NOOP and QUIT.

use super::{CODE, CUT_OFF, Fault, fault, quirk};
use crate::commands::Next;
use crate::kind::Kind;
use crate::session::{Quirk, Turn};

pub(super) const FAULTS: &[Fault] = &[
    fault("verb/unknown", |turn| turn.answers("XYZZY", "502 5.5.1 not here")),
    fault("verb/unknown-stays", |turn| {
        if turn.is("XYZZY") {
            turn.next = Next::End;
        }
    })
    .also(CUT_OFF),
    fault("verb/empty-line", |turn| {
        if turn.line.is_empty() {
            turn.says("250 2.0.0 well");
        }
    })
    .also(CODE),
    fault("verb/one-reply", |turn| {
        if turn.is("VRFY") {
            turn.repeats();
        }
    }),
    fault("3.8/no-close", |turn| {
        if turn.is("VRFY") {
            turn.leaves();
        }
    }),
    fault("verb/502-mandatory", |turn| {
        if turn.before.mail && turn.before.recipients.is_empty() {
            turn.refuses("RCPT TO:<user@example.org>", "500 5.5.2 what?");
        }
    }),
    fault("verb/not-offered", |turn| turn.answers("BDAT", "250 2.0.0 fine")).of(Kind::Few),
    fault("verb/obsolete", |turn| turn.answers("TURN", "250 2.0.0 fine")).also(CODE),
    fault("order/rcpt-first", |turn| {
        if turn.follows("EHLO") {
            turn.refuses("RCPT TO:<a@b", "550 5.1.1 nobody of that name");
        }
    }),
    fault("order/data-first", |turn| {
        if turn.line == "DATA" && turn.follows("EHLO") {
            turn.goes_on();
        }
    }),
    fault("order/data-no-rcpt", |turn| {
        if turn.line == "DATA" && turn.follows("MAIL") {
            turn.goes_on();
        }
    }),
    fault("order/data-all-refused", |turn| goes_on_without_recipients(turn, "554 5.5.1 no recipients")),
    fault("order/354-no-rcpt-then-dot", |turn| goes_on_without_recipients(turn, "250 2.0.0 taken"))
        .also(&["order/data-all-refused", "pipe/data-group"]),
    fault("pipe/data-group", |turn| goes_on_without_recipients(turn, "250 2.0.0 taken"))
        .also(&["order/data-all-refused", "order/354-no-rcpt-then-dot"]),
    fault("order/mail-first", |turn| {
        if !turn.before.hello {
            turn.answers("MAIL", "354 go on");
        }
    })
    .also(CODE),
    fault("order/mail-twice", |turn| {
        if turn.before.mail {
            turn.answers("MAIL", "354 go on");
        }
    })
    .also(CODE),
    fault("order/nonmail-first", |turn| {
        if !turn.before.hello {
            turn.answers("HELP", "503 5.5.1 EHLO first");
        }
    }),
    fault("order/after-bad-mail", |turn| {
        if turn.is("MAIL") && turn.reply.starts_with(b"555") {
            turn.state.mail = true;
        }
    }),
    fault("rset/250", |turn| {
        if !turn.before.hello {
            turn.refuses("RSET", "501 5.5.4 what for?");
        }
    }),
    fault("rset/clears", |turn| {
        if turn.line == "RSET" && !turn.before.recipients.is_empty() {
            *turn.state = turn.before.clone();
        }
    }),
    fault("rset/arg", |turn| turn.answers("RSET x", "250 2.0.0 forgotten")),
    fault("rset/no-close", |turn| {
        if turn.line == "RSET" && turn.follows("EHLO") {
            turn.next = Next::End;
        }
    })
    .also(CUT_OFF),
    fault("noop/250", |turn| {
        if !turn.before.hello && !turn.before.tls {
            turn.answers("NOOP", "501 5.5.4 EHLO first");
        }
    }),
    fault("noop/arg", |turn| turn.answers("NOOP hello", "501 5.5.4 no argument, please")),
    fault("noop/no-effect", |turn| {
        if turn.line == "NOOP" {
            turn.state.forget();
        }
    }),
    fault("quit/221", |turn| {
        if turn.before.mail {
            turn.answers("QUIT", "250 2.0.0 bye");
        }
    })
    .also(CODE),
    quirk("quit/closes", Quirk::StaysAfterQuit),
    fault("quit/arg", |turn| {
        if turn.line == "QUIT x" {
            turn.says("221 2.0.0 bye");
            turn.next = Next::End;
        }
    }),
    fault("quit/aborts", |turn| {
        if turn.is("QUIT") && !turn.before.recipients.is_empty() {
            turn.deliver();
        }
    }),
];

/// Waits for a message although every recipient was refused, and answers it so.
fn goes_on_without_recipients(turn: &mut Turn<'_>, reply: &str) {
    if turn.line == "DATA" && turn.before.mail && turn.follows("RCPT TO:<nobody") {
        turn.goes_on();
    }
    if turn.line == "." && turn.before.recipients.is_empty() {
        turn.says(reply);
    }
}
