mod outlook_com;
mod permanent;
mod policy;
mod transient;

use super::ProviderTable;
use super::row::Pattern::{Digit, Start};

pub(super) static TABLE: ProviderTable = ProviderTable {
    id: "microsoft",
    name: "Microsoft 365 or Exchange",
    hosts: &[
        ".protection.outlook.com",
        ".olc.protection.outlook.com",
        ".mx.microsoft",
        "smtp.office365.com",
        ".prod.outlook.com",
        ".prod.exchangelabs.com",
        ".outlook.com",
        ".hotmail.com",
    ],
    marks: &[
        Digit("RP-00"),
        Digit("SC-00"),
        Digit("DY-00"),
        Digit("OU-00"),
        Start("Windows Live Hotmail"),
        Start("Outlook.com for policy reasons"),
        Start("The message was rejected because of Sender Policy Framework violation"),
        Start("prod.outlook.com"),
        Start("prod.exchangelabs.com"),
        Start("prod.protection.outlook.com"),
        Start("mail.protection.outlook.com]"),
        Start("RESOLVER."),
        Start("STOREDRV"),
        Start("SMTPSEND."),
        Digit("ATTR"),
        Start("QUEUE.Expired"),
        Digit("(AS"),
        Digit("AS("),
        Digit("(S3"),
        Digit("(S77"),
        Digit("(S8"),
        Start("go.microsoft.com"),
        Start("aka.ms/"),
        Start("sender.office.com"),
        Start("TenantAttribution"),
        Start("SmtpClientAuthentication"),
        Start("Temporary server error. Please try again later. PRX"),
        Start("Message submission rate for this client has exceeded"),
        Start("mail.live.com"),
        Start("postmaster.live.com"),
        Start("olcsupport.office.com"),
    ],
    is_block_list: false,
    checked: "2026-11-29",
    parts: &[transient::ROWS, permanent::ROWS, policy::ROWS, outlook_com::ROWS],
};
