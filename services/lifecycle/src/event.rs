//! What has happened: the sum of every noun's events, and their stored form.
//!
//! An event is stored as three things: the name of its kind (`ProposalAccepted`), the version of its schema, and its data
//! as JSON. Stored forms live for ever. A kind belongs to one noun; only a last day
//! that has passed can stand on any stream. A new field gets a new schema version and a default
//! for the older form; an event is written in the oldest schema that can say it, so that older programs still read it.
//! Derived figures (last days, counts, stages) are never stored: the states work them out.

use serde::de::value::StrDeserializer;
use serde::de::{
    DeserializeSeed, Deserializer as _, EnumAccess, Error as _, IntoDeserializer as _,
};
use serde::de::{Unexpected, VariantAccess, Visitor};
use serde::{Deserialize, Serialize};

use crate::stream::Noun;
use crate::{
    approval, ballot, calendar, consultation, deadline, grants, implementation, people, person,
    pool, procedure, register, review, standard,
};

/// An event of any noun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// Of a standard.
    Standard(standard::Event),
    /// Of the procedures.
    Procedure(procedure::Event),
    /// Of a register of numbers.
    Register(register::Event),
    /// Of units and persons.
    People(people::Event),
    /// Of an approval.
    Approval(approval::Event),
    /// Of a consultation.
    Consultation(consultation::Event),
    /// Of the implementation of a standard.
    Implementation(implementation::Event),
    /// Of a last day, on any stream.
    Deadline(deadline::Event),
    /// Of the calendar of working days.
    Calendar(calendar::Event),
    /// Of the grants of tokens.
    Grants(grants::Event),
    /// Of a review.
    Review(review::Event),
    /// Of a ballot.
    Ballot(ballot::Event),
    /// Of a pool of experts.
    Pool(pool::Event),
    /// Of what is private of a person.
    Person(person::Event),
}

/// The stored form of an event: what the log keeps beside stream, version and provenance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored {
    /// The name of the kind.
    pub kind: &'static str,
    /// The version of the kind's schema, 1 at first.
    pub schema: u32,
    /// The data as JSON text.
    pub data: String,
}

/// A stored event that this program cannot read. Never skipped: whoever reads it stops and says so.
#[derive(Debug, thiserror::Error)]
pub enum Undecodable {
    /// The kind or its schema version is not known to this version of the program, or not on a stream of this noun.
    #[error(
        "event kind {kind} with schema version {schema} is unknown here (a newer version of Plumbline wrote it)"
    )]
    Unknown {
        /// The kind as stored.
        kind: String,
        /// The schema version as stored.
        schema: u32,
    },
    /// The data do not fit the kind.
    #[error("the data of this {kind} do not have its form: {cause}")]
    Malformed {
        /// The kind as stored.
        kind: String,
        /// What the JSON reader said.
        cause: serde_json::Error,
    },
}

