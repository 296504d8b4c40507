//! What every command and question shares between the wire and the core: fields into words, the header into a request, the
//! answer into a receipt.
//!
//! Each value is parsed into the core's own word for it here, so that a bad one is refused by the name of its field; whether
//! the command is allowed is for the policy and the core to say.

use std::collections::BTreeMap;
use std::str::FromStr;

use connectrpc::ConnectError;
use jiff::civil::Date;
use plumbline_access::Caller;
use plumbline_lifecycle::approval::DocRef;
use plumbline_lifecycle::{
    BadWord, Command, Horizon, Jurisdiction, Name, StreamId, Titles, nameable,
};
use plumbline_workflow::{Answer, Request};

use crate::asked;
use crate::errors::{bad_field, failure};
use crate::proto::plumbline::v1::__buffa::view::{CommandHeaderView, FilterView};
use crate::proto::plumbline::v1::{ApprovedDocument, Receipt};
use crate::state::ApiState;

/// Gives a command in the caller's name, and waits until it is durable.
pub(crate) async fn submit(
    state: &ApiState,
    caller: &Caller,
    header: Option<&CommandHeaderView<'_>>,
    target: StreamId,
    command: Command,
) -> Result<Answer, ConnectError> {
    let Some(header) = header else { return Err(bad_field("header", "is missing")) };
    let at = In("header");
    let whom = header.on_behalf_of.map(|name| at.word::<Name>("onBehalfOf", name)).transpose()?;
    let request = Request {
        id: at.word("requestId", header.request_id)?,
        target,
        command,
        expected_version: header.expected_version,
        happened_on: header.happened_on.map(|text| at.day("happenedOn", text)).transpose()?,
        caller: caller.clone(),
        on_behalf_of: whom,
    };
    asked::commands(request.id);
    state.writer.submit(request).await.map_err(|failed| failure(&failed))
}

/// The answer to a command as the wire has it.
pub(crate) fn receipt(answer: &Answer) -> Receipt {
    Receipt {
        stream: answer.target.to_string(),
        version: answer.version,
        first_seq: answer.first_seq,
        last_seq: answer.last_seq,
        repeated: answer.repeated,
        ..Default::default()
    }
}

/// The day as of which something is asked: any day up to today.
pub(crate) fn as_of(state: &ApiState, asked: Option<&str>) -> Result<Option<Date>, ConnectError> {
    let Some(text) = asked else { return Ok(None) };
    let (day, today) = (day("asOf", text)?, state.today());
    if day > today {
        return Err(bad_field("asOf", &format!("{day} lies in the future; today is {today}")));
    }
    Ok(Some(day))
}

/// The seq at which something is asked is in the log, which ends at `head`.
pub(crate) fn within(horizon: Horizon, head: u64) -> Result<(), ConnectError> {
    match horizon.known_at.filter(|seq| *seq > head) {
        None => Ok(()),
        Some(seq) => {
            let says = format!("the log does not hold {seq} yet; it ends at {head}");
            Err(bad_field("knownAtSeq", &says))
        }
    }
}

/// Documents that are approved, as the wire has them.
pub(crate) fn documents(bundle: &[DocRef]) -> Vec<ApprovedDocument> {
    let told = |document: &DocRef| ApprovedDocument {
        kind: document.kind.clone(),
        sha256: document.sha256.clone(),
        ..Default::default()
    };
    bundle.iter().map(told).collect()
}

/// The filter that a question asks for.
pub(crate) fn filter(
    asked: Option<&FilterView<'_>>,
) -> Result<plumbline_views::Filter, ConnectError> {
    let Some(asked) = asked else { return Ok(plumbline_views::Filter::default()) };
    let at = In("filter");
    Ok(plumbline_views::Filter {
        level: asked.level.map(|key| at.word("level", key)).transpose()?,
        field: asked.field.map(|key| at.word("field", key)).transpose()?,
        jurisdiction: asked.jurisdiction.map(|code| at.word("jurisdiction", code)).transpose()?,
        origin: None,
    })
}

