use crate::{by_name, closed_enum};

closed_enum! {
    /// Who has to act so that the mail gets through.
    ///
    /// After a 4yz no action is needed yet; the party is who can help if the reply stays the same.
    pub enum Party {
        Nobody               = 0, "Nobody has to do anything.";
        ClientAuthor         = 1, "The author of the sending program, or whoever set it up.";
        SendingAdministrator = 2, "The administrator of the sending side: DNS, reputation, TLS and login settings.";
        ServerAdministrator  = 3, "The administrator of the server that answered.";
        Sender               = 4, "The person who sends the message.";
        Recipient            = 5, "The person who is to get the message.";
        Unclear              = 6, "The code alone does not say; the text of the reply may.";
    }
}

by_name!(Party);

impl Party {
    /// Returns who that is and what to do, said to the person who sent the message.
    #[must_use]
    pub const fn advice(self) -> &'static str {
        match self {
            Self::Nobody => "Nothing has to be done.",
            Self::ClientAuthor => {
                "Your mail program, or the server that sends for you, is broken or set up wrongly: check its \
                 settings, and tell its author."
            }
            Self::SendingAdministrator => {
                "Show this reply to the administrator of the server that you send from. If that is your own \
                 computer, check the settings of the mail program."
            }
            Self::ServerAdministrator => {
                "The fault is not yours: tell the administrator of the server that answered. The address \
                 postmaster of its domain is meant for that."
            }
            Self::Sender => {
                "You, who sent the message: put right what the reply names, such as the address, the message \
                 or the password."
            }
            Self::Recipient => {
                "Tell the person whom you wrote to, in another way than by mail to this address."
            }
            Self::Unclear => "Read the text of the reply: the code alone does not say who could help.",
        }
    }
}
