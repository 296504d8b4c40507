//! A form as it is drawn: its fields in order, what is wrong beside each, and one button.

use maud::{Markup, html};
use uuid::Uuid;

use crate::acts::ask::{Control, Field, Part};
use crate::acts::form::Form;
use crate::language::Language;

/// Where a form is sent, and what it is sent with.
pub(crate) struct Place<'p> {
    /// The address.
    pub(crate) path: &'p str,
    /// Which act it is.
    pub(crate) act: &'p str,
    /// The version of the stream that is looked at.
    pub(crate) version: u64,
    /// The command's id: a second click is the same command.
    pub(crate) id: Uuid,
    /// What its button says.
    pub(crate) button: &'p str,
}

/// The id of an element that belongs to a field of an act.
pub(crate) fn names(act: &str, field: &str) -> String {
    format!("{act}-{field}")
}

impl Form<'_> {
    pub(crate) fn drawn(&self, place: &Place<'_>) -> Markup {
        let language = self.language;
        html! {
            form.act method="post" action=(place.path) autocomplete="off" {
                input type="hidden" name="id" value=(place.id);
                input type="hidden" name="act" value=(place.act);
                input type="hidden" name="version" value=(place.version);
                @if let Some(why) = &self.refused { p.refusal role="alert" { (why) } }
                @for part in &self.parts {
                    @match part {
                        Part::Note(note) => (note),
                        Part::Field(field) => (drawn(field, place.act, language)),
                    }
                }
                div.do { button.button type="submit" { (place.button) } }
            }
        }
    }
}

fn drawn(field: &Field, act: &str, language: Language) -> Markup {
    let id = names(act, field.ask.name);
    let (zh, en) = field.ask.label();
    let label = language.say(zh, en);
    let wrong = field.wrong.as_ref().map(|_| format!("{id}-wrong"));
    let hint = field.ask.hinted().map(|_| format!("{id}-hint"));
    let described: Vec<&str> = wrong.iter().chain(&hint).map(String::as_str).collect();
    let described = Some(described.join(" ")).filter(|ids| !ids.is_empty());
    let value = field.values.first().map(String::as_str).unwrap_or_default();
    let (name, needed) = (field.ask.name, field.needed);
    let invalid = field.wrong.as_ref().map(|_| "true");
    html! {
        div.field.wrong[field.wrong.is_some()] {
            @match &field.control {
                Control::Any(choices) => fieldset aria-describedby=[described.as_deref()] {
                    legend { (label) }
                    @for (key, words) in choices {
                        label.choice { input type="checkbox" name=(name) value=(key) checked[field.values.contains(key)]; " " (words) }
                    }
                },
                control => {
                    label for=(id) { (label) @if !needed { " " span.quiet { (language.say("（可不填）", "(optional)")) } } }
                    @match control {
                        Control::Text => textarea id=(id) name=(name) rows="2" maxlength="4000" required[needed] aria-invalid=[invalid] aria-describedby=[described.as_deref()] { (value) },
                        Control::Lines => textarea id=(id) name=(name) rows="4" required[needed] aria-invalid=[invalid] aria-describedby=[described.as_deref()] { (value) },
                        Control::Line { most, list } => { input id=(id) name=(name) type="text" value=(value) maxlength=(most) list=[list] required[needed] aria-invalid=[invalid] aria-describedby=[described.as_deref()]; }
                        Control::Day { first, last } => { input id=(id) name=(name) type="date" value=(value) min=[first] max=[last] required[needed] aria-invalid=[invalid] aria-describedby=[described.as_deref()]; }
                        Control::Count { least, most } => { input id=(id) name=(name) type="number" inputmode="numeric" value=(value) min=(least) max=[most] required[needed] aria-invalid=[invalid] aria-describedby=[described.as_deref()]; }
                        Control::One(choices) => select id=(id) name=(name) required[needed] aria-invalid=[invalid] aria-describedby=[described.as_deref()] {
                            @if !needed || value.is_empty() { option value="" { (language.say("请选择", "Choose")) } }
                            @for (key, words) in choices { option value=(key) selected[key == value] { (words) } }
                        },
                        Control::Any(_) => {},
                    }
                }
            }
            @if let Some(why) = &field.wrong { p.refusal id=(names(&id, "wrong")) { (why) } }
            @if let Some((zh, en)) = field.ask.hinted() { p.hint id=(names(&id, "hint")) { (language.say(zh, en)) } }
        }
    }
}
