//! Checks a JSON request against the contract before it is decoded: every field known, of its type, there once.
//!
//! The decoder behind the calls skips fields that it does not know, and its errors do not say where they are; a caller who
//! wrote `happenedon` must hear of it. One pass over the bytes, guided by tables that build.rs wrote; nothing is kept of
//! what was read. What a value means is not known here: `translate.rs` and the core judge that.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt;

use serde::de::{DeserializeSeed, Error as _, MapAccess, SeqAccess, Visitor};

/// A message of the contract and its fields.
struct Message {
    name: &'static str,
    fields: &'static [Field],
}

/// A field by both its names; proto3's JSON takes either.
struct Field {
    json: &'static str,
    proto: &'static str,
    shape: Shape,
    oneof: Option<&'static str>,
}

/// What may stand in a field.
enum Shape {
    Text,
    Bool,
    /// A whole number from 0 to this, as a number or as a string.
    Whole(u64),
    Message(usize),
    List(&'static Shape),
    Map(&'static Shape),
}

include!(concat!(env!("OUT_DIR"), "/shapes.rs"));

/// What is wrong with a request, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{field}: {problem}")]
pub(crate) struct BadJson {
    /// The path of the field, as `propose.profile.titles`; `body` for the whole.
    pub(crate) field: String,
    /// What is wrong with it.
    pub(crate) problem: String,
}

/// Checks the body of a request to `procedure`, as `/plumbline.v1.StandardService/Submit`.
pub(crate) fn check(procedure: &str, body: &[u8]) -> Result<(), BadJson> {
    // An unknown call is for the router to refuse; an empty body is an empty message.
    let Some((_, message)) = PROCEDURES.iter().find(|(path, _)| *path == procedure) else {
        return Ok(());
    };
    if body.is_empty() {
        return Ok(());
    }
    let mut path = Vec::new();
    let mut json = serde_json::Deserializer::from_slice(body);
    let root = Shape::Message(*message);
    let read = Check { shape: &root, path: &mut path }.deserialize(&mut json);
    read.and_then(|()| json.end()).map_err(|error| BadJson {
        field: if path.is_empty() { "body".into() } else { path.join(".") },
        problem: error.to_string(),
    })
}

/// The walk at one value. `path` holds the way to it, and after an error the way to where that happened.
struct Check<'p> {
    shape: &'p Shape,
    path: &'p mut Vec<Cow<'static, str>>,
}

impl<'de> DeserializeSeed<'de> for Check<'_> {
    type Value = ();

