//! The topic of an explanation, and the facts that its numbers give.

use smtp_codes_data as data;
use smtp_codes_data::{Category, Class, Severity, Subject};

use crate::codes::{Command, EnhancedCode, Family, KnownStatus, ReplyCode};
use crate::reply::Reply;

#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(super) enum Topic<'a> {
    Reply(Reply<'a>),
    /// The codes of a reply that is not at hand itself.
    Codes(ReplyCode, Option<EnhancedCode>),
    Code(ReplyCode),
    Enhanced(EnhancedCode),
    Family(Family),
}

/// The facts that the numbers of a topic give, as far as it has them.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(super) struct Facts {
    pub(super) code: Option<ReplyCode>,
    pub(super) enhanced: Option<EnhancedCode>,
    pub(super) known_status: Option<KnownStatus>,
    pub(super) severity: Option<Severity>,
    pub(super) category: Option<Category>,
    pub(super) class: Option<Class>,
    pub(super) subject: Option<Subject>,
    /// The status whose words count before those of the reply code.
    pub(super) telling: Option<KnownStatus>,
    /// The enhanced status code speaks of something else than the reply code, which says more.
    pub(super) is_led_by_code: bool,
}

impl Topic<'_> {
    #[inline]
    pub(super) const fn facts(self, command: Option<Command>) -> Facts {
        match self {
            Self::Reply(reply) => Facts::of_reply(command, reply.code(), reply.enhanced()),
            Self::Codes(code, enhanced) => Facts::of_reply(command, code, enhanced),
            Self::Code(code) => Facts::of_reply(command, code, None),
            Self::Enhanced(enhanced) => {
                Facts { severity: Some(enhanced.class().severity()), ..Facts::of_enhanced(enhanced) }
            }
            Self::Family(family) => Facts::of_family(family),
        }
    }
}

impl Facts {
    const NONE: Self = Self {
        code: None,
        enhanced: None,
        known_status: None,
        severity: None,
        category: None,
        class: None,
        subject: None,
        telling: None,
        is_led_by_code: false,
    };

    #[inline]
    const fn of_reply(command: Option<Command>, code: ReplyCode, enhanced: Option<EnhancedCode>) -> Self {
        let is_led_by_code = match enhanced {
            Some(enhanced) => is_led(command, code, enhanced),
            None => false,
        };
        let facts = match enhanced {
            Some(enhanced) => Self::of_enhanced(enhanced),
            None => Self::NONE,
        };
        // Of a reply that refuses nothing the reply code says enough, and X.0.0 says less than any reply code.
        let telling = match (code.severity().class(), enhanced) {
            (Some(Class::Success) | None, _) | (_, None) => None,
            (Some(_), Some(enhanced)) if enhanced.subject() == 0 || is_led_by_code => None,
            (Some(class), Some(enhanced)) => {
                let (subject, detail) =
                    data::status_beside(code.get(), enhanced.subject(), enhanced.detail());
                telling_status(class, subject, detail)
            }
        };
        Self {
            code: Some(code),
            severity: Some(code.severity()),
            category: Some(code.category()),
            telling,
            is_led_by_code,
            ..facts
        }
    }

    /// Returns the facts of an enhanced status code; its class is that of the reply.
    #[inline]
    const fn of_enhanced(enhanced: EnhancedCode) -> Self {
        Self {
            enhanced: Some(enhanced),
            known_status: enhanced.known(),
            class: Some(enhanced.class()),
            subject: enhanced.known_subject(),
            telling: telling_status(enhanced.class(), enhanced.subject(), enhanced.detail()),
            ..Self::NONE
        }
    }

    #[inline]
    const fn of_family(family: Family) -> Self {
        let telling = match (family.known(), family.subject()) {
            (None, Some(subject)) => KnownStatus::find(subject.number(), 0),
            (known, _) => known,
        };
        Self {
            known_status: family.known(),
            severity: family.severity(),
            category: family.category(),
            class: family.class(),
            subject: family.subject(),
            telling,
            ..Self::NONE
        }
    }
}

#[inline]
pub(super) const fn is_led(command: Option<Command>, code: ReplyCode, enhanced: EnhancedCode) -> bool {
    let command = Command::known_to_rules(command);
    code.is_negative() && data::code_leads(command, code.get(), enhanced.subject(), enhanced.detail())
}

#[inline]
const fn telling_status(class: Class, subject: u16, detail: u16) -> Option<KnownStatus> {
    match data::telling_status(class, subject, detail) {
        Some(index) => Some(KnownStatus::ALL[index]),
        None => None,
    }
}
