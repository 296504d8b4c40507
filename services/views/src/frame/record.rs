//! A row of the log as a view is told of it, borrowed: where it stands, what was recorded, and where it comes from.

use jiff::Timestamp;
use jiff::civil::Date;
use plumbline_lifecycle::StoredEvent;
use plumbline_log::{Recorded, Row};
use uuid::Uuid;

/// A recorded event, undecoded.
#[derive(Debug, Clone, Copy)]
#[expect(dead_code, reason = "provenance is for the views to come; those of today count and list")]
pub(crate) struct Record<'a> {
    pub(crate) seq: u64,
    pub(crate) stream: &'a str,
    pub(crate) version: u64,
    pub(crate) kind: &'a str,
    pub(crate) schema: u32,
    pub(crate) happened_on: Date,
    pub(crate) recorded_at: Timestamp,
    pub(crate) actor: &'a str,
    pub(crate) on_behalf_of: Option<&'a str>,
    pub(crate) command: Uuid,
    pub(crate) data: &'a str,
    pub(crate) leaf: [u8; 32],
}

impl<'a> Record<'a> {
    /// A row of a scan; `None` if a column cannot be what it claims (a damaged log).
    pub(crate) fn of_row(row: &Row<'a>) -> Option<Record<'a>> {
        Some(Record {
            seq: row.seq,
            stream: row.stream,
            version: row.version,
            kind: row.kind,
            schema: row.schema,
            happened_on: row.happened_on.parse().ok()?,
            recorded_at: Timestamp::from_microsecond(row.recorded_us).ok()?,
            actor: row.actor,
            on_behalf_of: row.on_behalf_of,
            command: Uuid::from_slice(row.command).ok()?,
            data: row.data,
            leaf: row.leaf.try_into().ok()?,
        })
    }

    /// What the core's fold reads of it.
    pub(crate) fn stored(&self) -> StoredEvent<'a> {
        StoredEvent {
            seq: self.seq,
            version: self.version,
            kind: self.kind,
            schema: self.schema,
            on: self.happened_on,
            data: self.data,
        }
    }
}

impl<'a> From<&'a Recorded> for Record<'a> {
    fn from(event: &'a Recorded) -> Record<'a> {
        Record {
            seq: event.seq,
            stream: &event.stream,
            version: event.version,
            kind: &event.kind,
            schema: event.schema,
            happened_on: event.happened_on,
            recorded_at: event.recorded_at,
            actor: &event.actor,
            on_behalf_of: event.on_behalf_of.as_deref(),
            command: event.command,
            data: &event.data,
            leaf: event.leaf.0,
        }
    }
}
