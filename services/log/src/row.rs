//! An event as the log keeps it, and the text whose hash is its leaf.
//!
//! The leaf is made of a small header that holds every column and, instead of the data, their SHA-256; so data can be
//! destroyed one day while the tree stands. The header, byte for byte, each line ended by one line feed:
//!
//! ```text
//! plumbline event v1
//! 17                                    seq
//! standard/demo-01                      stream
//! 3                                     version in the stream
//! ProposalAccepted                      kind
//! 1                                     schema version
//! 1790000000000000                      recorded at, microseconds since 1970-01-01 UTC
//! 2026-11-24                            happened on
//! office:li                             actor
//! -                                     on behalf of: `-`, or `+` and the name
//! 0192…                                 command id, 32 hexadecimal digits
//! 5e88…                                 SHA-256 of the command's body, 64 hexadecimal digits
//! 44136fa…                              SHA-256 of the data, 64 hexadecimal digits
//! ```
//!
//! No column may hold a line feed; `append` refuses one that does.
//!
//! Data that were not handed on to a replica are `withheld.rs`'s affair: of them the hash is known, and the leaf fits.

use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

use crate::tree::{Hash, leaf_hash};
use crate::withheld;

/// An event to be appended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewEvent {
    /// Its stream.
    pub stream: String,
    /// Its position in the stream, from 1 without a gap.
    pub version: u64,
    /// The name of its kind.
    pub kind: &'static str,
    /// The version of the kind's schema.
    pub schema: u32,
    /// The day it happened.
    pub happened_on: Date,
    /// The data, JSON text, exactly as hashed.
    pub data: String,
}

/// Where events come from: the command and the person behind them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Provenance {
    /// The command's id.
    pub command: Uuid,
    /// SHA-256 of the command's body.
    pub digest: [u8; 32],
    /// Who gave it.
    pub actor: String,
    /// For whom, if for somebody else.
    pub on_behalf_of: Option<String>,
}

/// An event in the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    /// Its position in the log, from 1 without a gap.
    pub seq: u64,
    /// Its stream.
    pub stream: String,
    /// Its position in the stream, from 1 without a gap.
    pub version: u64,
    /// The name of its kind.
    pub kind: String,
    /// The version of the kind's schema.
    pub schema: u32,
    /// When it was recorded; never earlier than the event before it.
    pub recorded_at: Timestamp,
    /// The day it happened.
    pub happened_on: Date,
    /// Who gave the command.
    pub actor: String,
    /// For whom, if for somebody else.
    pub on_behalf_of: Option<String>,
    /// The command's id.
    pub command: Uuid,
    /// SHA-256 of the command's body.
    pub digest: [u8; 32],
    /// The data, JSON text.
    pub data: String,
    /// The leaf's hash.
    pub leaf: Hash,
}

impl Recorded {
    /// Whether the leaf is that of these columns, worked out anew.
    #[must_use]
    pub fn fits(&self) -> bool {
        let happened_on = self.happened_on.to_string();
        self.row(&happened_on).fits(&mut Vec::with_capacity(512))
    }

    /// The same event without its data, whose hash stands in their place: for whoever may know that it happened, and not what it
    /// says. Its leaf still fits.
    #[must_use]
    pub fn withheld(&self) -> Recorded {
        Recorded { data: withheld::text(withheld::data_hash(&self.data)), ..self.clone() }
    }

    /// Whether its data were withheld.
    #[must_use]
    pub fn is_withheld(&self) -> bool {
        withheld::hash(&self.data).is_some()
    }

    /// Its columns, borrowed; `happened_on` is its day as text.
    pub(crate) fn row<'a>(&'a self, happened_on: &'a str) -> Row<'a> {
        Row {
            seq: self.seq,
            stream: &self.stream,
            version: self.version,
            kind: &self.kind,
            schema: self.schema,
            recorded_us: self.recorded_at.as_microsecond(),
            happened_on,
            actor: &self.actor,
            on_behalf_of: self.on_behalf_of.as_deref(),
            command: self.command.as_bytes(),
            digest: &self.digest,
            data: &self.data,
            leaf: &self.leaf.0,
        }
    }
}

