//! An event as it travels: CloudEvents 1.0 in its JSON form, with every column that the leaf covers, so that whoever gets it can
//! work the leaf out anew.
//!
//! One form for all: the feed of the API, the bus, and whoever subscribes there. The attributes in their order:
//!
//! ```text
//! specversion      1.0
//! id               17                                       the seq; unique with the source
//! source           /plumbline/obwhk3lcnruw4zjb              the log's id; without it only from a log that never got one
//! type             plumbline.ProposalAccepted.v1            kind and schema version
//! subject          standard/demo-01                         the stream
//! time             2026-11-24T08:30:00.123456Z              when it was recorded
//! datacontenttype  application/json
//! seq, version, schema                                      whole numbers
//! recordedus       1790000000000000                         the same moment in microseconds since 1970-01-01 UTC; a text,
//!                                                           because a whole number of CloudEvents has 32 bits
//! happenedon       2026-11-24
//! actor            office:li
//! onbehalfof       bureau                                   left out if for nobody else
//! requestid        0192…                                    the command's id, a UUID
//! digest           5e88…                                    SHA-256 of the command's body
//! leaf             9f86…                                    the leaf's hash
//! datasha256       44136fa…                                 SHA-256 of the data, where they are withheld
//! data             {…}                                      the data byte for byte, where they are not
//! ```
//!
//! There is one text of an event, and [`Envelope::read`] takes no other: a byte that differs is an error with a name.

use std::borrow::Cow;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use crate::identity::LogId;
use crate::row::Recorded;
use crate::tree::Hash;
use crate::withheld;

/// An event that came by the bus, with the log that it is of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Envelope {
    /// Which log; `None` of one that never got an id.
    pub log: Option<LogId>,
    /// The event. Where its data did not travel, their hash stands in their place ([`Recorded::is_withheld`]).
    pub event: Recorded,
}

/// Why a text is not an event of a log.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadEnvelope {
    /// It is not JSON, or lacks something, or says something that an event does not.
    #[error("it is not an event of Plumbline: {0}")]
    NotOne(String),
    /// An attribute cannot be what it claims.
    #[error("its `{0}` is not one of an event")]
    Attribute(&'static str),
    /// The leaf is that of another content.
    #[error("its content does not fit its leaf")]
    Content,
    /// It says what an event says, and not in the one form in which it is said.
    #[error("it is not written as an event is")]
    Form,
}

/// The data of an event cannot stand in an envelope.
#[derive(Debug, thiserror::Error)]
#[error("the data of event {seq} are not JSON, so that they cannot travel")]
pub struct NotJson {
    /// The event.
    pub seq: u64,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Attributes<'e> {
    #[serde(borrow)]
    specversion: Cow<'e, str>,
    #[serde(borrow)]
    id: Cow<'e, str>,
    #[serde(borrow)]
    source: Cow<'e, str>,
    #[serde(borrow)]
    r#type: Cow<'e, str>,
    #[serde(borrow)]
    subject: Cow<'e, str>,
    #[serde(borrow)]
    time: Cow<'e, str>,
    #[serde(borrow)]
    datacontenttype: Cow<'e, str>,
    // Extensions: CloudEvents asks for small letters and digits alone.
    seq: u64,
    version: u64,
    schema: u32,
    #[serde(borrow)]
    recordedus: Cow<'e, str>,
    #[serde(borrow)]
    happenedon: Cow<'e, str>,
    #[serde(borrow)]
    actor: Cow<'e, str>,
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    onbehalfof: Option<Cow<'e, str>>,
    #[serde(borrow)]
    requestid: Cow<'e, str>,
    #[serde(borrow)]
    digest: Cow<'e, str>,
    #[serde(borrow)]
    leaf: Cow<'e, str>,
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    datasha256: Option<Cow<'e, str>>,
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    data: Option<&'e RawValue>,
}

