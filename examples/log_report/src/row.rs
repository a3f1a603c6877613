//! [`Row`]: what replies have in common that are counted together.

use smtp_codes::{Action, Command, EnhancedCode, Provider, ReplyCode};

use crate::entry::{Entry, Side, action};
use crate::meaning::Meaning;

/// The codes of a reply, what it answers and whose it is. Together with its folded words it is one row of the count.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// Whose replies they are.
    pub side: Side,
    /// The command that the replies answer.
    pub command: Option<Command>,
    /// `None` where only a status is logged.
    pub code: Option<ReplyCode>,
    /// The enhanced status code.
    pub enhanced: Option<EnhancedCode>,
    /// Whose host answered.
    pub host: Option<Provider>,
    /// The meaning of the first reply. Not a part of the key.
    pub meaning: Meaning,
}

impl Row {
    /// Octets that a row takes as a key.
    const LENGTH: usize = 9;

    pub(crate) const fn of(entry: &Entry<'_>, host: Option<Provider>) -> Self {
        Self {
            side: entry.frame.side,
            command: entry.frame.command,
            code: entry.code,
            enhanced: entry.enhanced,
            host,
            meaning: Meaning::NONE,
        }
    }

    /// Returns what a client does after its replies.
    #[must_use]
    pub const fn action(&self) -> Action {
        action(self.command, self.code, self.enhanced)
    }

    /// The row as a key, before the words.
    pub(crate) fn write(&self, key: &mut Vec<u8>) {
        key.push(self.side as u8);
        key.push(self.command.map_or(0, |command| command as u8 + 1));
        key.push(self.host.map_or(0, |host| host as u8 + 1));
        key.extend_from_slice(&self.code.map_or(0, ReplyCode::get).to_le_bytes());
        key.extend_from_slice(&self.enhanced.map_or(0, EnhancedCode::to_bits).to_le_bytes());
    }

    /// The row and the words that make up a key, without its meaning.
    pub(crate) fn read(key: &[u8]) -> Option<(Self, &[u8])> {
        let (&[side, command, host, c, cc, e, ee, eee, eeee], words) =
            key.split_first_chunk::<{ Self::LENGTH }>()?;
        let row = Self {
            side: if side == Side::Given as u8 { Side::Given } else { Side::Received },
            command: command.checked_sub(1).and_then(|index| Command::ALL.get(usize::from(index)).copied()),
            code: ReplyCode::new(u16::from_le_bytes([c, cc])),
            enhanced: EnhancedCode::from_bits(u32::from_le_bytes([e, ee, eee, eeee])),
            host: host.checked_sub(1).and_then(|index| Provider::ALL.get(usize::from(index)).copied()),
            meaning: Meaning::NONE,
        };
        Some((row, words))
    }
}
