//! Pairs of reply code and enhanced status code that are right, or sent by everybody: the derives take them as they
//! are.

use smtp_codes::{FromReply, ReplyBuf, ToReply};

/// One variant a pair, sent and read.
macro_rules! pairs {
    ($name:ident $(to $command:ident)? { $($variant:ident: $code:literal, $status:literal;)* }) => {
        #[derive(Debug, ToReply, FromReply)]
        $(#[reply(to = $command)])?
        enum $name {
            $(#[reply($code, $status, "text")] $variant,)*
            #[reply(other, transparent)]
            Other(ReplyBuf),
        }

        impl $name {
            /// Each reply is sent as written, and read back as the same variant.
            fn round_trip() {
                let pairs = [$(($name::$variant, concat!(stringify!($code), " ", $status, " text\r\n"))),*];
                for (reply, wire) in pairs {
                    assert_eq!(reply.wire().to_string(), wire);
                    let read: $name = wire.parse().unwrap();
                    assert_eq!(format!("{read:?}"), format!("{reply:?}"));
                }
            }
        }
    };
}

pairs! {
    Any {
        MailboxFull: 552, "5.2.2";
        MailboxFullForNow: 452, "4.2.2";
        Greylisted: 451, "4.7.1";
        Policy: 550, "5.7.1";
        PolicyFailed: 554, "5.7.1";
        PolicyForNow: 450, "4.7.1";
        SecurityUnavailable: 421, "4.7.0";
        ShuttingDown: 421, "4.3.2";
        TimedOut: 421, "4.4.2";
        BadSequence: 503, "5.5.1";
        NotImplemented: 502, "5.5.1";
        Syntax: 500, "5.5.2";
        Arguments: 501, "5.5.4";
        Argument: 504, "5.5.2";
        Parameters: 555, "5.5.4";
        TlsUnavailable: 454, "4.7.0";
        RelayUnavailable: 454, "4.7.1";
        Credentials: 535, "5.7.8";
        TooWeak: 534, "5.7.9";
        LoginNeeded: 530, "5.7.0";
        EncryptionNeeded: 538, "5.7.11";
        Transition: 432, "4.7.12";
        LoggedIn: 235, "2.7.0";
        Fine: 250, "2.0.0";
        WillForward: 251, "2.1.5";
        CannotVerify: 252, "2.0.0";
        Message: 250, "2.6.0";
        Protocol: 250, "2.5.0";
        Local: 451, "4.3.0";
        Configuration: 451, "4.3.5";
        NoRoom: 452, "4.3.1";
        TooManyRecipients: 452, "4.5.3";
        UserForNow: 450, "4.1.1";
        DomainForNow: 450, "4.1.2";
        SenderForNow: 450, "4.1.8";
        ReverseDns: 450, "4.7.25";
        SenderDomain: 553, "5.1.8";
        SenderSyntax: 501, "5.1.7";
        Address: 550, "5.1.0";
        TooManyHops: 554, "5.4.6";
        NoMail: 556, "5.1.10";
        SenderNullMx: 550, "5.7.27";
        TooManyAtOnce: 550, "5.5.3";
        Denied: 550, "5.4.1";
        DailyLimit: 550, "5.4.5";
        CannotSay: 252, "2.5.2";
        GmailAuthentication: 421, "4.7.26";
        GmailNullMx: 421, "4.7.27";
        NotCapable: 252, "2.3.3";
    }
}

pairs! { ToStartTls to StartTls { Ready: 220, "2.0.0"; NotNow: 454, "4.7.0"; Active: 554, "5.5.1"; } }
pairs! { ToQuit to Quit { Bye: 221, "2.0.0"; } }
pairs! { ToMail to Mail { Fine: 250, "2.1.0"; Throttled: 454, "4.7.0"; } }
pairs! { ToRcpt to Rcpt { Fine: 250, "2.1.5"; Forwarded: 251, "2.1.5"; Relay: 454, "4.7.1"; Denied: 550, "5.4.1"; } }
pairs! { ToData to Data { NoRecipients: 503, "5.5.1"; None: 554, "5.5.1"; Policy: 450, "4.7.1"; } }
pairs! { ToMessage to EndOfData { Queued: 250, "2.0.0"; TooBig: 552, "5.3.4"; Transition: 432, "4.3.2"; } }
pairs! { ToBdat to Bdat { Fine: 250, "2.0.0"; TooBig: 552, "5.3.4"; Sequence: 503, "5.5.1"; } }
pairs! { ToEhlo to Ehlo { Name: 450, "4.7.1"; Unknown: 500, "5.5.1"; NotQualified: 504, "5.5.2"; } }
pairs! { Greeting to Connect { Refused: 550, "5.7.1"; NoService: 554, "5.3.2"; Busy: 421, "4.7.0"; } }
pairs! { ToUnknown to Unrecognized { What: 500, "5.5.2"; Browser: 221, "2.7.0"; } }
pairs! { Unasked to Unsolicited { TimedOut: 421, "4.4.2"; } }

#[test]
fn they_are_sent_and_read() {
    Any::round_trip();
    ToStartTls::round_trip();
    ToQuit::round_trip();
    ToMail::round_trip();
    ToRcpt::round_trip();
    ToData::round_trip();
    ToMessage::round_trip();
    ToBdat::round_trip();
    ToEhlo::round_trip();
    Greeting::round_trip();
    ToUnknown::round_trip();
    Unasked::round_trip();
}

/// Replies to any command fit every command, and those of a state every command that has one: a session's replies are
/// forwarded from each command's own. What a server may lack fits an extension.
#[test]
fn what_any_command_may_get_fits_each() {
    #[derive(Debug, ToReply)]
    enum Session {
        #[reply(421, "4.3.2", "shutting down")]
        ShuttingDown,
        #[reply(500, "5.5.2", "unknown command")]
        #[allow(dead_code)]
        Unknown,
        #[reply(501, "5.5.4", "bad arguments")]
        #[allow(dead_code)]
        Arguments,
    }

    #[derive(Debug, ToReply)]
    enum State {
        #[reply(503, "5.5.1", "bad sequence")]
        BadSequence,
        #[reply(530, "5.7.0", "log in first")]
        #[allow(dead_code)]
        LogInFirst,
    }

    #[derive(Debug, ToReply)]
    #[reply(502, "5.5.1", "not implemented")]
    struct NotImplemented;

    macro_rules! forwards {
        ($inner:ident: $value:expr; $($command:ident)*) => {
            $({
                #[derive(Debug, ToReply)]
                #[reply(to = $command, transparent)]
                struct Reply($inner);
                assert_eq!(Reply($value).code(), $value.code());
                assert_eq!(Reply::REPLIES, $inner::REPLIES);
            })*
        };
    }
    forwards! {
        Session: Session::ShuttingDown;
        Ehlo Helo Lhlo Mail Rcpt Data EndOfData Bdat Burl Rset Vrfy Expn Help Noop Quit StartTls Auth AuthData Etrn Atrn
    }
    forwards! {
        State: State::BadSequence;
        Ehlo Helo Lhlo Mail Rcpt Data Bdat Burl Rset Vrfy Expn Help Noop Quit StartTls Auth Etrn Atrn
    }
    forwards! { NotImplemented: NotImplemented; Ehlo Helo Lhlo Bdat Burl Vrfy Expn Help StartTls Auth Etrn Atrn }
}
