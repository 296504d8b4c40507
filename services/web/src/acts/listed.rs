//! What can be done on a page, a form each, and what cannot, each with its reason.

use std::collections::BTreeMap;

use maud::{Markup, html};
use plumbline_lifecycle::{Reason, Words};
use uuid::Uuid;

use crate::acts::drawn::Place;
use crate::acts::form::Form;
use crate::acts::returned::Returned;
use crate::language::Language;

/// Something that can be done, or cannot.
#[derive(Clone)]
pub(crate) struct Act {
    /// Which it is.
    pub(crate) key: String,
    /// What it is called, as somebody would say it.
    pub(crate) words: Words,
    /// The version of the stream to which its command is given.
    pub(crate) version: u64,
    /// Why it cannot be done, where it cannot.
    pub(crate) not: Option<Not>,
}

/// Why something cannot be done here and now.
#[derive(Clone)]
pub(crate) enum Not {
    /// It does not belong to where the thing stands.
    Elsewhere,
    /// A rule says no.
    Rule(Reason),
    /// It is for others to do.
    Others,
}

/// The panel of what can be done: `form` goes through the fields of an act, `path` is where the forms are sent.
pub(crate) fn listed(
    acts: &[Act],
    returned: Option<&Returned>,
    path: &str,
    language: Language,
    form: impl Fn(&Act, &mut Form<'_>),
) -> Markup {
    let possible: Vec<&Act> = acts.iter().filter(|act| act.not.is_none()).collect();
    if possible.is_empty() && returned.is_none() && acts.iter().all(|act| act.is_others()) {
        return html! {};
    }
    let draw = |act: &Act, returned: Option<&Returned>| {
        let mut fields = Form::new(language, returned.map(|returned| &returned.sent));
        form(act, &mut fields);
        let mut id = Uuid::now_v7();
        if let Some(returned) = returned {
            returned.place(&mut fields);
            id = if returned.keeps_its_id() { returned.sent.id } else { id };
        }
        let button = language.of_words(&act.words);
        let button = capital(button);
        fields.drawn(&Place { path, act: &act.key, version: act.version, id, button: &button })
    };
    let back = returned.and_then(|returned| {
        let act = acts.iter().find(|act| act.key == returned.sent.act);
        act.map(|act| (returned, act))
    });
    let is_back = |act: &Act| back.is_some_and(|(_, back)| back.key == act.key);
    html! {
        @if let Some((returned, act)) = back {
            section.panel.late-edge id="returned" {
                h2 { (capital(language.of_words(&act.words))) }
                (returned.told(language))
                (draw(act, Some(returned)))
            }
        } @else if let Some(returned) = returned {
            section.panel.late-edge id="returned" { (returned.told(language)) }
        }
        section.panel id="acts" {
            h2 { (language.say("可以办理", "What can be done")) }
            @if possible.is_empty() { p { (language.say("现在没有您可以办理的事项。", "There is nothing that you can do now.")) } }
            @for act in possible.iter().filter(|act| !is_back(act)) {
                details.act { summary { (capital(language.of_words(&act.words))) } (draw(act, None)) }
            }
            (impossible(acts, language))
        }
    }
}

impl Act {
    fn is_others(&self) -> bool {
        matches!(self.not, Some(Not::Others))
    }
}

/// Each reason once, with all that it stops.
fn impossible(acts: &[Act], language: Language) -> Markup {
    let mut by_rule: Vec<(&Reason, Vec<&str>)> = Vec::new();
    let (mut elsewhere, mut others) = (Vec::new(), Vec::new());
    let mut at: BTreeMap<String, usize> = BTreeMap::new();
    for act in acts {
        let words = language.of_words(&act.words);
        match &act.not {
            None => {}
            Some(Not::Elsewhere) => elsewhere.push(words),
            Some(Not::Others) => others.push(words),
            Some(Not::Rule(reason)) => match at.get(&reason.zh) {
                Some(at) => by_rule[*at].1.push(words),
                None => {
                    at.insert(reason.zh.clone(), by_rule.len());
                    by_rule.push((reason, vec![words]));
                }
            },
        }
    }
    if by_rule.is_empty() && elsewhere.is_empty() && others.is_empty() {
        return html! {};
    }
    let join = |words: &[&str]| capital(&words.join(language.say("、", ", ")));
    html! {
        details.not {
            summary { (language.say("现在不能办理的，及理由", "What cannot be done now, and why")) }
            dl.short {
                @for (reason, words) in &by_rule {
                    dt { (join(words)) }
                    dd { (language.say(&reason.zh, &reason.en)) " " small { (language.of_words(&reason.from_where())) } }
                }
                @if !elsewhere.is_empty() {
                    dt { (language.say("不在此阶段办理", "Not at this stage")) }
                    dd { (join(&elsewhere)) }
                }
                @if !others.is_empty() {
                    dt { (language.say("由其他人员办理", "For others to do")) }
                    dd { (join(&others)) }
                }
            }
        }
    }
}

/// As the first word of a line.
fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
