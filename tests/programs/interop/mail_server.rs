//! The questions to every mail server, and the expected replies of each.

use super::row::Row;
use super::server::Server;
use super::talk::Talk;

/// A mail server, by what it says. A table is a dialogue on a connection of its own, after the opening.
pub(crate) trait MailServer {
    /// Its folder in `servers/`.
    const NAME: &'static str;
    /// The greeting, and the reply to the first command.
    const OPENING: &'static [Row];
    /// A message that it takes.
    const DELIVERY: &'static [Row];
    /// Commands that it refuses.
    const REFUSALS: &'static [Row] = &[];
    /// A message over its limit.
    const TOO_BIG: &'static [Row] = &[];
    /// Commands that only this server treats so.
    const PECULIAR: &'static [Row] = &[];
    /// Commands that are sent in one write.
    const PIPELINED: &'static [Row];
    /// Replies to a client that makes mistakes from its first command on.
    const MISTAKES: &'static [Row];
    /// Things that it counts.
    const LIMITS: &'static [Limit] = &[];
    /// The greeting of one connection too many.
    const TOO_MANY_CONNECTIONS: Option<Row> = None;
    /// The reply to a client that has said nothing for too long.
    const IDLE: Option<Row> = None;

    /// The row of the greeting.
    fn greeting() -> &'static [Row] {
        Self::OPENING.split_at(1).0
    }

    /// Ends the server while a client is connected.
    fn end(server: Server) {
        Talk::is_cut_off(server, Self::greeting());
    }
}

/// How often a command may come.
pub(crate) struct Limit {
    pub(crate) before: &'static [Row],
    pub(crate) row: Row,
    pub(crate) times: usize,
    /// The rows after so many times.
    pub(crate) over: &'static [Row],
}

/// Starts a server, and holds it against its tables.
pub(crate) fn examine<S: MailServer>() {
    let Some(server) = Server::start(S::NAME) else { return };
    let opened = || Talk::after(&server, S::OPENING);
    let idle = S::IDLE.map(|row| (opened(), row));

    for dialogue in [S::DELIVERY, S::REFUSALS, S::TOO_BIG, S::PECULIAR] {
        opened().run(dialogue);
    }
    opened().pipeline(S::PIPELINED);
    Talk::after(&server, S::greeting()).run(S::MISTAKES);
    for limit in S::LIMITS {
        let mut talk = opened();
        talk.run(limit.before);
        talk.run(&vec![limit.row; limit.times]);
        talk.run(limit.over);
    }
    if let Some(row) = S::TOO_MANY_CONNECTIONS {
        Talk::flood(&server, &row);
    }
    if let Some((mut talk, row)) = idle {
        talk.run(&[row]);
    }
    S::end(server);
}
