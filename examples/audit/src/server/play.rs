//! Plays the dialogue of a check, and judges it.
//!
//! These rules hold beyond the rows of the table. 421 may take the place of any reply, and 4yz may mean load or
//! greylisting: then the check does not come to its point (RFC 5321 sections 3.8 and 4.2.1). So may 530, where TLS or
//! a login is missing, but in answer to the commands that RFC 3207 section 4 exempts. Where no MUST fixes the code of a
//! refusal, another 5yz is as good, and noted: RFC 5321 section 4.3.2 calls its lists usual. A connection that ends
//! without 421 breaks one rule, whatever was checked.

use core::ops::ControlFlow::{self, Break, Continue};
use std::path::Path;
use std::{fs, thread};

use smtp_codes::Command;

use super::judge::refusal::may_want_more;
use super::site::Security;
use super::step::{Check, Does, End, HELLO, STARTTLS, Step};
use super::talk::{Missed, Talk};
use crate::outcome::{Fault, Judged, Outcome, Wrong};
use crate::pattern::{in_words, matches};
use crate::rule::Level;
use crate::transcript::{Answer, Transcript};

/// One dialogue that was played.
pub(crate) struct Played {
    pub(crate) outcome: Outcome,
    /// All that was said, the farewell included.
    pub(crate) transcript: Transcript,
    /// The number of turns that lead to the outcome.
    pub(crate) point: usize,
}

/// Plays one dialogue on a connection of its own.
pub(crate) fn play(talk: Talk<'_>, check: &Check, steps: &[Step]) -> Played {
    let mut player = Player { talk, level: check.rule.level, note: None, inbox: 0 };
    let outcome = match player.steps(steps) {
        Break(Some(outcome)) => outcome,
        Break(None) | Continue(()) => player.note.take().map_or(Outcome::Pass, Outcome::Note),
    };
    let point = player.talk.transcript.turns.len();
    if outcome.is_fail() {
        // Its consequences are not faults of their own.
        player.talk.loses_step();
    }
    Played { outcome, transcript: player.talk.quit(), point }
}

struct Player<'s> {
    talk: Talk<'s>,
    level: Level,
    note: Option<String>,
    /// The number of messages before.
    inbox: usize,
}

/// The end of the dialogue: with its outcome, or early and well.
type Flow = ControlFlow<Option<Outcome>>;

