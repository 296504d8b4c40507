//! The schemas of what is stored as text in a form of its own: ids, numbers, codes, titles.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use crate::ballot::{BallotId, Code};
use crate::code::StageCode;
use crate::grants::Credential;
use crate::implementation::Period;
use crate::number::Number;
use crate::person::{Ciphertext, KeyId};
use crate::pool::Language;
use crate::words::{
    Clause, Digest, FIELDS, Field, Jurisdiction, Login, Name, PartId, PersonId, Sentence,
    StandardId, Titles, UnitId,
};

/// In the place of a calendar date, whose type is not ours to describe.
pub(crate) struct Day;

macro_rules! word {
    ($($name:ident => $schema:expr;)*) => { $(
        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                $schema
            }
        }
    )* };
}

const ID: &str = "^[a-z0-9][a-z0-9-]{0,63}$";

word! {
    Day => json_schema!({
        "description": "A day, as 2026-11-24.",
        "type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
    });
    StandardId => json_schema!({ "description": "The id of a standard.", "type": "string", "pattern": ID });
    UnitId => json_schema!({ "description": "The id of a unit.", "type": "string", "pattern": ID });
    PersonId => json_schema!({
        "description": "The id of a person. It says nothing about them.",
        "type": "string", "pattern": ID,
    });
    Login => json_schema!({ "description": "The name by which somebody signs in.", "type": "string", "pattern": ID });
    PartId => json_schema!({
        "description": "The id of an approval or a consultation: whose it is, what for, the how manieth: day-care.into-review.2.",
        "type": "string", "pattern": r"^[a-z0-9][a-z0-9-]{0,63}\.[a-z-]{1,24}\.[1-9][0-9]*$",
    });
    BallotId => json_schema!({
        "description": "The id of a ballot: the review that votes, and the round: day-care.draft.1.2.",
        "type": "string", "pattern": r"^[a-z0-9][a-z0-9-]{0,63}\.[a-z-]{1,24}\.[1-9][0-9]*\.[1-9][0-9]*$",
    });
    Code => json_schema!({
        "description": "The code of a card of a secret ballot: K7QF-2M9D-X4TB-9RWE-3HNA.",
        "type": "string", "pattern": "^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){4}$",
    });
    Period => json_schema!({
        "description": "A year, a quarter or a month: 2026, 2026-Q1, 2026-05.",
        "type": "string", "pattern": "^[0-9]{4}(-Q[1-4]|-(0[1-9]|1[0-2]))?$",
    });
    Jurisdiction => json_schema!({
        "description": "Who is responsible for a place: a GB/T 2260 code, as 330100, or int for a body above the nations.",
        "type": "string", "pattern": "^(int|[1-9][0-9]{5})$",
    });
    Field => json_schema!({
        "description": "The field of work.",
        "anyOf": [
            { "enum": FIELDS.map(|(key, _, _)| key) },
            { "type": "string", "pattern": "^(ics-[0-9]{2}|unclassified)$" },
        ],
    });
    Clause => json_schema!({
        "description": "A clause of a text, as a comment names it: 5.3.2.",
        "type": "string", "minLength": 1, "maxLength": 60,
    });
    Sentence => json_schema!({
        "description": "A sentence that somebody wrote.",
        "type": "string", "minLength": 1, "maxLength": 4_000,
    });
    Name => json_schema!({ "description": "A name.", "type": "string", "minLength": 1, "maxLength": 200 });
    Titles => json_schema!({
        "description": "Titles or names by language tag (zh, en, fr, …).",
        "type": "object",
        "propertyNames": { "pattern": "^[a-z-]{2,8}$" },
        "additionalProperties": { "type": "string", "minLength": 1, "maxLength": 1_000 },
    });
    Language => json_schema!({ "description": "A language tag: zh, en.", "type": "string", "pattern": "^[a-z-]{2,8}$" });
    Digest => json_schema!({ "description": "A SHA-256.", "type": "string", "pattern": "^[0-9a-f]{64}$" });
    Number => json_schema!({
        "description": "The number of a standard, as GB/T 24421.2-2023 or DB3301/T 0322.3-2020.",
        "type": "string", "pattern": r"^[A-Z0-9]+(/[A-Z0-9]+( [A-Z]+)?)? [0-9]{1,6}(\.[0-9]{1,3}){0,2}S?-[0-9]{4}$",
    });
    StageCode => json_schema!({
        "description": "A harmonized stage code.",
        "enum": StageCode::all().map(|code| code.to_string()).collect::<Vec<_>>(),
    });
    KeyId => json_schema!({
        "description": "The id of a key that lies beside the log. It never travels.",
        "type": "string", "pattern": "^[0-9a-f]{32}$",
    });
    Ciphertext => json_schema!({
        "description": "Sealed bytes, 1 to 4,096. They never travel.",
        "type": "string", "pattern": "^([0-9a-f]{2}){1,4096}$",
    });
    Credential => json_schema!({
        "description": "The SHA-256 of a token's secret. It never travels.",
        "type": "string", "pattern": "^[0-9a-f]{64}$",
    });
}
