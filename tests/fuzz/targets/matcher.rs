//! Replies that come early, late and in pieces: each answers the command that was expected when its first octet was
//! first shown, as a model says that knows the whole stream.

#![no_main]

use std::collections::VecDeque;

use libfuzzer_sys::fuzz_target;
use smtp_codes::{Command, MatchError, ReplyCode, ReplyMatcher};
use smtp_codes_fuzz::naive::{self, Bounds, Outcome};

/// A step of a client, in its order.
#[derive(Clone, Copy)]
enum Step {
    Expect(Command),
    /// More octets arrive.
    Receive(usize),
    /// The client asks for one reply.
    Next,
}

impl From<u8> for Step {
    fn from(octet: u8) -> Self {
        let rest = usize::from(octet >> 2);
        match octet & 3 {
            0 => Self::Expect(Command::ALL[rest % Command::ALL.len()]),
            1 => Self::Receive(rest * 4),
            _ => Self::Next,
        }
    }
}

fuzz_target!(|input: &[u8]| {
    // The last octets are steps, which are repeated, so that a seed is a dialogue as it is.
    let Some((stream, steps)) = input.split_last_chunk::<16>() else { return };
    let mut client = Client::new(stream);
    let steps = steps.iter().map(|octet| Step::from(*octet)).cycle().take(96);
    for step in steps.chain([Step::Receive(stream.len())]).chain([Step::Next; 64]) {
        match step {
            // More than the matcher holds is an error, which is not the subject here.
            Step::Expect(command) if client.unanswered().count() < 32 => client.expect(command),
            Step::Expect(_) => {}
            Step::Receive(octets) => client.received = stream.len().min(client.received + octets),
            Step::Next => {
                if client.next().is_err() {
                    return;
                }
            }
        }
        assert!(client.matcher.unanswered().eq(client.unanswered()));
    }
    let rest = &stream[client.used..client.received];
    if client.matcher.end(rest).is_ok() {
        assert!(rest.iter().all(|octet| matches!(octet, b'\r' | b'\n')));
    }
});

/// The matcher, and the model.
struct Client<'a> {
    matcher: ReplyMatcher,
    stream: &'a [u8],
    /// Where each reply of the stream begins, after the empty lines before it.
    begins: Vec<usize>,
    used: usize,
    received: usize,
    expected: VecDeque<Command>,
    /// The commands of the replies that have begun and have not been given.
    assigned: VecDeque<Option<Command>>,
    /// How many replies have begun.
    begun: usize,
}

impl<'a> Client<'a> {
    fn new(stream: &'a [u8]) -> Self {
        Self {
            matcher: ReplyMatcher::after_tls(),
            stream,
            begins: begins(stream),
            used: 0,
            received: 0,
            expected: VecDeque::new(),
            assigned: VecDeque::new(),
            begun: 0,
        }
    }

    fn expect(&mut self, command: Command) {
        self.matcher.expect(command);
        self.expected.push_back(command);
    }

    fn unanswered(&self) -> impl Iterator<Item = Command> {
        self.assigned.iter().flatten().chain(&self.expected).copied()
    }

    fn next(&mut self) -> Result<(), MatchError> {
        while self.begins.get(self.begun).is_some_and(|begin| *begin < self.received) {
            self.assigned.push_back(self.expected.pop_front());
            self.begun += 1;
        }
        let shown = &self.stream[self.used..self.received];
        let real = self.matcher.next(shown).map(|next| next.map(|(matched, used)| (matched.command, used)));
        let model = self.model(shown);
        match model {
            // Where a decoder stops is the subject of another target.
            Err(None) => assert!(matches!(real, Err(MatchError::Decode(_))), "{real:?}"),
            Err(Some(error)) => assert_eq!(real, Err(error)),
            Ok(next) => assert_eq!(real, Ok(next)),
        }
        if let Ok(Some((_, used))) = real {
            self.used += used;
        }
        real.map(|_| ())
    }

    /// Returns the expected outcome. An error of the decoder is `None`.
    fn model(&mut self, shown: &[u8]) -> Result<Option<(Command, usize)>, Option<MatchError>> {
        let reply = match naive::decode(shown, Bounds::DEFAULT) {
            Outcome::NeedsMore => return Ok(None),
            Outcome::Failed(..) => return Err(None),
            Outcome::Reply(reply) => reply,
        };
        let code = ReplyCode::new(reply.code).expect("the naive decoder checks its range");
        let command = match self.assigned.pop_front().expect("it has begun") {
            Some(command) => command,
            None if code == ReplyCode::SERVICE_NOT_AVAILABLE => Command::Unsolicited,
            None => return Err(Some(MatchError::Unsolicited(code))),
        };
        let octets = shown.len() - reply.used;
        let begins_tls = command == Command::StartTls && code.is_completion();
        if begins_tls && (octets > 0 || self.unanswered().next().is_some()) {
            return Err(Some(MatchError::OctetsBeforeTls { octets }));
        }
        Ok(Some((command, reply.used)))
    }
}

/// The last may be cut, or be no reply.
fn begins(stream: &[u8]) -> Vec<usize> {
    let mut begins = Vec::new();
    let mut at = 0;
    while let Outcome::Reply(reply) = naive::decode(&stream[at..], Bounds::DEFAULT) {
        at += reply.used;
        begins.push(at - reply.raw.len());
    }
    let rest = &stream[at..];
    let empty = rest.iter().take_while(|octet| matches!(octet, b'\r' | b'\n')).count();
    if empty < rest.len() {
        begins.push(at + empty);
    }
    begins
}