impl Envelope {
    /// The text of an event; without its data where they are to be withheld.
    ///
    /// # Errors
    /// [`NotJson`] when its data are no JSON text; the core writes nothing else.
    pub fn of(event: &Recorded, log: Option<&LogId>, withhold: bool) -> Result<String, NotJson> {
        let mut text = Vec::with_capacity(768);
        Envelope::write(event, log, withhold, &mut text)?;
        String::from_utf8(text).map_err(|_| NotJson { seq: event.seq })
    }

    /// The same at the end of a buffer.
    ///
    /// # Errors
    /// As [`Envelope::of`].
    pub fn write(
        event: &Recorded,
        log: Option<&LogId>,
        withhold: bool,
        to: &mut Vec<u8>,
    ) -> Result<(), NotJson> {
        let not = || NotJson { seq: event.seq };
        // Of a replica's event whose data never came, the hash travels on.
        let kept = withheld::hash(&event.data);
        let hash = kept.or_else(|| withhold.then(|| withheld::data_hash(&event.data)));
        let data = match hash {
            Some(_) => None,
            None => {
                let raw: &RawValue = serde_json::from_str(&event.data).map_err(|_| not())?;
                // Blanks around it would not travel, and the leaf covers them.
                Some(raw).filter(|raw| raw.get().len() == event.data.len()).ok_or_else(not)?.into()
            }
        };
        let (digest, leaf) = (hex(&event.digest), hex(&event.leaf.0));
        let hash = hash.map(|hash| hex(&hash));
        let attributes = Attributes {
            specversion: SPECVERSION.into(),
            id: event.seq.to_string().into(),
            source: log.map_or(SOURCE.into(), |log| format!("{SOURCE}/{log}").into()),
            r#type: format!("plumbline.{}.v{}", event.kind, event.schema).into(),
            subject: event.stream.as_str().into(),
            time: event.recorded_at.to_string().into(),
            datacontenttype: CONTENT_TYPE.into(),
            seq: event.seq,
            version: event.version,
            schema: event.schema,
            recordedus: event.recorded_at.as_microsecond().to_string().into(),
            happenedon: event.happened_on.to_string().into(),
            actor: event.actor.as_str().into(),
            onbehalfof: event.on_behalf_of.as_deref().map(Cow::Borrowed),
            requestid: event.command.to_string().into(),
            digest: text(&digest).into(),
            leaf: text(&leaf).into(),
            datasha256: hash.as_ref().map(|hash| text(hash).into()),
            data,
        };
        serde_json::to_writer(to, &attributes).map_err(|_| not())
    }

    /// Reads the text of an event and works its leaf out anew.
    ///
    /// # Errors
    /// [`BadEnvelope`] when it is not, byte for byte, what [`Envelope::of`] makes of an event that fits its leaf.
    pub fn read(bytes: &[u8]) -> Result<Envelope, BadEnvelope> {
        let told: Attributes<'_> = serde_json::from_slice(bytes)
            .map_err(|error| BadEnvelope::NotOne(error.to_string()))?;
        let bad = BadEnvelope::Attribute;
        let log = match told.source.strip_prefix(SOURCE) {
            Some("") => None,
            Some(log) => {
                let id = log.strip_prefix('/').and_then(|id| id.parse().ok());
                Some(id.ok_or(bad("source"))?)
            }
            None => return Err(bad("source")),
        };
        let schema = format!(".v{}", told.schema);
        let kind =
            told.r#type.strip_prefix("plumbline.").and_then(|kind| kind.strip_suffix(&schema));
        let recorded_us = told.recordedus.parse().map_err(|_| bad("recordedus"))?;
        let data = match (told.data, told.datasha256.as_deref().map(unhex)) {
            (Some(data), None) => data.get().to_owned(),
            (None, Some(Some(hash))) => withheld::text(hash),
            (None, Some(None)) => return Err(bad("datasha256")),
            _ => return Err(bad("data")),
        };
        let event = Recorded {
            seq: told.seq,
            kind: kind.ok_or(bad("type"))?.into(),
            stream: told.subject.into_owned(),
            version: told.version,
            schema: told.schema,
            recorded_at: Timestamp::from_microsecond(recorded_us).map_err(|_| bad("recordedus"))?,
            happened_on: told.happenedon.parse().map_err(|_| bad("happenedon"))?,
            actor: told.actor.into_owned(),
            on_behalf_of: told.onbehalfof.map(Cow::into_owned),
            command: told.requestid.parse().map_err(|_| bad("requestid"))?,
            digest: unhex(&told.digest).ok_or(bad("digest"))?,
            data,
            leaf: Hash(unhex(&told.leaf).ok_or(bad("leaf"))?),
        };
        if !event.fits() {
            return Err(BadEnvelope::Content);
        }
        let mut again = Vec::with_capacity(bytes.len());
        match Envelope::write(&event, log.as_ref(), false, &mut again) {
            Ok(()) if again == bytes => Ok(Envelope { log, event }),
            _ => Err(BadEnvelope::Form),
        }
    }
}

