//! [`Rows`]: replies as the columns of a batch.

use std::borrow::Cow;
use std::fmt::{Display, Write as _};
use std::sync::{Arc, LazyLock};

use datafusion::arrow::array::{
    ArrayRef, Int16Builder, Int64Builder, RecordBatch, StringBuilder, TimestampMicrosecondBuilder,
};
use datafusion::arrow::datatypes::{DataType, Field, Schema, SchemaRef, TimeUnit};
use datafusion::arrow::error::ArrowError;
use smtp_codes::{Action, Command, Party, Provider, ReplyCode};
use smtp_log_report::{Catalog, Entry, Line, Moment, Shape, Side};

/// Rows of a batch, and octets after which it is not added to.
const ROWS: usize = 8 << 10;
const OCTETS: usize = 4 << 20;

/// The columns. The names of programs, directions, verdicts and so on are those of the library, as
/// `smtp-log-report --json` has them; a time is that of the clock which the log was written by.
pub(super) static SCHEMA: LazyLock<SchemaRef> = LazyLock::new(|| {
    let text = |name| Field::new(name, DataType::Utf8, true);
    Arc::new(Schema::new(vec![
        Field::new("time", DataType::Timestamp(TimeUnit::Microsecond, None), true),
        text("program"),
        text("queue_id"),
        text("direction"),
        text("command"),
        text("relay"),
        text("recipient_domain"),
        Field::new("code", DataType::Int16, true),
        text("enhanced"),
        text("verdict"),
        text("party"),
        text("provider"),
        text("text"),
        text("words"),
        text("source"),
        Field::new("octet", DataType::Int64, true),
        text("line"),
    ]))
});

/// The number of the column that tells the day.
pub(super) const TIME: usize = 0;

/// Replies that wait to be written.
#[derive(Debug, Default)]
pub(super) struct Rows {
    time: TimestampMicrosecondBuilder,
    program: StringBuilder,
    queue_id: StringBuilder,
    direction: StringBuilder,
    command: StringBuilder,
    relay: StringBuilder,
    recipient_domain: StringBuilder,
    code: Int16Builder,
    enhanced: StringBuilder,
    verdict: StringBuilder,
    party: StringBuilder,
    provider: StringBuilder,
    text: StringBuilder,
    words: StringBuilder,
    source: StringBuilder,
    octet: Int64Builder,
    line: StringBuilder,
    rows: usize,
    octets: usize,
}

impl Rows {
    /// Appends the reply of a line, whose row is the last one that the catalog was asked for.
    pub(super) fn push(&mut self, line: &Line<'_>, catalog: &Catalog, row: u32, source: &str, octet: u64) {
        let Entry { shape, time, code, enhanced, frame, .. } = line.entry;
        let (action, meaning) = catalog.known(row);
        self.time.append_option(time.map(|Moment(second)| second * 1_000_000));
        self.program.append_option((shape != Shape::Unknown).then(|| shape.name()));
        self.queue_id.append_option(line.entry.queue_id().map(String::from_utf8_lossy));
        self.direction.append_value(match frame.side {
            Side::Received => "Received",
            Side::Given => "Given",
        });
        self.command.append_option(frame.command.map(Command::name));
        self.relay.append_option(frame.host.map(lower));
        self.recipient_domain.append_option(line.entry.recipient_domain().map(lower));
        self.code.append_option(code.map(|code: ReplyCode| code.get() as i16));
        append(&mut self.enhanced, enhanced);
        self.verdict.append_value(Action::name(action));
        self.party.append_option(meaning.party.map(Party::name));
        self.provider.append_option(meaning.provider.map(Provider::id));
        self.text.append_value(String::from_utf8_lossy(frame.text));
        self.words.append_value(String::from_utf8_lossy(catalog.words()));
        self.source.append_value(source);
        self.octet.append_value(octet as i64);
        self.line.append_value(String::from_utf8_lossy(line.text));
        self.rows += 1;
        self.octets += line.text.len() + frame.text.len();
    }

    pub(super) const fn len(&self) -> usize {
        self.rows
    }

    pub(super) const fn is_full(&self) -> bool {
        self.rows >= ROWS || self.octets >= OCTETS
    }

    /// Takes all rows.
    pub(super) fn take(&mut self) -> Result<RecordBatch, ArrowError> {
        (self.rows, self.octets) = (0, 0);
        let columns: Vec<ArrayRef> = vec![
            Arc::new(self.time.finish()),
            Arc::new(self.program.finish()),
            Arc::new(self.queue_id.finish()),
            Arc::new(self.direction.finish()),
            Arc::new(self.command.finish()),
            Arc::new(self.relay.finish()),
            Arc::new(self.recipient_domain.finish()),
            Arc::new(self.code.finish()),
            Arc::new(self.enhanced.finish()),
            Arc::new(self.verdict.finish()),
            Arc::new(self.party.finish()),
            Arc::new(self.provider.finish()),
            Arc::new(self.text.finish()),
            Arc::new(self.words.finish()),
            Arc::new(self.source.finish()),
            Arc::new(self.octet.finish()),
            Arc::new(self.line.finish()),
        ];
        RecordBatch::try_new(Arc::clone(&SCHEMA), columns)
    }
}

/// A name of a host, in which case means nothing (RFC 5321 section 2.4).
fn lower(name: &[u8]) -> Cow<'_, str> {
    let name = String::from_utf8_lossy(name);
    if name.bytes().any(|octet| octet.is_ascii_uppercase()) { name.to_ascii_lowercase().into() } else { name }
}

fn append(column: &mut StringBuilder, value: Option<impl Display>) {
    match value {
        Some(value) => {
            // Writing into memory does not fail.
            let _ = write!(column, "{value}");
            column.append_value("");
        }
        None => column.append_null(),
    }
}
