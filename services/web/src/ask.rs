//! What an address asks for: a day, filters, a search. An empty field of a form counts as none; a field that holds what it
//! cannot hold is named.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::str::FromStr;

use jiff::civil::Date;
use plumbline_lifecycle::implementation::Period;
use plumbline_lifecycle::pool::{ExpertKind, Standing};
use plumbline_lifecycle::procedure::MoveKind;
use plumbline_lifecycle::{Place, StageCode, UnitId, UnknownPlace, nameable};
use plumbline_views::Filter;
use uuid::Uuid;

use crate::language::Language;

/// The fields of an address, as they came.
pub(crate) type Fields = BTreeMap<String, String>;

/// What a page was asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Asked {
    pub(crate) as_of: Option<Date>,
    pub(crate) filter: Filter,
    pub(crate) place: Option<Place>,
    pub(crate) text: Option<String>,
    /// Only of the jurisdiction itself, not of the places within it.
    pub(crate) only_there: bool,
    /// Only what is past its last day.
    pub(crate) overdue: bool,
    /// Whether the earliest last day comes first.
    pub(crate) by_due: bool,
    pub(crate) after: Option<String>,
    /// The last event of a life that is shown, counted from its first.
    pub(crate) upto: Option<usize>,
    pub(crate) language: Option<Language>,
    /// Whether it is said of everybody in a pool why they were not drawn.
    pub(crate) everybody: bool,
    /// How many days are looked ahead.
    pub(crate) within: Option<u32>,
    /// Of which time records are asked for.
    pub(crate) period: Option<Period>,
    /// From which stage code to which the time is asked for.
    pub(crate) from: Option<StageCode>,
    pub(crate) to: Option<StageCode>,
    /// Of whom the pools of experts are asked.
    pub(crate) expert: AskedExpert,
    /// Which moves are asked for.
    pub(crate) moved: AskedMoves,
    /// On whose desk.
    pub(crate) whose: Option<String>,
    /// The command that was given by the form before this page.
    pub(crate) done: Option<Uuid>,
}

/// Which moves from place to place are asked for, besides [`Asked::place`] to which they lead.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct AskedMoves {
    pub(crate) from: Option<Came>,
    pub(crate) since: Option<Date>,
    pub(crate) until: Option<Date>,
    /// Whether they are asked for as stays that ended.
    pub(crate) left: bool,
    /// Of which kind, where another body runs the standard.
    pub(crate) kind: Option<MoveKind>,
}

/// From where something moved, as an address has it: a place, or `nowhere`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Came(pub(crate) Option<Place>);

impl FromStr for Came {
    type Err = UnknownPlace;

    fn from_str(key: &str) -> Result<Came, UnknownPlace> {
        match key {
            "nowhere" => Ok(Came(None)),
            place => Ok(Came(Some(place.parse()?))),
        }
    }
}

/// The kind of a move, as an address has it.
struct OfKind(MoveKind);

impl FromStr for OfKind {
    type Err = String;

    fn from_str(key: &str) -> Result<OfKind, String> {
        let kind = MoveKind::ALL.into_iter().find(|kind| kind.key() == key);
        kind.map(OfKind).ok_or_else(|| format!("`{key}` is no kind of move"))
    }
}

impl Came {
    fn key(self) -> &'static str {
        self.0.map_or("nowhere", Place::key)
    }
}

/// What the pools of experts are asked besides.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct AskedExpert {
    pub(crate) kind: Option<ExpertKind>,
    pub(crate) standing: Option<Standing>,
    pub(crate) unit: Option<UnitId>,
    /// Only who was never asked.
    pub(crate) never: bool,
}

/// A field that holds what it cannot hold.
#[derive(Debug, thiserror::Error)]
#[error("{field}: {why}")]
pub(crate) struct BadField {
    pub(crate) field: &'static str,
    why: String,
}

