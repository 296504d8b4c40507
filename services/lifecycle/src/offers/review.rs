//! What may be done in a review, by whoever asks.

use jiff::ToSpan;

use crate::ballot::Code;
use crate::offers::case::{named, unsaid};
use crate::offers::offer::Offer;
use crate::offers::tried::{first_of, tried};
use crate::pool::Pool;
use crate::procedure::Form;
use crate::review::{Answer, Command, Disposal, Panel, Refusal, Review, Weight, may_draw};
use crate::stream::StreamId;
use crate::words::{Digest, Name, PartId, PersonId, Words};
use crate::world::{No, World};

/// What may be done in this review today, in the order of its life; nothing in one that is over. An expert whom a command has to name is
/// one whom the rules let it name, where there is one; of a draw it is said whether there may be one, and not who would be drawn.
///
/// # Errors
/// [`No::Missing`] when a stream must be loaded first.
pub fn offers_of_review(world: &World<'_>, id: &PartId) -> Result<Vec<Offer<Command>>, No> {
    let review = world.review(id)?;
    let Some(panel) = review.panel().filter(|_| review.is_under_way()) else {
        return Ok(Vec::new());
    };
    let pool = world.pool(&panel.area)?;
    let case = Case { world, id, panel, pool, target: StreamId::Review(id.clone()) };
    let mut all = vec![case.draw()?];
    all.extend(case.answered()?);
    all.extend(case.named()?);
    all.extend(case.dropped()?);
    all.push(case.plain(Command::AskAlternate)?);
    all.extend(case.chaired()?);
    all.push(case.plain(Command::SendPapers)?);
    all.push(case.opinion()?);
    all.extend(case.disposed()?);
    all.push(case.attended()?);
    all.push(case.ballot()?);
    all.push(case.concluded()?);
    all.push(case.plain(Command::Dissolve { reason: unsaid() })?);
    Ok(all)
}

struct Case<'a> {
    world: &'a World<'a>,
    id: &'a PartId,
    panel: &'a Panel,
    pool: &'a Pool,
    target: StreamId,
}