/// A count as the wire has it; more than four thousand million of anything there are not.
pub(crate) fn count(number: u64) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// The code of a place as the wire has it, empty where there is none.
pub(crate) fn code(place: Option<&Jurisdiction>) -> String {
    place.map(ToString::to_string).unwrap_or_default()
}

/// A day as the wire has it, empty where there is none.
pub(crate) fn day_text(day: Option<Date>) -> String {
    day.map(|day| day.to_string()).unwrap_or_default()
}

/// A day, as 2026-11-24 and in no other form, from 1900 to 2200.
pub(crate) fn day(field: &str, text: &str) -> Result<Date, ConnectError> {
    match text.parse() {
        Ok(day) if text.len() == "2026-11-24".len() => {
            nameable("day", day).map_err(|bad| bad_field(field, &bad.why))
        }
        _ => Err(bad_field(field, &format!("{text:?} is not a day (write it as 2026-11-24)"))),
    }
}

/// A word of the core in a field of the request.
pub(crate) fn word<T>(field: &str, text: &str) -> Result<T, ConnectError>
where
    T: FromStr,
    Problem: From<T::Err>,
{
    text.parse().map_err(|problem| bad_field(field, &Problem::from(problem).0))
}

/// The message that a field stands in.
#[derive(Clone, Copy)]
pub(crate) struct In<'p>(pub(crate) &'p str);

impl In<'_> {
    pub(crate) fn word<T>(self, field: &str, text: &str) -> Result<T, ConnectError>
    where
        T: FromStr,
        Problem: From<T::Err>,
    {
        text.parse().map_err(|problem| self.bad(field, &Problem::from(problem).0))
    }

    /// One of a closed list of keys.
    pub(crate) fn one_of<T: Copy, const N: usize>(
        self,
        field: &str,
        key: &str,
        all: [T; N],
        key_of: impl Fn(T) -> &'static str + Copy,
    ) -> Result<T, ConnectError> {
        all.into_iter().find(|known| key_of(*known) == key).ok_or_else(|| {
            let known = all.map(key_of).join(", ");
            self.bad(field, &format!("{key:?} is not one of {known}"))
        })
    }

    pub(crate) fn day(self, field: &str, text: &str) -> Result<Date, ConnectError> {
        day(&format!("{}.{field}", self.0), text)
    }

    pub(crate) fn titles<'t>(
        self,
        field: &str,
        given: impl Iterator<Item = &'t (&'t str, &'t str)>,
    ) -> Result<Titles, ConnectError> {
        let titles: BTreeMap<String, String> =
            given.map(|&(tag, title)| (tag.to_owned(), title.to_owned())).collect();
        Titles::try_from(titles).map_err(|bad| self.bad(field, &bad.why))
    }

    pub(crate) fn bad(self, field: &str, problem: &str) -> ConnectError {
        bad_field(&format!("{}.{field}", self.0), problem)
    }
}

/// What is wrong with a word, without the name of the field.
pub(crate) struct Problem(String);

impl From<BadWord> for Problem {
    fn from(bad: BadWord) -> Self {
        Problem(bad.why)
    }
}

macro_rules! problems {
    ($($error:ident),*) => { $( impl From<plumbline_lifecycle::$error> for Problem {
        fn from(bad: plumbline_lifecycle::$error) -> Self {
            Problem(bad.to_string())
        }
    } )* };
}

problems!(NoStream, NotANumber, NotAStageCode, UnknownPlace);

impl From<plumbline_documents::NotAHash> for Problem {
    fn from(bad: plumbline_documents::NotAHash) -> Self {
        Problem(bad.to_string())
    }
}

impl From<uuid::Error> for Problem {
    fn from(_: uuid::Error) -> Self {
        Problem("must be a UUID (as 01934b2e-7a00-7000-8000-000000000001), made by the caller for each command".into())
    }
}
