//! A form, field by field: what each asks for, and what was filled in.
//!
//! A method a kind of field. Each of them notes the field, so that it can be drawn, and gives the word that was filled in: `None` where
//! nothing was sent, or where it is none, which is told beside the field then. Whoever makes a command of several fields
//! asks for all of them before the first `?`, so that a form that comes back has all its fields.

use std::fmt::Display;
use std::str::FromStr;

use jiff::civil::Date;
use maud::Markup;
use plumbline_lifecycle::{BadWord, Reason, Sentence, nameable};

use crate::acts::ask::{Ask, Control, Field, Part};
use crate::acts::sent::Sent;
use crate::language::Language;

/// A form that is gone through.
pub(crate) struct Form<'s> {
    pub(crate) language: Language,
    sent: Option<&'s Sent>,
    pub(crate) parts: Vec<Part>,
    /// What is told of the whole form, because no field of it caused it.
    pub(crate) refused: Option<String>,
}

impl<'s> Form<'s> {
    /// With what was sent, if something was.
    pub(crate) fn new(language: Language, sent: Option<&'s Sent>) -> Form<'s> {
        Form { language, sent, parts: Vec::new(), refused: None }
    }

    pub(crate) fn note(&mut self, note: Markup) {
        self.parts.push(Part::Note(note));
    }

    /// A few words that are a word of the core.
    pub(crate) fn word<T: FromStr<Err: Display>>(&mut self, ask: Ask, preset: &str) -> Option<T> {
        let control = Control::Line { most: 200, list: None };
        self.one(ask, control, preset, true, parsed::<T>)?
    }

    /// The same, where nothing will do.
    pub(crate) fn word_if_any<T: FromStr<Err: Display>>(
        &mut self,
        ask: Ask,
        preset: &str,
    ) -> Option<Option<T>> {
        let control = Control::Line { most: 200, list: None };
        self.one(ask, control, preset, false, parsed::<T>)
    }

    /// What somebody says. Where lines end is not kept: a sentence of the core is one line.
    pub(crate) fn sentence(&mut self, ask: Ask) -> Option<Sentence> {
        self.one(ask, Control::Text, "", true, |text, language| parsed(&in_a_line(text), language))?
    }

    /// The same, where nothing will do.
    pub(crate) fn sentence_if_any(&mut self, ask: Ask) -> Option<Option<Sentence>> {
        let read = |text: &str, language| parsed(&in_a_line(text), language);
        self.one(ask, Control::Text, "", false, read)
    }

    /// A day; the core says whether it lies within the bounds.
    pub(crate) fn day(
        &mut self,
        ask: Ask,
        preset: Option<Date>,
        (first, last): (Option<Date>, Option<Date>),
    ) -> Option<Date> {
        let preset = preset.map(|day| day.to_string()).unwrap_or_default();
        let read = move |text: &str, language: Language| {
            let day = text.parse::<Date>().ok().and_then(|day| nameable(ask.name, day).ok());
            day.ok_or_else(|| {
                language.say("请写作 2026-11-24。", "Write it as 2026-11-24.").to_owned()
            })
        };
        self.one(ask, Control::Day { first, last }, &preset, true, read)?
    }

    /// A number; the core says whether it lies within the bounds.
    pub(crate) fn count(
        &mut self,
        ask: Ask,
        preset: Option<u32>,
        (least, most): (u32, Option<u32>),
    ) -> Option<u32> {
        let preset = preset.map(|count| count.to_string()).unwrap_or_default();
        let read = |text: &str, language: Language| {
            text.parse()
                .map_err(|_| language.say("请填写整数。", "Write a whole number.").to_owned())
        };
        self.one(ask, Control::Count { least, most }, &preset, true, read)?
    }

    /// One of a list, by its key.
    pub(crate) fn choice<T: Clone>(
        &mut self,
        ask: Ask,
        choices: &[(String, String, T)],
        preset: Option<&str>,
    ) -> Option<T> {
        self.chosen(ask, choices, preset, true)?
    }

    /// The same, where nothing will do.
    pub(crate) fn choice_if_any<T: Clone>(
        &mut self,
        ask: Ask,
        choices: &[(String, String, T)],
    ) -> Option<Option<T>> {
        self.chosen(ask, choices, None, false)
    }

    fn chosen<T: Clone>(
        &mut self,
        ask: Ask,
        choices: &[(String, String, T)],
        preset: Option<&str>,
        needed: bool,
    ) -> Option<Option<T>> {
        let shown = choices.iter().map(|(key, words, _)| (key.clone(), words.clone())).collect();
        let read = |text: &str, language: Language| {
            let known = choices.iter().find(|(key, _, _)| key == text);
            known.map(|(_, _, choice)| choice.clone()).ok_or_else(|| {
                language.say("请从列表中选择。", "Choose one of the list.").to_owned()
            })
        };
        self.one(ask, Control::One(shown), preset.unwrap_or_default(), needed, read)
    }

    /// Any of a list, by their keys.
    pub(crate) fn ticked<T: Clone>(
        &mut self,
        ask: Ask,
        choices: &[(String, String, T)],
        preset: &[String],
    ) -> Option<Vec<T>> {
        let values = match self.sent {
            Some(sent) => sent.all(ask.name).map(str::to_owned).collect(),
            None => preset.to_vec(),
        };
        let is_ticked = |(key, _, _): &&(String, String, T)| values.contains(key);
        let ticked = choices.iter().filter(is_ticked).map(|(_, _, one)| one.clone()).collect();
        let shown = choices.iter().map(|(key, words, _)| (key.clone(), words.clone())).collect();
        let (control, wrong) = (Control::Any(shown), None);
        self.parts.push(Part::Field(Field { ask, control, values, needed: false, wrong }));
        self.sent.map(|_| ticked)
    }

    /// A list, one a line.
    pub(crate) fn lines<T>(
        &mut self,
        ask: Ask,
        preset: &str,
        needed: bool,
        read: impl Fn(&str) -> Result<T, String>,
    ) -> Option<Vec<T>> {
        let each = |text: &str, _| {
            let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
            lines.map(&read).collect::<Result<Vec<T>, String>>()
        };
        self.one(ask, Control::Lines, preset, needed, each).map(Option::unwrap_or_default)
    }

    /// A few words, read as somebody else knows how; names that would do stand in a list of that id.
    pub(crate) fn named<T>(
        &mut self,
        ask: Ask,
        preset: &str,
        list: &'static str,
        read: impl Fn(&str) -> Result<T, String>,
    ) -> Option<T> {
        let control = Control::Line { most: 300, list: Some(list) };
        self.one(ask, control, preset, true, |text, _| read(text))?
    }

    /// The same, where nothing will do.
    pub(crate) fn named_if_any<T>(
        &mut self,
        ask: Ask,
        list: &'static str,
        read: impl Fn(&str) -> Result<T, String>,
    ) -> Option<Option<T>> {
        let control = Control::Line { most: 300, list: Some(list) };
        self.one(ask, control, "", false, |text, _| read(text))
    }

    fn one<T>(
        &mut self,
        ask: Ask,
        control: Control,
        preset: &str,
        needed: bool,
        read: impl Fn(&str, Language) -> Result<T, String>,
    ) -> Option<Option<T>> {
        let language = self.language;
        let (text, came) = match self.sent {
            None => (preset.to_owned(), None),
            Some(sent) => {
                let text = sent.one(ask.name);
                let came = match text.trim() {
                    "" if needed => Some(Err(language.say("请填写。", "Fill this in.").to_owned())),
                    "" => Some(Ok(None)),
                    trimmed => Some(read(trimmed, language).map(Some)),
                };
                (text.to_owned(), came)
            }
        };
        let (word, wrong) = match came {
            None => (None, None),
            Some(Ok(word)) => (Some(word), None),
            Some(Err(wrong)) => (None, Some(wrong)),
        };
        let values = vec![text];
        self.parts.push(Part::Field(Field { ask, control, values, needed, wrong }));
        word
    }

    /// A word cannot be what its field asks for.
    pub(crate) fn wrong(&mut self, name: &str, word: &BadWord) {
        let why = bad(word, self.language);
        self.mark(name, why);
    }

    /// Another field asks for this one too.
    pub(crate) fn unfilled(&mut self, name: &str) {
        self.mark(name, self.language.say("请填写。", "Fill this in.").to_owned());
    }

    fn mark(&mut self, name: &str, why: String) {
        for part in &mut self.parts {
            if let Part::Field(field) = part
                && field.ask.name == name
            {
                field.wrong = Some(why.clone());
            }
        }
    }

    /// A rule says no: told beside the field that caused it, or above all of them.
    pub(crate) fn refuse(&mut self, reason: &Reason, word: Option<&str>) {
        let from = reason.from_where();
        let says = self
            .language
            .told(format!("{}{}。", reason.zh, from.zh), format!("{} ({}.)", reason.en, from.en));
        let field = self.parts.iter_mut().find_map(|part| match part {
            Part::Field(field) if field.ask.is_meant(reason.rule, word) => Some(field),
            Part::Field(_) | Part::Note(_) => None,
        });
        match field {
            Some(field) => field.wrong = Some(says),
            None => self.refused = Some(says),
        }
    }
}

fn parsed<T: FromStr<Err: Display>>(text: &str, language: Language) -> Result<T, String> {
    text.parse().map_err(|bad: T::Err| {
        language.told(format!("不合要求：{bad}"), format!("It cannot be this: {bad}."))
    })
}

/// What is wrong with a word.
pub(super) fn bad(word: &BadWord, language: Language) -> String {
    language.told(format!("不合要求：{}", word.why), format!("It cannot be this: {}.", word.why))
}

fn in_a_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