impl Asked {
    pub(crate) fn read(fields: &Fields) -> Result<Asked, BadField> {
        Ok(Asked {
            as_of: day(fields, "as_of")?,
            filter: Filter {
                level: field(fields, "level")?,
                field: field(fields, "field")?,
                jurisdiction: field(fields, "jurisdiction")?,
                origin: field(fields, "origin")?,
            },
            place: field(fields, "place")?,
            text: field(fields, "text")?,
            only_there: is_set(fields, "only_there"),
            overdue: is_set(fields, "overdue"),
            by_due: fields.get("sort").is_some_and(|sort| sort == "due"),
            after: field(fields, "after")?,
            upto: field(fields, "upto")?,
            language: fields.get("lang").and_then(|tag| Language::from_tag(tag)),
            everybody: is_set(fields, "everybody"),
            within: field(fields, "within")?,
            period: field(fields, "period")?,
            from: field(fields, "from")?,
            to: field(fields, "to")?,
            expert: AskedExpert {
                kind: field(fields, "kind")?,
                standing: field(fields, "standing")?,
                unit: field(fields, "unit")?,
                never: is_set(fields, "never"),
            },
            moved: AskedMoves {
                from: field(fields, "came_from")?,
                since: day(fields, "since")?,
                until: day(fields, "until")?,
                left: is_set(fields, "left"),
                kind: field::<OfKind>(fields, "move")?.map(|OfKind(kind)| kind),
            },
            whose: field(fields, "whose")?,
            done: field(fields, "done")?,
        })
    }

    /// The same as the part of an address behind its path, with a `?` if there is anything.
    pub(crate) fn address(&self) -> String {
        let Filter { level, field, jurisdiction, origin } = &self.filter;
        let AskedMoves { from: came_from, since, until, left, kind: move_kind } = &self.moved;
        let set = |is: bool| is.then(|| "1".to_owned());
        let pairs = [
            ("as_of", self.as_of.map(|day| day.to_string())),
            ("level", level.map(|level| level.key().to_owned())),
            ("field", field.as_ref().map(ToString::to_string)),
            ("jurisdiction", jurisdiction.as_ref().map(ToString::to_string)),
            ("place", self.place.map(|place| place.key().to_owned())),
            ("text", self.text.clone()),
            ("origin", origin.map(|origin| origin.key().to_owned())),
            ("only_there", set(self.only_there)),
            ("overdue", set(self.overdue)),
            ("sort", self.by_due.then(|| "due".to_owned())),
            ("came_from", came_from.map(|from| from.key().to_owned())),
            ("since", since.map(|day| day.to_string())),
            ("until", until.map(|day| day.to_string())),
            ("left", set(*left)),
            ("move", move_kind.map(|kind| kind.key().to_owned())),
            ("whose", self.whose.clone()),
            ("after", self.after.clone()),
            ("upto", self.upto.map(|upto| upto.to_string())),
            ("kind", self.expert.kind.map(|kind| kind.key().to_owned())),
            ("standing", self.expert.standing.map(|standing| standing.key().to_owned())),
            ("unit", self.expert.unit.as_ref().map(ToString::to_string)),
            ("never", set(self.expert.never)),
            ("everybody", set(self.everybody)),
            ("within", self.within.map(|days| days.to_string())),
            ("period", self.period.map(|period| period.to_string())),
            ("from", self.from.map(|code| code.to_string())),
            ("to", self.to.map(|code| code.to_string())),
            ("done", self.done.map(|command| command.to_string())),
            ("lang", self.language.map(|language| language.tag().to_owned())),
        ];
        let mut text = String::new();
        for (name, value) in pairs {
            if let Some(value) = value {
                text.push(if text.is_empty() { '?' } else { '&' });
                text.push_str(name);
                text.push('=');
                escape(&value, &mut text);
            }
        }
        text
    }
}

fn is_set(fields: &Fields, name: &str) -> bool {
    fields.get(name).is_some_and(|set| set == "1")
}

/// A day as 2026-11-24 and in no other form, so that an address says it in one way.
fn day(fields: &Fields, name: &'static str) -> Result<Option<Date>, BadField> {
    let Some(day) = field::<Date>(fields, name)? else { return Ok(None) };
    let written = fields.get(name).map_or(0, |text| text.trim().len());
    let why = match nameable(name, day) {
        Ok(day) if written == "2026-11-24".len() => return Ok(Some(day)),
        Ok(_) => "must be written as 2026-11-24".into(),
        Err(bad) => bad.why,
    };
    Err(BadField { field: name, why })
}

