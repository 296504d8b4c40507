//! What is offered of one thing to whoever looks: each command as an act with its form, and why it cannot be done where it cannot.

use std::str::FromStr;

use jiff::civil::Date;
use plumbline_access::Caller;
use plumbline_lifecycle::{Command, No, Offer, StreamId, Words, World, standard};
use plumbline_workflow::Foresight;

use crate::acts::form::Form;
use crate::acts::given::Order;
use crate::acts::judged::judged;
use crate::acts::listed::Act;
use crate::acts::returned::Why;
use crate::acts::sent::Sent;
use crate::language::Language;
use crate::problem::Problem;

/// An act that has a form: of which command, its key, and what whoever gives it does, as they would say it. What stands in no noun's
/// list of these is offered to nobody.
pub(crate) struct Called {
    pub(super) command: &'static str,
    key: &'static str,
    zh: &'static str,
    en: &'static str,
}

/// The one act of a command.
pub(super) const fn called(command: &'static str, zh: &'static str, en: &'static str) -> Called {
    Called { command, key: command, zh, en }
}

impl Called {
    /// One of several acts of a command, by its own key.
    pub(super) const fn by(self, key: &'static str) -> Called {
        Called { key, ..self }
    }
}

/// What a form comes to: a command, and the day on which it happened where that is asked for.
pub(super) type Filled<C> = (C, Option<Date>);

/// All that is offered of one thing.
pub(super) struct Offered<C = standard::Command> {
    target: StreamId,
    offers: Vec<(Act, Offer<C>)>,
}

impl<C: Clone + Into<Command>> Offered<C> {
    /// As the log stands that is looked ahead from: what the core offers, each as the acts that `acts` makes of it.
    pub(super) fn read(
        foresight: &mut Foresight<'_>,
        caller: &Caller,
        target: StreamId,
        offers: impl Fn(&World<'_>) -> Result<Vec<Offer<C>>, No>,
        acts: impl Fn(&Offer<C>) -> Vec<(String, Words)>,
    ) -> Result<Offered<C>, Problem> {
        let offered = foresight.ask(caller.person.as_ref(), offers);
        let offered = offered.map_err(|no| Problem::of_command(&no))?;
        let version = foresight.stream(&target).map_or(0, |folded| folded.version);
        let mut offers = Vec::with_capacity(offered.len());
        for offer in offered {
            let acts = acts(&offer);
            if acts.is_empty() {
                continue;
            }
            let not = judged(foresight, caller, &target, &offer)?;
            for (key, words) in acts {
                offers.push((Act { key, words, version, not: not.clone() }, offer.clone()));
            }
        }
        Ok(Offered { target, offers })
    }

    /// The version of the stream that is looked at.
    pub(super) fn version(&self) -> u64 {
        self.offers.first().map_or(0, |(act, _)| act.version)
    }

    pub(super) fn offers(&self) -> impl Iterator<Item = &Offer<C>> {
        self.offers.iter().map(|(_, offer)| offer)
    }

    /// Each, as it is listed.
    pub(super) fn acts(&self) -> Vec<Act> {
        self.offers.iter().map(|(act, _)| act.clone()).collect()
    }

    /// Whether anything can be done here and now.
    pub(super) fn is_any_possible(&self) -> bool {
        self.offers.iter().any(|(act, _)| act.not.is_none())
    }

    /// Goes through the form of an act, where it is one of these.
    pub(super) fn draw(
        &self,
        key: &str,
        form: &mut Form<'_>,
        fields: impl FnOnce(&Act, &Offer<C>, &mut Form<'_>) -> Option<Filled<C>>,
    ) {
        if let Some((act, offer)) = self.offers.iter().find(|(act, _)| act.key == key) {
            let _ = fields(act, offer, form);
        }
    }

    /// What a form that was sent comes to.
    pub(super) fn order(
        &self,
        sent: &Sent,
        language: Language,
        fields: impl FnOnce(&Act, &Offer<C>, &mut Form<'_>) -> Option<Filled<C>>,
    ) -> Result<Order, Why> {
        let known = self.offers.iter().find(|(act, _)| act.key == sent.act);
        let (act, offer) = known.ok_or(Why::Gone)?;
        let mut form = Form::new(language, Some(sent));
        let (command, on) = fields(act, offer, &mut form).ok_or(Why::Fields)?;
        let (target, version) = (self.target.clone(), Some(sent.version));
        Ok(Order { target, command: command.into(), version, on })
    }
}

/// The acts of a command by its name, out of a noun's list.
pub(super) fn acts_of(all: &[Called], command: &str) -> Vec<(String, Words)> {
    let acts = all.iter().filter(|act| act.command == command);
    let words = |act: &Called| Words { zh: act.zh.to_owned(), en: act.en.to_owned() };
    acts.map(|act| (act.key.to_owned(), words(act))).collect()
}

/// What may be named instead, as the choices of a field; what is no such word is left out.
pub(super) fn among<C, T: FromStr>(
    offer: &Offer<C>,
    language: Language,
) -> Vec<(String, String, T)> {
    let each = offer.among.iter().filter_map(|(key, words)| {
        Some((key.clone(), language.of_words(words).to_owned(), key.parse().ok()?))
    });
    each.collect()
}

/// All of a closed list of words, as the choices of a field.
pub(super) fn each<T: Copy>(
    all: impl IntoIterator<Item = T>,
    told: impl Fn(T) -> (&'static str, &'static str, &'static str),
    language: Language,
) -> Vec<(String, String, T)> {
    let choice = |one: T| {
        let (key, zh, en) = told(one);
        (key.to_owned(), language.say(zh, en).to_owned(), one)
    };
    all.into_iter().map(choice).collect()
}

/// The key of the first choice, which stands in a field at first.
pub(super) fn first<T>(choices: &[(String, String, T)]) -> Option<&str> {
    choices.first().map(|(key, _, _)| key.as_str())
}