/// Every column that the leaf covers, borrowed.
#[derive(Debug, Clone, Copy)]
pub struct Row<'a> {
    /// As [`Recorded::seq`].
    pub seq: u64,
    /// As [`Recorded::stream`].
    pub stream: &'a str,
    /// As [`Recorded::version`].
    pub version: u64,
    /// As [`Recorded::kind`].
    pub kind: &'a str,
    /// As [`Recorded::schema`].
    pub schema: u32,
    /// Microseconds since 1970-01-01 UTC.
    pub recorded_us: i64,
    /// As `2026-11-24`.
    pub happened_on: &'a str,
    /// As [`Recorded::actor`].
    pub actor: &'a str,
    /// As [`Recorded::on_behalf_of`].
    pub on_behalf_of: Option<&'a str>,
    /// The command's id.
    pub command: &'a [u8],
    /// SHA-256 of the command's body.
    pub digest: &'a [u8],
    /// The data.
    pub data: &'a str,
    /// The leaf's hash as stored.
    pub leaf: &'a [u8],
}

impl Row<'_> {
    /// The leaf's hash, worked out anew. `header` is scratch space, so that a replay allocates nothing.
    #[must_use]
    pub fn leaf_hash(&self, header: &mut Vec<u8>) -> Hash {
        header.clear();
        let mut number = itoa(self.seq);
        line(header, b"plumbline event v1");
        line(header, number.text());
        line(header, self.stream.as_bytes());
        number = itoa(self.version);
        line(header, number.text());
        line(header, self.kind.as_bytes());
        number = itoa(u64::from(self.schema));
        line(header, number.text());
        if self.recorded_us < 0 {
            header.push(b'-');
        }
        number = itoa(self.recorded_us.unsigned_abs());
        line(header, number.text());
        line(header, self.happened_on.as_bytes());
        line(header, self.actor.as_bytes());
        match self.on_behalf_of {
            Some(name) => {
                header.push(b'+');
                line(header, name.as_bytes());
            }
            None => line(header, b"-"),
        }
        hex_line(header, self.command);
        hex_line(header, self.digest);
        hex_line(header, &withheld::data_hash(self.data));
        leaf_hash(header)
    }

    /// Whether the stored leaf is that of these columns. `header` is scratch space, as for [`Row::leaf_hash`].
    #[must_use]
    pub fn fits(&self, header: &mut Vec<u8>) -> bool {
        self.leaf_hash(header).0 == self.leaf
    }

    /// An owned copy; `None` if a column cannot be what it claims (a damaged log).
    #[must_use]
    pub fn to_recorded(&self) -> Option<Recorded> {
        Some(Recorded {
            seq: self.seq,
            stream: self.stream.into(),
            version: self.version,
            kind: self.kind.into(),
            schema: self.schema,
            recorded_at: Timestamp::from_microsecond(self.recorded_us).ok()?,
            happened_on: self.happened_on.parse().ok()?,
            actor: self.actor.into(),
            on_behalf_of: self.on_behalf_of.map(Into::into),
            command: Uuid::from_slice(self.command).ok()?,
            digest: self.digest.try_into().ok()?,
            data: self.data.into(),
            leaf: Hash(self.leaf.try_into().ok()?),
        })
    }
}

fn line(header: &mut Vec<u8>, text: &[u8]) {
    header.extend_from_slice(text);
    header.push(b'\n');
}

fn hex_line(header: &mut Vec<u8>, bytes: &[u8]) {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    for byte in bytes {
        header.push(DIGITS[usize::from(byte >> 4)]);
        header.push(DIGITS[usize::from(byte & 15)]);
    }
    header.push(b'\n');
}

/// A number's decimal digits without an allocation: this runs for each of millions of leaves.
fn itoa(mut number: u64) -> Decimal {
    let mut digits = [0; 20];
    let mut from = digits.len();
    loop {
        from -= 1;
        digits[from] = b'0' + (number % 10) as u8;
        number /= 10;
        if number == 0 {
            return Decimal { digits, from };
        }
    }
}

struct Decimal {
    digits: [u8; 20],
    from: usize,
}

impl Decimal {
    fn text(&self) -> &[u8] {
        &self.digits[self.from..]
    }
}