const SPECVERSION: &str = "1.0";
const SOURCE: &str = "/plumbline";
const CONTENT_TYPE: &str = "application/json";

/// Digits without the machinery of formatting: three such numbers in each of fifty thousand events a second.
fn hex(bytes: &[u8; 32]) -> [u8; 64] {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    std::array::from_fn(|at| {
        let byte = bytes[at / 2];
        DIGITS[usize::from(if at % 2 == 0 { byte >> 4 } else { byte & 15 })]
    })
}

fn text(digits: &[u8; 64]) -> &str {
    std::str::from_utf8(digits).unwrap_or_default()
}

/// The bytes of 64 digits, of which those from a on are small letters.
fn unhex(text: &str) -> Option<[u8; 32]> {
    let digit = |byte: u8| match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        _ => None,
    };
    let digits = text.as_bytes();
    if digits.len() != 64 {
        return None;
    }
    let mut bytes = [0; 32];
    for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
        *byte = digit(pair[0])? << 4 | digit(pair[1])?;
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use jiff::civil::Date;
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;

    fn an_event() -> impl Strategy<Value = Recorded> {
        let line = "[^\n]{0,12}";
        let data = prop_oneof![
            Just("{}".to_owned()),
            "[^\\x00-\\x1f\"\\\\]{0,20}"
                .prop_map(|text| format!("{{\"text\": \"{text}\",\"n\":1.50}}")),
            proptest::array::uniform32(any::<u8>()).prop_map(withheld::text),
        ];
        let columns = (1..u64::MAX, line, 1..u64::MAX, "[A-Za-z.]{1,12}", 1..u32::MAX);
        let times = (-1_000_000_000_000_000_i64..4_000_000_000_000_000, 0..800_000_i32);
        let from = (
            line,
            proptest::option::of(line),
            any::<u128>(),
            proptest::array::uniform32(any::<u8>()),
        );
        (columns, times, from, data).prop_map(
            |(
                (seq, stream, version, kind, schema),
                (us, day),
                (actor, behalf, command, digest),
                data,
            )| {
                let event = Recorded {
                    seq,
                    stream,
                    version,
                    kind,
                    schema,
                    recorded_at: Timestamp::from_microsecond(us).unwrap(),
                    happened_on: Date::constant(1900, 1, 1)
                        .saturating_add(jiff::Span::new().days(day)),
                    actor,
                    on_behalf_of: behalf,
                    command: Uuid::from_u128(command),
                    digest,
                    data,
                    leaf: Hash([0; 32]),
                };
                with_its_leaf(event)
            },
        )
    }

    fn with_its_leaf(event: Recorded) -> Recorded {
        let happened_on = event.happened_on.to_string();
        let leaf = event.row(&happened_on).leaf_hash(&mut Vec::new());
        Recorded { leaf, ..event }
    }

    fn a_log() -> impl Strategy<Value = Option<LogId>> {
        proptest::option::of("[a-z2-7]{16}".prop_map(|id| id.parse().unwrap()))
    }

    proptest! {
        #[test]
        fn an_event_is_read_as_it_was_told(event in an_event(), log in a_log()) {
            let text = Envelope::of(&event, log.as_ref(), false).unwrap();
            prop_assert_eq!(Envelope::read(text.as_bytes()), Ok(Envelope { log: log.clone(), event: event.clone() }));
            // Withheld, everything but the data comes, and the leaf still fits.
            let sealed = Envelope::of(&event, log.as_ref(), true).unwrap();
            let told = Envelope { log, event: event.withheld() };
            prop_assert_eq!(Envelope::read(sealed.as_bytes()), Ok(told));
        }

        #[test]
        fn a_changed_byte_anywhere_is_refused(event in an_event(), log in a_log(), sealed: bool, at: prop::sample::Index, by in 1..=255_u8) {
            let mut text = Envelope::of(&event, log.as_ref(), sealed).unwrap().into_bytes();
            let at = at.index(text.len());
            text[at] ^= by;
            match Envelope::read(&text) {
                Err(_) => {}
                // The log's id is no column of the leaf: whoever reads knows which log is theirs.
                Ok(told) => prop_assert!(told.log != log && told.event.leaf == event.leaf, "{}", String::from_utf8_lossy(&text)),
            }
        }
    }

    #[test]
    fn what_is_wrong_is_named() {
        let text = r#"{"specversion":"1.0","id":"1","source":"/plumbline","type":"plumbline.A.v1","subject":"people","time":"1970-01-01T00:00:00Z","datacontenttype":"application/json","seq":1,"version":1,"schema":1,"recordedus":"0","happenedon":"2026-11-24","actor":"li","requestid":"00000000-0000-0000-0000-000000000000","digest":"DIGEST","leaf":"LEAF","data":{}}"#;
        let zeros = "0".repeat(64);
        let whole = text.replace("DIGEST", &zeros).replace("LEAF", &zeros);
        let said = |from: &str, to: &str| {
            assert!(whole.contains(from), "{from}");
            Envelope::read(whole.replace(from, to).as_bytes()).unwrap_err().to_string()
        };
        assert_eq!(said("{}", "{}"), "its content does not fit its leaf");
        assert_eq!(said("/plumbline", "/plumbline/x"), "its `source` is not one of an event");
        assert_eq!(said("plumbline.A.v1", "plumbline.A.v2"), "its `type` is not one of an event");
        assert_eq!(said("\"digest\":\"0", "\"digest\":\"G"), "its `digest` is not one of an event");
        assert_eq!(said(",\"data\":{}", ""), "its `data` is not one of an event");
        assert!(said("\"actor\":\"li\",", "").contains("missing field `actor`"));
        assert!(said("{\"spec", "{\"x\":1,\"spec").contains("unknown field `x`"));
        let text = whole
            .replace(&format!("\"leaf\":\"{zeros}"), &format!("\"leaf\":\"{}", leaf_of(&whole)));
        assert!(Envelope::read(text.as_bytes()).is_ok());
        assert_eq!(Envelope::read(format!("{text} ").as_bytes()), Err(BadEnvelope::Form));
        assert_eq!(Envelope::read(text.replace("1.0", "1.1").as_bytes()), Err(BadEnvelope::Form));
    }

    fn leaf_of(text: &str) -> String {
        let told: Attributes<'_> = serde_json::from_str(text).unwrap();
        let event = Recorded {
            seq: told.seq,
            stream: told.subject.into_owned(),
            version: told.version,
            kind: "A".into(),
            schema: told.schema,
            recorded_at: Timestamp::UNIX_EPOCH,
            happened_on: told.happenedon.parse().unwrap(),
            actor: told.actor.into_owned(),
            on_behalf_of: None,
            command: Uuid::nil(),
            digest: [0; 32],
            data: "{}".into(),
            leaf: Hash([0; 32]),
        };
        with_its_leaf(event).leaf.to_string()
    }
}