impl Event {
    /// The name of its kind, as stored.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Event::Standard(event) => event.kind().name(),
            Event::Procedure(event) => event.kind().name(),
            Event::Register(event) => event.kind().name(),
            Event::People(event) => event.kind().name(),
            Event::Approval(event) => event.kind().name(),
            Event::Consultation(event) => event.kind().name(),
            Event::Implementation(event) => event.kind().name(),
            Event::Deadline(event) => event.kind().name(),
            Event::Calendar(event) => event.kind().name(),
            Event::Grants(event) => event.kind().name(),
            Event::Review(event) => event.kind().name(),
            Event::Ballot(event) => event.kind().name(),
            Event::Pool(event) => event.kind().name(),
            Event::Person(event) => event.kind().name(),
        }
    }

    /// What happened, in Chinese.
    #[must_use]
    pub fn zh(&self) -> &'static str {
        match self {
            Event::Standard(event) => event.kind().zh(),
            Event::Procedure(event) => event.kind().zh(),
            Event::Register(event) => event.kind().zh(),
            Event::People(event) => event.kind().zh(),
            Event::Approval(event) => event.kind().zh(),
            Event::Consultation(event) => event.kind().zh(),
            Event::Implementation(event) => event.kind().zh(),
            Event::Deadline(event) => event.kind().zh(),
            Event::Calendar(event) => event.kind().zh(),
            Event::Grants(event) => event.kind().zh(),
            Event::Review(event) => event.kind().zh(),
            Event::Ballot(event) => event.kind().zh(),
            Event::Pool(event) => event.kind().zh(),
            Event::Person(event) => event.kind().zh(),
        }
    }

    /// What happened, in English.
    #[must_use]
    pub fn en(&self) -> &'static str {
        match self {
            Event::Standard(event) => event.kind().en(),
            Event::Procedure(event) => event.kind().en(),
            Event::Register(event) => event.kind().en(),
            Event::People(event) => event.kind().en(),
            Event::Approval(event) => event.kind().en(),
            Event::Consultation(event) => event.kind().en(),
            Event::Implementation(event) => event.kind().en(),
            Event::Deadline(event) => event.kind().en(),
            Event::Calendar(event) => event.kind().en(),
            Event::Grants(event) => event.kind().en(),
            Event::Review(event) => event.kind().en(),
            Event::Ballot(event) => event.kind().en(),
            Event::Pool(event) => event.kind().en(),
            Event::Person(event) => event.kind().en(),
        }
    }

    /// The stored form.
    #[must_use]
    pub fn encode(&self) -> Stored {
        let (schema, data) = match self {
            Event::Standard(event) => (event.schema(), data_of(event)),
            Event::Procedure(event) => (1, data_of(event)),
            Event::Register(event) => (1, data_of(event)),
            Event::People(event) => (1, data_of(event)),
            Event::Approval(event) => (1, data_of(event)),
            Event::Consultation(event) => (1, data_of(event)),
            Event::Implementation(event) => (1, data_of(event)),
            Event::Deadline(event) => (1, data_of(event)),
            Event::Calendar(event) => (1, data_of(event)),
            Event::Grants(event) => (event.schema(), data_of(event)),
            Event::Review(event) => (1, data_of(event)),
            Event::Ballot(event) => (1, data_of(event)),
            Event::Pool(event) => (1, data_of(event)),
            Event::Person(event) => (1, data_of(event)),
        };
        Stored { kind: self.kind(), schema, data }
    }

    /// Reads an event that is stored on a stream of this noun.
    ///
    /// # Errors
    /// [`Undecodable`] when the noun does not know the kind or its version, or the data do not have its form.
    pub fn decode(noun: Noun, kind: &str, schema: u32, data: &str) -> Result<Event, Undecodable> {
        let newest = match noun {
            Noun::Standard => standard::Event::newest_schema(kind),
            Noun::Grants => grants::Event::newest_schema(kind),
            Noun::Procedure
            | Noun::Register
            | Noun::People
            | Noun::Calendar
            | Noun::Review
            | Noun::Ballot
            | Noun::Pool
            | Noun::Person
            | Noun::Consultation
            | Noun::Implementation
            | Noun::Approval => 1,
        };
        let known = (1..=newest).contains(&schema) && Event::kinds(noun).any(|name| name == kind);
        if !known {
            return Err(Undecodable::Unknown { kind: kind.into(), schema });
        }
        let tagged = Tagged { kind, data };
        let event = match noun {
            _ if deadline::Kind::NAMES.contains(&kind) => {
                deadline::Event::deserialize(tagged).map(Event::Deadline)
            }
            Noun::Standard => standard::Event::deserialize(tagged).map(Event::Standard),
            Noun::Procedure => procedure::Event::deserialize(tagged).map(Event::Procedure),
            Noun::Register => register::Event::deserialize(tagged).map(Event::Register),
            Noun::People => people::Event::deserialize(tagged).map(Event::People),
            Noun::Approval => approval::Event::deserialize(tagged).map(Event::Approval),
            Noun::Consultation => consultation::Event::deserialize(tagged).map(Event::Consultation),
            Noun::Implementation => {
                implementation::Event::deserialize(tagged).map(Event::Implementation)
            }
            Noun::Calendar => calendar::Event::deserialize(tagged).map(Event::Calendar),
            Noun::Grants => grants::Event::deserialize(tagged).map(Event::Grants),
            Noun::Review => review::Event::deserialize(tagged).map(Event::Review),
            Noun::Ballot => ballot::Event::deserialize(tagged).map(Event::Ballot),
            Noun::Pool => pool::Event::deserialize(tagged).map(Event::Pool),
            Noun::Person => person::Event::deserialize(tagged).map(Event::Person),
        };
        event.map_err(|cause| Undecodable::Malformed { kind: kind.into(), cause })
    }

    /// The names of the kinds that can stand on a noun's streams.
    pub fn kinds(noun: Noun) -> impl Iterator<Item = &'static str> {
        let names: &[&str] = match noun {
            Noun::Standard => standard::Kind::NAMES,
            Noun::Procedure => procedure::Kind::NAMES,
            Noun::Register => register::Kind::NAMES,
            Noun::People => people::Kind::NAMES,
            Noun::Approval => approval::Kind::NAMES,
            Noun::Consultation => consultation::Kind::NAMES,
            Noun::Implementation => implementation::Kind::NAMES,
            Noun::Calendar => calendar::Kind::NAMES,
            Noun::Grants => grants::Kind::NAMES,
            Noun::Review => review::Kind::NAMES,
            Noun::Ballot => ballot::Kind::NAMES,
            Noun::Pool => pool::Kind::NAMES,
            Noun::Person => person::Kind::NAMES,
        };
        names.iter().chain(deadline::Kind::NAMES).copied()
    }
}

