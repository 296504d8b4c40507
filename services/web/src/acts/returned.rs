//! A form that comes back: why, and what has changed since it was shown.

use http::StatusCode;
use jiff::civil::Date;
use maud::{Markup, html};
use plumbline_access::TooMany;
use plumbline_lifecycle::{Event, Noun, Reason, StreamId, Words};
use plumbline_log::Reader;

use crate::acts::form::Form;
use crate::acts::sent::Sent;
use crate::language::Language;
use crate::problem::Problem;

/// A form that was sent, and nothing of which was done.
#[derive(Clone, Debug)]
pub(crate) struct Returned {
    pub(crate) sent: Sent,
    pub(crate) why: Why,
}

/// Why.
#[derive(Clone, Debug)]
pub(crate) enum Why {
    /// A field does not hold what it asks for.
    Fields,
    /// A rule or the policy says no; of a word that cannot be what it claims, by its name.
    Refused(Reason, Option<&'static str>),
    /// Somebody else was quicker.
    Stale(Vec<Changed>),
    /// It cannot be done there any more.
    Gone,
    /// Nothing can be written at the moment.
    NotNow,
    /// Strangers wrote too much, here or everywhere.
    TooMuch(TooMany),
    /// Nobody knows whether it was done; the same form once more is the same command.
    Unsure,
}

/// What happened since the form was shown.
#[derive(Clone, Debug)]
pub(crate) struct Changed {
    what: Words,
    by: String,
    on: Date,
}

impl Changed {
    /// What was recorded in a stream after a version, of what `is_meant`; what cannot be read is.
    pub(super) fn since(
        reader: &Reader,
        stream: &StreamId,
        version: u64,
        is_meant: impl Fn(&Event) -> bool,
    ) -> Result<Vec<Changed>, Problem> {
        let name = stream.to_string();
        let rows = reader.read_stream_after(&name, version);
        let rows = rows.map_err(|error| Problem::BrokeOff(error.to_string()))?;
        let told = rows.into_iter().filter_map(|row| {
            let noun = Noun::of_stream(&row.stream);
            let event =
                noun.and_then(|noun| Event::decode(noun, &row.kind, row.schema, &row.data).ok());
            if event.as_ref().is_some_and(|event| !is_meant(event)) {
                return None;
            }
            let what = match event {
                Some(event) => Words { zh: event.zh().to_owned(), en: event.en().to_owned() },
                None => Words { zh: row.kind.clone(), en: row.kind },
            };
            Some(Changed { what, by: row.actor, on: row.happened_on })
        });
        Ok(told.collect())
    }
}

impl Returned {
    pub(crate) fn status(&self) -> StatusCode {
        match self.why {
            Why::Fields | Why::Refused(..) => StatusCode::UNPROCESSABLE_ENTITY,
            Why::Stale(_) | Why::Gone => StatusCode::CONFLICT,
            Why::TooMuch(_) => StatusCode::TOO_MANY_REQUESTS,
            Why::NotNow => StatusCode::SERVICE_UNAVAILABLE,
            Why::Unsure => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// Whether the same form, sent once more, is to be the same command.
    pub(crate) fn keeps_its_id(&self) -> bool {
        matches!(self.why, Why::NotNow | Why::TooMuch(_) | Why::Unsure)
    }

    /// Puts what is wrong where it is told.
    pub(crate) fn place(&self, form: &mut Form<'_>) {
        let language = form.language;
        let say = |zh: &str, en: &str| Some(language.say(zh, en).to_owned());
        match &self.why {
            Why::Fields | Why::Stale(_) | Why::Gone => {}
            Why::Refused(reason, word) => form.refuse(reason, *word),
            Why::NotNow => {
                form.refused = say(
                    "现在无法办理，没有作任何改动。请稍后再次提交。",
                    "It could not be done now, and nothing has changed. Send it again in a moment.",
                );
            }
            Why::TooMuch(TooMany { wait }) => {
                let minutes = wait.as_secs().div_ceil(60).max(1);
                form.refused = Some(language.told(
                    format!("没有办理：本地址或全部来访者近期提交的意见过多。您填写的内容都在，请 {minutes} 分钟后再次提交。"),
                    format!("Not done: too many comments came from this address, or from everybody, of late. What you wrote is all here; send it again in {minutes} min."),
                ));
            }
            Why::Unsure => {
                form.refused = say(
                    "结果未知：可能已经记录，也可能没有。请再次提交这份表单，不会重复办理。",
                    "It is not known whether it was done. Send this form again: it is done once.",
                );
            }
        }
    }

    /// What is said above the form.
    pub(crate) fn told(&self, language: Language) -> Markup {
        match &self.why {
            Why::Fields => html! {
                p.refusal role="alert" { (language.say("没有办理：请改正下面标出的内容。", "Not done: mend what is marked below.")) }
            },
            Why::Refused(..) => html! {
                p.refusal role="alert" { (language.say("没有办理，理由如下。", "Not done, for the reason below.")) }
            },
            Why::NotNow | Why::TooMuch(_) | Why::Unsure => html! {},
            Why::Gone => html! {
                p.refusal role="alert" { (language.say(
                    "没有办理：情况已有变化，这里不再有这一事项。您填写的内容如下。",
                    "Not done: things have moved on, and this cannot be done here any more. What you wrote stands below.",
                )) }
                ul.sentences { @for (_, text) in self.sent.written() { li { bdi { (text) } } } }
            },
            Why::Stale(changes) => html! {
                p.refusal role="alert" { (language.say(
                    "没有办理：您打开表单之后，情况已有变化。请看过下列变化，再决定是否提交。",
                    "Not done: since you opened the form things have changed. Look at what did, and then decide whether to send it.",
                )) }
                ul.sentences { @for one in changes { li {
                    time { (one.on) } " " strong { (language.of_words(&one.what)) } " " span.by { bdi { (one.by) } }
                } } }
            },
        }
    }
}