fn field<T: FromStr<Err: ToString>>(
    fields: &Fields,
    name: &'static str,
) -> Result<Option<T>, BadField> {
    match fields.get(name).map(|value| value.trim()).filter(|value| !value.is_empty()) {
        None => Ok(None),
        Some(value) => value
            .parse()
            .map(Some)
            .map_err(|why: T::Err| BadField { field: name, why: why.to_string() }),
    }
}

/// Percent-encodes what does not stand for itself in a query.
pub(crate) fn escape(value: &str, into: &mut String) {
    for byte in value.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                into.push(byte.into())
            }
            _ => {
                let _ = write!(into, "%{byte:02X}");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(pairs: &[(&str, &str)]) -> Result<Asked, String> {
        let fields = pairs.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect();
        Asked::read(&fields).map_err(|bad| bad.to_string())
    }

    #[test]
    fn an_address_comes_back_as_it_was_read() {
        let asked = read(&[
            ("as_of", "2024-06-30"),
            ("level", ""),
            ("text", " 养老 & care "),
            ("lang", "en"),
        ]);
        let asked = asked.unwrap();
        assert_eq!(asked.filter, Filter::default());
        assert_eq!(
            asked.address(),
            "?as_of=2024-06-30&text=%E5%85%BB%E8%80%81%20%26%20care&lang=en"
        );
        assert_eq!(Asked::default().address(), "");
    }

    #[test]
    fn a_field_that_cannot_be_is_named() {
        assert!(read(&[("as_of", "2024-02-30")]).unwrap_err().starts_with("as_of: "));
        for never in
            ["0000-01-01", "9999-12-31", "-000001-01-01", "2024-06-30T10:00:00", "20240630"]
        {
            assert!(read(&[("as_of", never)]).unwrap_err().starts_with("as_of: "), "{never}");
        }
        assert!(read(&[("level", "urban")]).unwrap_err().starts_with("level: "));
        assert!(read(&[("place", "nowhere")]).unwrap_err().starts_with("place: "));
    }

    /// Addresses and cookies by chance: what is read comes back as the same question, and what is not is named.
    #[test]
    fn whatever_stands_in_an_address_or_a_cookie_is_read_or_named() {
        use axum::extract::Query;
        use http::header::{COOKIE, HOST, ORIGIN};
        use http::{HeaderMap, HeaderValue, Uri};

        let asked = |query: &str| {
            let uri: Uri = format!("/catalogue{query}").parse().ok()?;
            Query::<Fields>::try_from_uri(&uri).ok().map(|Query(fields)| Asked::read(&fields))
        };
        plumbline_testkit::fuzz("addresses", |bytes| {
            let mut headers = HeaderMap::new();
            if let Ok(value) = HeaderValue::from_bytes(bytes) {
                for name in [COOKIE, HOST, ORIGIN] {
                    headers.insert(name, value.clone());
                }
            }
            let token = crate::language::cookie(&headers, crate::door::COOKIE_NAME);
            let uri: Uri = String::from_utf8_lossy(bytes).parse().unwrap_or_default();
            let ours = crate::origin::is_ours(&headers, &uri);
            let language = Language::of(&headers).tag();
            let said = match asked(&format!("?{}", String::from_utf8_lossy(bytes))) {
                None => "no address".to_owned(),
                Some(Err(bad)) => bad.to_string(),
                Some(Ok(read)) => {
                    let again =
                        asked(&read.address()).map(|again| again.map_err(|e| e.to_string()));
                    assert_eq!(again, Some(Ok(read.clone())), "{}", read.address());
                    let parts = [read.as_of.is_some(), read.text.is_some(), read.after.is_some()];
                    format!("{parts:?} {:?} {:?}", read.place, read.language)
                }
            };
            format!("{said} {ours} {language} {}", token.is_some())
        });
    }
}