impl Player<'_> {
    fn steps(&mut self, steps: &[Step]) -> Flow {
        steps.iter().try_for_each(|step| self.step(step))
    }

    fn step(&mut self, step: &Step) -> Flow {
        match step.does {
            Does::Greet => match self.talk.connect() {
                Ok(()) => self.answer(step),
                Err(error) => not_reached(format!("the server cannot be reached: {error}")),
            },
            Does::Answer => self.answer(step),
            Does::Secure => self.secure(),
            Does::LogIn => self.log_in(step),
            Does::Handshake => self.handshake(step),
            Does::Say(line) => {
                let line = self.fill(line)?;
                let command = self.command_of(line.as_bytes());
                self.say(step, &line, command)
            }
            Does::Make(_, command, make) => match make(&self.talk) {
                Ok(octets) => {
                    let line = octets.trim_ascii_end().to_vec();
                    self.talk.send(&octets, [(command, line)]);
                    Continue(())
                }
                Err(reason) => not_reached(reason),
            },
            Does::Send(lines) => self.send(lines),
            Does::Write(pieces, commands) => self.write(pieces, commands),
            Does::Perhaps(thousandths) => self.perhaps(step, thousandths),
            Does::Reconnect => {
                self.talk.leave();
                Continue(())
            }
            Does::Inbox => match &self.talk.site.inbox {
                Some(folder) => {
                    self.inbox = files_in(folder);
                    Continue(())
                }
                None => not_reached("it takes --inbox FOLDER"),
            },
            Does::InboxUnchanged => self.inbox_is_unchanged(),
            Does::Silence(thousandths) => self.silence(step, thousandths),
            Does::End if self.talk.end() => Continue(()),
            Does::End => fail("the end of the connection", "the connection stays open".into(), None),
            Does::Offers(keyword) if !self.talk.has(keyword) => {
                not_offered(format!("{keyword} is not offered"))
            }
            Does::Lacks(keyword) if self.talk.has(keyword) => not_offered(format!("{keyword} is offered")),
            Does::Delivers if !self.talk.site.delivers => not_reached("it takes --recipient and --deliver"),
            Does::HasAccount if self.talk.site.account.is_none() => {
                not_reached("it takes --auth NAME:PASSWORD")
            }
            Does::Offers(_) | Does::Lacks(_) | Does::Delivers | Does::HasAccount => Continue(()),
            Does::Steps(steps) => self.steps(steps),
            Does::Repeat(times, steps) => (0..times).try_for_each(|_| self.steps(steps)),
            Does::When(codes, steps) if self.talk.last_code_is(codes) => self.steps(steps),
            Does::When(..) => Continue(()),
            Does::Until(codes) if self.talk.last_code_is(codes) => Break(None),
            Does::Until(_) => Continue(()),
            Does::Stop => Break(None),
            Does::Look(look) => {
                let judged = look(&self.talk);
                self.judged(judged, None)
            }
        }
    }

    fn log_in(&mut self, step: &Step) -> Flow {
        match &self.talk.site.account {
            Some(account) => {
                let line = format!("AUTH PLAIN {}", account.plain());
                self.say(step, &line, Command::Auth)
            }
            None => Continue(()),
        }
    }

    fn handshake(&mut self, step: &Step) -> Flow {
        match self.talk.secure() {
            Ok(()) => Continue(()),
            Err(error) if step.is_setup => not_reached(format!("TLS does not begin: {error}")),
            Err(_) if step.end == End::Passes => Break(None),
            Err(error) => fail("a TLS handshake", format!("TLS does not begin: {error}"), None),
        }
    }

    fn send(&mut self, lines: &[&str]) -> Flow {
        let mut octets = Vec::new();
        let mut commands = Vec::new();
        for line in lines {
            let line = self.fill(line)?.into_bytes();
            octets.extend_from_slice(&line);
            octets.extend_from_slice(b"\r\n");
            commands.push((self.command_of(&line), line));
        }
        self.talk.send(&octets, commands);
        Continue(())
    }

    fn write(&mut self, pieces: &[&[u8]], commands: &[Command]) -> Flow {
        let line = pieces.concat().trim_ascii_end().to_vec();
        let mut due: Vec<_> = commands.iter().map(|command| (*command, line.clone())).collect();
        for (number, piece) in pieces.iter().enumerate() {
            if number > 0 {
                thread::sleep(self.talk.site.patience.pause(20));
            }
            self.talk.send(piece, core::mem::take(&mut due));
        }
        Continue(())
    }

    fn perhaps(&mut self, step: &Step, thousandths: u32) -> Flow {
        match self.talk.silence(thousandths) {
            Ok(()) if !self.talk.has_more() => {
                self.talk.give_up();
                if step.wants == "any" {
                    return Continue(());
                }
                let usual = format!("{} is usual, and silence is allowed", in_words(step.wants));
                self.judged(Err(Wrong::Unusual(usual)), None)
            }
            _ => self.answer(step),
        }
    }

    fn inbox_is_unchanged(&self) -> Flow {
        thread::sleep(self.talk.site.patience.pause(1000));
        let now = self.talk.site.inbox.as_deref().map_or(0, files_in);
        match now.checked_sub(self.inbox) {
            None | Some(0) => Continue(()),
            Some(more) => fail("nothing is delivered", format!("{more} messages more"), None),
        }
    }

    fn silence(&mut self, step: &Step, thousandths: u32) -> Flow {
        match self.talk.silence(thousandths) {
            Ok(()) if self.talk.has_more() => self.unasked(step),
            Ok(()) => Continue(()),
            Err(Missed::Ended) if step.end == End::Passes => Break(None),
            Err(Missed::Ended) if step.end == End::Fails => {
                fail("an open connection", "the connection ended".into(), None)
            }
            // Nothing was due.
            Err(missed) => not_reached(in_short(&missed)),
        }
    }

    fn fill(&self, line: &str) -> ControlFlow<Option<Outcome>, String> {
        match self.talk.site.fill(line) {
            Ok(line) => Continue(line),
            Err(missing) => Break(Some(Outcome::NotReached(missing))),
        }
    }

    /// The command of a line: in the middle of a login, each line is an answer.
    fn command_of(&self, line: &[u8]) -> Command {
        if self.talk.last_code_is("334") {
            return Command::AuthData;
        }
        Command::from_line(line).unwrap_or(Command::Unrecognized)
    }

    fn say(&mut self, step: &Step, line: &str, command: Command) -> Flow {
        self.talk.send(format!("{line}\r\n").as_bytes(), [(command, line.as_bytes().to_vec())]);
        self.answer(step)
    }

    /// STARTTLS as a client does it. Where TLS is to begin at once, it has.
    fn secure(&mut self) -> Flow {
        match self.talk.site.security {
            Security::Clear | Security::Tls => Continue(()),
            Security::StartTls => self.steps(&[HELLO, STARTTLS]),
        }
    }

    fn answer(&mut self, step: &Step) -> Flow {
        match self.talk.answer() {
            Ok(answer) => self.judge(step, &answer),
            Err(Missed::Ended) => self.ended(step),
            Err(missed) if step.is_setup || matches!(missed, Missed::TooOften(_)) => {
                not_reached(in_short(&missed))
            }
            Err(missed) => fail(in_words(step.wants), in_short(&missed), None),
        }
    }

    /// The server ended the connection, and may have had a reason.
    fn ended(&mut self, step: &Step) -> Flow {
        let was_told = self.talk.last_code_is("421 221 521");
        if step.end == End::Passes {
            self.talk.transcript.event("the connection ends");
            return Break(None);
        }
        if was_told {
            self.talk.transcript.event("the connection ends");
            return not_reached("the server ended the session");
        }
        self.talk.is_cut_off();
        if step.end == End::Fails {
            return fail(in_words(step.wants), "the connection ended without a reply".into(), None);
        }
        not_reached("the connection ended without a reply")
    }

    /// Something came although nothing was asked.
    fn unasked(&mut self, step: &Step) -> Flow {
        match self.talk.unasked() {
            Ok(answer) if step.end == End::Passes && matches_answer(&answer, "421") => Break(None),
            Ok(answer) if step.end != End::Fails && matches_answer(&answer, "421") => {
                not_reached("the server ended the session")
            }
            Ok(answer) => fail("silence, for nothing was asked", answer.shown(), None),
            Err(missed) => fail("silence, for nothing was asked", in_short(&missed), None),
        }
    }

    fn judge(&mut self, step: &Step, answer: &Answer) -> Flow {
        let Some(reply) = answer.reply() else {
            return not_reached("the reply cannot be read");
        };
        let code = reply.code();
        if matches(step.skips, code) {
            return not_reached(format!("{} was answered {}", named(answer), answer.shown()));
        }
        // A server that closes the session has said nothing about the rule, even where every reply is right.
        if code == 421 && step.wants == "any" && !step.is_setup {
            return match step.end {
                End::Passes => Break(None),
                End::CutsOff | End::Fails => not_reached("the server ended the session"),
            };
        }
        let is_right = !matches(step.never, code) && matches(step.wants, code);
        if is_right {
            let Some(judge) = step.judge else { return Continue(()) };
            let judged = judge(answer, &self.talk);
            return self.judged(judged, Some(answer));
        }
        if step.is_setup {
            return not_reached(format!("{} was answered {}", named(answer), answer.shown()));
        }
        if matches(step.never, code) {
            let right = format!("anything but {}", in_words(step.never));
            return fail(right, answer.shown(), answer.meaning());
        }
        if matches("421 4yz", code) && !matches(step.allows, code) || may_want_more(answer, &reply) {
            return not_reached(format!("{} was answered {}", named(answer), answer.shown()));
        }
        if matches(step.allows, code) {
            return self.allowed(step, answer);
        }
        let wants_refusal = step.wants.split(' ').any(|one| one.starts_with('5'));
        if self.level != Level::Must && wants_refusal && matches("5yz", code) {
            return self.allowed(step, answer);
        }
        fail(in_words(step.wants), answer.shown(), answer.meaning())
    }

    fn allowed(&mut self, step: &Step, answer: &Answer) -> Flow {
        let first = answer.raw.get(..1).unwrap_or_default();
        let (same, other): (Vec<&str>, Vec<&str>) =
            step.wants.split(' ').partition(|code| code.as_bytes().starts_with(first));
        let usual = if same.is_empty() { other } else { same }.join(" ");
        let text = format!("{} is usual, and this is allowed: {}", in_words(&usual), answer.shown());
        self.note.get_or_insert(text);
        Continue(())
    }

    fn judged(&mut self, judged: Judged, answer: Option<&Answer>) -> Flow {
        match judged {
            Ok(()) => Continue(()),
            Err(Wrong::Unusual(what)) => {
                self.note.get_or_insert(what);
                Continue(())
            }
            Err(Wrong::Unclear(what)) => not_reached(what),
            Err(Wrong::Broken(what)) => {
                let came = answer.map_or_else(|| what.clone(), Answer::shown);
                fail(what, came, answer.and_then(Answer::meaning))
            }
        }
    }
}