    fn deserialize<D: serde::Deserializer<'de>>(self, json: D) -> Result<(), D::Error> {
        json.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Check<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.shape {
            Shape::Text => "text",
            Shape::Bool => "true or false",
            Shape::Whole(_) => "a whole number, not negative",
            Shape::Message(_) | Shape::Map(_) => "an object",
            Shape::List(_) => "a list",
        })
    }

    // Proto3's JSON: null is the same as leaving the field out.
    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_bool<E: serde::de::Error>(self, value: bool) -> Result<(), E> {
        match self.shape {
            Shape::Bool => Ok(()),
            _ => Err(E::invalid_type(serde::de::Unexpected::Bool(value), &self)),
        }
    }

    fn visit_str<E: serde::de::Error>(self, value: &str) -> Result<(), E> {
        match self.shape {
            Shape::Text => Ok(()),
            Shape::Whole(max) if value.parse::<u64>().is_ok_and(|number| number <= *max) => Ok(()),
            Shape::Whole(max) => {
                Err(E::custom(format_args!("{value:?} is not a whole number from 0 to {max}")))
            }
            _ => Err(E::invalid_type(serde::de::Unexpected::Str(value), &self)),
        }
    }

    fn visit_u64<E: serde::de::Error>(self, value: u64) -> Result<(), E> {
        match self.shape {
            Shape::Whole(max) if value <= *max => Ok(()),
            Shape::Whole(max) => {
                Err(E::custom(format_args!("{value} is not a whole number from 0 to {max}")))
            }
            _ => Err(E::invalid_type(serde::de::Unexpected::Unsigned(value), &self)),
        }
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        let Shape::List(shape) = self.shape else {
            return Err(A::Error::invalid_type(serde::de::Unexpected::Seq, &self));
        };
        while list.next_element_seed(Check { shape, path: &mut *self.path })?.is_some() {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<(), A::Error> {
        match self.shape {
            Shape::Message(message) => fields(&MESSAGES[*message], self.path, object),
            Shape::Map(shape) => {
                let mut met = BTreeSet::new();
                while let Some(key) = object.next_key::<String>()? {
                    self.path.push(key.clone().into());
                    if !met.insert(key) {
                        return Err(A::Error::custom("is there twice"));
                    }
                    object.next_value_seed(Check { shape, path: &mut *self.path })?;
                    self.path.pop();
                }
                Ok(())
            }
            _ => Err(A::Error::invalid_type(serde::de::Unexpected::Map, &self)),
        }
    }
}

fn fields<'de, A: MapAccess<'de>>(
    message: &'static Message,
    path: &mut Vec<Cow<'static, str>>,
    mut object: A,
) -> Result<(), A::Error> {
    // A bit for each field met: the contract's messages have far fewer than 64.
    let mut met = 0_u64;
    let mut chosen: Option<&'static Field> = None;
    while let Some(index) = object.next_key_seed(Key { message, path: &mut *path })? {
        let field = &message.fields[index];
        path.push(field.json.into());
        if met & (1 << index) != 0 {
            return Err(A::Error::custom("is there twice"));
        }
        met |= 1 << index;
        if let (Some(_), Some(other)) = (field.oneof, chosen) {
            return Err(A::Error::custom(format_args!(
                "only one of `{}` and `{}` can be set",
                other.json, field.json
            )));
        }
        chosen = chosen.or(field.oneof.map(|_| field));
        object.next_value_seed(Check { shape: &field.shape, path: &mut *path })?;
        path.pop();
    }
    Ok(())
}

/// The walk at a field's name: gives the field's index in its message.
struct Key<'p> {
    message: &'static Message,
    path: &'p mut Vec<Cow<'static, str>>,
}

impl<'de> DeserializeSeed<'de> for Key<'_> {
    type Value = usize;

    fn deserialize<D: serde::Deserializer<'de>>(self, json: D) -> Result<usize, D::Error> {
        json.deserialize_str(self)
    }
}

impl Visitor<'_> for Key<'_> {
    type Value = usize;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a field")
    }

    fn visit_str<E: serde::de::Error>(self, name: &str) -> Result<usize, E> {
        let fields = self.message.fields;
        fields.iter().position(|f| f.json == name || f.proto == name).ok_or_else(|| {
            self.path.push(name.to_owned().into());
            let known = fields.iter().map(|f| f.json).collect::<Vec<_>>().join(", ");
            let known = if known.is_empty() { "nothing".to_owned() } else { known };
            E::custom(format_args!("{} has no such field; it has {known}", self.message.name))
        })
    }
}