impl Case<'_> {
    fn plain(&self, command: Command) -> Result<Offer<Command>, No> {
        let refusal = tried(self.world, &self.target, &command)?;
        Ok(Offer { refusal, ..Offer::plain(command) })
    }

    /// The first of these that the rules let pass, with those that can be chosen instead.
    fn of(
        &self,
        commands: impl IntoIterator<Item = Command>,
        among: Vec<(String, Words)>,
    ) -> Result<Option<Offer<Command>>, No> {
        let found = first_of(self.world, &self.target, commands)?;
        Ok(found.map(|(command, refusal)| Offer { among, refusal, ..Offer::plain(command) }))
    }

    /// Again for a reason; the lots themselves are drawn by who has the log.
    fn draw(&self) -> Result<Offer<Command>, No> {
        let reason = (!self.panel.draws.is_empty()).then(unsaid);
        let refusal = match may_draw(self.world, self.id, reason.as_ref()) {
            Ok(()) => None,
            Err(No::Refused(refusal)) => Some(refusal),
            Err(missing) => return Err(missing),
        };
        Ok(Offer { refusal, ..Offer::plain(Command::Draw { reason }) })
    }

    /// An answer that is possible, of whoever was asked.
    fn answered(&self) -> Result<Option<Offer<Command>>, No> {
        let (mut among, mut first) = (Vec::new(), None);
        for answer in Answer::ALL {
            let offer = self.plain(Command::AnswerInvitation { answer, reason: None })?;
            if offer.refusal.is_none() {
                among.push((answer.key().to_owned(), words(answer.zh(), answer.en())));
            }
            if first.as_ref().is_none_or(|held: &Offer<Command>| {
                held.refusal.is_some() && offer.refusal.is_none()
            }) {
                first = Some(offer);
            }
        }
        Ok(first.map(|offer| Offer { among, ..offer }))
    }

    /// Somebody of the pool, over the rank.
    fn named(&self) -> Result<Option<Offer<Command>>, No> {
        let some = self
            .pool
            .experts()
            .map(|(expert, _)| Command::NamePanelist { expert: expert.clone(), reason: unsaid() });
        self.of(some, Vec::new())
    }

    fn dropped(&self) -> Result<Option<Offer<Command>>, No> {
        let sitting: Vec<&PersonId> = self.panel.sitting().map(|seat| &seat.expert).collect();
        let some = sitting
            .iter()
            .map(|expert| Command::DropPanelist { expert: (*expert).clone(), reason: unsaid() });
        self.of(some, self.called(&sitting))
    }

    fn chaired(&self) -> Result<Option<Offer<Command>>, No> {
        let members: Vec<&PersonId> = self.panel.members().map(|seat| &seat.expert).collect();
        let some = members.iter().map(|expert| Command::NameChair { expert: (*expert).clone() });
        self.of(some, self.called(&members))
    }

    fn opinion(&self) -> Result<Offer<Command>, No> {
        let (clause, text, weight) = (named("…"), unsaid(), Weight::Must);
        self.plain(Command::GiveOpinion { clause, text, weight })
    }

    /// The first that waits; the last word on each holds.
    fn disposed(&self) -> Result<Option<Offer<Command>>, No> {
        let waits = self.panel.opinions.iter().find(|held| held.disposed.is_none());
        let Some(first) = waits.or(self.panel.opinions.first()) else { return Ok(None) };
        let among = self.panel.opinions.iter().map(|held| {
            let (no, clause) = (held.no, &held.clause);
            (no.to_string(), words(&format!("第 {no} 条：{clause}"), &format!("{no}: {clause}")))
        });
        let disposal = Disposal::Taken;
        let offer = self.plain(Command::DisposeOpinion { no: first.no, disposal, reason: None })?;
        Ok(Some(Offer { among: among.collect(), ..offer }))
    }

    fn attended(&self) -> Result<Offer<Command>, No> {
        let members: Vec<&PersonId> = self.panel.members().map(|seat| &seat.expert).collect();
        let offer = self.plain(Command::RecordAttendance { present: Vec::new() })?;
        Ok(Offer { among: self.called(&members), ..offer })
    }

    /// By letter until a day; in secret with as many cards as there are electors.
    fn ballot(&self) -> Result<Offer<Command>, No> {
        let on = self.world.on;
        let closes =
            (self.panel.form == Form::Letter).then(|| on.checked_add(1.day()).unwrap_or(on));
        let offer = self.plain(Command::CallBallot { closes, cards: Vec::new() })?;
        let is_secret = offer.refusal == Some(Refusal::CardsUnfit { secret: true }.into());
        let offer = match is_secret {
            true => self.plain(Command::CallBallot { closes, cards: self.cards() })?,
            false => offer,
        };
        Ok(Offer { days: Some((on, None)), ..offer })
    }

    /// Hashes that are no cards of anybody.
    fn cards(&self) -> Vec<Digest> {
        let there = match (&self.panel.form, &self.panel.present) {
            (Form::Meeting, Some((_, present))) => present.len(),
            (Form::Meeting, None) => 0,
            (Form::Letter, _) => self.panel.members().count(),
        };
        let ballot = Review::next_ballot(self.panel, self.id);
        let none = |no: usize| {
            let mut bytes = [0; 20];
            bytes[..8].copy_from_slice(&no.to_be_bytes());
            Code::of(bytes).hash(&ballot)
        };
        (0..there).map(none).collect()
    }

    /// As the ballot was, where there was one.
    fn concluded(&self) -> Result<Offer<Command>, No> {
        let conclude = |passed| self.plain(Command::Conclude { passed, conclusion: unsaid() });
        let (passed, not) = (conclude(true)?, conclude(false)?);
        let both =
            [("passed", "通过", "passed", &passed), ("not-passed", "不通过", "not passed", &not)];
        let possible = both.iter().filter(|(_, _, _, offer)| offer.refusal.is_none());
        let among = possible.map(|(key, zh, en, _)| ((*key).to_owned(), words(zh, en))).collect();
        let first = if passed.refusal.is_some() && not.refusal.is_none() { not } else { passed };
        Ok(Offer { among, ..first })
    }

    fn called(&self, experts: &[&PersonId]) -> Vec<(String, Words)> {
        experts.iter().map(|expert| called(expert, self.pool)).collect()
    }
}

/// An expert by id, and as the pool calls them.
pub(super) fn called(expert: &PersonId, pool: &Pool) -> (String, Words) {
    let name = pool.expert(expert).map(|held| &held.description.name);
    let name = name.map_or(expert.as_str(), Name::as_str);
    (expert.to_string(), words(name, name))
}

fn words(zh: &str, en: &str) -> Words {
    Words { zh: zh.to_owned(), en: en.to_owned() }
}
