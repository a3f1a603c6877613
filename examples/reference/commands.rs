//! The commands, each with the replies that it may get.

use std::fmt::{self, Write as _};

use smtp_codes::{Command, ReplyCode, Standing};

use crate::html::{Called, CodeLink, Escaped, ReferenceLink, Words, anchor, tone};
use crate::page::Section;
use crate::rows::{self, Row};

pub(crate) const COMMANDS: Section = Section { id: "commands", heading: "Commands", body: commands };

fn commands(out: &mut String) -> fmt::Result {
    out.write_str(
        "<p>What a reply answers, and which replies are right for it. Nobody is bound to send no other 4yz or 5yz; \
         clients take those by their first digit.</p>\n",
    )?;
    for &command in Command::ALL {
        let (id, called, meaning) = (anchor(command), Called(command), Escaped(command.meaning()));
        let count = command.replies().len();
        write!(
            out,
            "<details class=\"entry command\" id=\"{id}\" data-keys=\"{id} {}\">\n<summary><h3 class=\"verb\">{called}\
             </h3> <span class=\"meaning\">{meaning}</span> <span class=\"count\">{count} replies</span></summary>\n",
            command.name()
        )?;
        rows::head(
            out,
            "replies",
            format_args!("Replies to {called}"),
            &["Code", "What it says here", "Standing", "Named in"],
        )?;
        for &code in command.replies() {
            row(out, command, code)?;
        }
        rows::end(out)?;
        out.write_str("</details>\n")?;
    }
    Ok(())
}

fn row(out: &mut String, command: Command, code: ReplyCode) -> fmt::Result {
    let explanation = code.explain(Some(command));
    let (id, tone, standing) = (anchor(command), tone(code.severity()), command.standing(code));
    write!(
        out,
        "<tr class=\"reply {tone}\" id=\"{id}-{code}\" data-keys=\"{code}\" role=\"row\"><th scope=\"row\" \
         role=\"rowheader\">{}</th>",
        CodeLink(code)
    )?;
    Row::cell(out, "meaning", Escaped(explanation.reason().unwrap_or_default()))?;
    let name = standing.name();
    Row::cell(out, "standing", format_args!("<a href=\"#{name}\">{}</a>", Words(name)))?;
    // Practice has no section; the first reference would be that of the code itself.
    let reference = explanation.references().next().filter(|_| standing != Standing::Practice);
    Row::cell(
        out,
        "refs",
        reference.map(|reference| ReferenceLink(reference).to_string()).unwrap_or_default(),
    )?;
    Row::end(out)
}
