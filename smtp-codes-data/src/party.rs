use crate::macros::{closed_enum, display_as};

closed_enum! {
    /// Who has to act so that the mail gets through.
    ///
    /// A 4yz reply always begins with waiting; the party is who can help if the reply stays the same.
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

display_as!(Party::name);