fn not_reached(reason: impl Into<String>) -> Flow {
    Break(Some(Outcome::NotReached(reason.into())))
}

const fn not_offered(reason: String) -> Flow {
    Break(Some(Outcome::NotOffered(reason)))
}

fn fail(right: impl Into<String>, came: String, meaning: Option<String>) -> Flow {
    Break(Some(Outcome::Fail(Fault { right: right.into(), came, meaning })))
}

fn matches_answer(answer: &Answer, set: &str) -> bool {
    answer.reply().is_some_and(|reply| matches(set, reply.code()))
}

fn named(answer: &Answer) -> String {
    answer.command.to_string()
}

fn in_short(missed: &Missed) -> String {
    match missed {
        Missed::Late => "no reply in time".into(),
        Missed::TooOften(why) => why.clone(),
        Missed::Ended => "the connection ended".into(),
        Missed::Flooded => "octets that nobody asked for, without end".into(),
        Missed::Broken(error) => format!("not a reply: {error}"),
        Missed::Failed(error) => format!("the connection failed: {error}"),
    }
}

/// Returns the number of files in a folder and below.
fn files_in(folder: &Path) -> usize {
    let Ok(entries) = fs::read_dir(folder) else { return 0 };
    let count = |entry: fs::DirEntry| if entry.path().is_dir() { files_in(&entry.path()) } else { 1 };
    entries.flatten().map(count).sum()
}