/// The fields of a message that stand in a oneof, by their JSON names.
#[cfg(test)]
pub(crate) fn fields_of_oneof(message: &str, oneof: &str) -> Vec<&'static str> {
    let found = MESSAGES.iter().find(|known| known.name == message);
    let fields = found.map(|message| message.fields).unwrap_or_default().iter();
    fields.filter(|field| field.oneof == Some(oneof)).map(|field| field.json).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn submit(body: &str) -> String {
        match check("/plumbline.v1.StandardService/Submit", body.as_bytes()) {
            Ok(()) => "fine".into(),
            Err(bad) => bad.to_string(),
        }
    }

    #[test]
    fn what_the_contract_allows_passes() {
        for body in [
            "",
            "{}",
            r#"{"header":{"requestId":"x","expected_version":"3"},"standard_id":"y","resume":{}}"#,
            r#"{"header":{"expectedVersion":3,"happenedOn":null},"openConsultation":{"days":30}}"#,
            r#"{"propose":{"profile":{"titles":{"zh":"标准"},"relations":[{"kind":"adopts","target":"ISO 1"}]}}}"#,
        ] {
            assert_eq!(submit(body), "fine", "{body}");
        }
    }

    #[test]
    fn each_fault_names_its_field() {
        for (body, says) in [
            (
                r#"{"header":{"happenedon":"2026-11-24"}}"#,
                "header.happenedon: CommandHeader has no such field; it has requestId, ",
            ),
            (
                r#"{"propose":{"profile":{"titel":{}}}}"#,
                "propose.profile.titel: Profile has no such field; it has level, ",
            ),
            (r#"{"resume":{"why":1}}"#, "resume.why: Resume has no such field; it has nothing"),
            (
                r#"{"openConsultation":{"days":"soon"}}"#,
                "openConsultation.days: \"soon\" is not a whole number from 0 to 4294967295",
            ),
            (
                r#"{"openConsultation":{"days":-1}}"#,
                "openConsultation.days: invalid type: integer `-1`, expected a whole number",
            ),
            (
                r#"{"openConsultation":{"days":1.5}}"#,
                "openConsultation.days: invalid type: floating point `1.5`, expected a whole",
            ),
            (r#"{"standardId":5}"#, "standardId: invalid type: integer `5`, expected text"),
            (r#"{"propose":[]}"#, "propose: invalid type: sequence, expected an object"),
            (
                r#"{"propose":{"profile":{"titles":{"zh":7}}}}"#,
                "propose.profile.titles.zh: invalid type: integer `7`, expected text",
            ),
            (
                r#"{"propose":{"profile":{"relations":[{"kind":1}]}}}"#,
                "propose.profile.relations.kind: invalid type",
            ),
            (
                r#"{"resume":{},"suspend":{}}"#,
                "suspend: only one of `resume` and `suspend` can be set",
            ),
            (r#"{"standardId":"a","standard_id":"b"}"#, "standardId: is there twice"),
            (
                r#"{"propose":{"profile":{"titles":{"zh":"a","en":"b","zh":"c"}}}}"#,
                "propose.profile.titles.zh: is there twice",
            ),
            (r#"{"standardId":"a""#, "body: EOF while parsing"),
            (r#"{} x"#, "body: trailing characters"),
            ("[]", "body: invalid type: sequence, expected an object"),
        ] {
            let said = submit(body);
            assert!(said.starts_with(says), "{body}\n  said     {said}\n  expected {says}");
        }
    }

    #[test]
    fn an_unknown_call_is_left_to_the_router() {
        assert_eq!(check("/plumbline.v1.StandardService/Unheard", b"{"), Ok(()));
    }

    /// Requests by chance, the call in the first line: each is refused with its field, or is what the decoder takes.
    #[test]
    fn whatever_a_request_holds_is_refused_by_its_field_or_decoded() {
        use crate::proto::plumbline::v1::SubmitStandardRequest;

        plumbline_testkit::fuzz("json", |bytes| {
            let at = bytes.iter().position(|b| *b == b'\n').unwrap_or(bytes.len());
            let (call, body) = bytes.split_at(at);
            let (call, body) = (String::from_utf8_lossy(call), body.get(1..).unwrap_or_default());
            match check(&call, body) {
                Err(bad) => bad.to_string(),
                Ok(()) if call == "/plumbline.v1.StandardService/Submit" && !body.is_empty() => {
                    let decoded = serde_json::from_slice::<SubmitStandardRequest>(body);
                    decoded.map_or_else(|error| format!("decoder: {error}"), |_| "decoded".into())
                }
                Ok(()) => format!("fine {call}"),
            }
        });
    }
}