/// serde writes an event as `{"<kind>":<data>}`; the kind has its own column, so only the data are stored.
fn data_of(event: &impl Serialize) -> String {
    let whole = serde_json::to_string(event).expect("an event is plain data, which JSON can say");
    let at = whole.find(':').map_or(whole.len(), |at| at + 1);
    whole.get(at..whole.len() - 1).unwrap_or_default().to_owned()
}

/// A kind and its data as they stand in two columns, read as the one enum that serde expects.
struct Tagged<'a> {
    kind: &'a str,
    data: &'a str,
}

impl<'de> serde::Deserializer<'de> for Tagged<'de> {
    type Error = serde_json::Error;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Self::Error> {
        Err(Self::Error::custom("an event is one of several kinds"))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Self::Error> {
        visitor.visit_enum(self)
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}

impl<'de> EnumAccess<'de> for Tagged<'de> {
    type Error = serde_json::Error;
    type Variant = Data<'de>;

    fn variant_seed<S: DeserializeSeed<'de>>(
        self,
        seed: S,
    ) -> Result<(S::Value, Data<'de>), Self::Error> {
        let kind: StrDeserializer<'de, Self::Error> = self.kind.into_deserializer();
        Ok((seed.deserialize(kind)?, Data(self.data)))
    }
}

/// The data of a kind: always an object.
struct Data<'a>(&'a str);

impl<'de> VariantAccess<'de> for Data<'de> {
    type Error = serde_json::Error;

    fn struct_variant<V: Visitor<'de>>(
        self,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Self::Error> {
        let mut json = serde_json::Deserializer::from_str(self.0);
        let value = json.deserialize_map(visitor)?;
        json.end()?;
        Ok(value)
    }

    fn unit_variant(self) -> Result<(), Self::Error> {
        Err(Self::Error::invalid_type(Unexpected::UnitVariant, &"an object"))
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, _: S) -> Result<S::Value, Self::Error> {
        Err(Self::Error::invalid_type(Unexpected::NewtypeVariant, &"an object"))
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, _: V) -> Result<V::Value, Self::Error> {
        Err(Self::Error::invalid_type(Unexpected::TupleVariant, &"an object"))
    }
}
