//! What each event of a review asks for. Who may act as the office is the policy's matter; who sits on the panel, who
//! leads it and who is asked is said here.

use crate::ballot::Ballot;
use crate::draw::{Ground, of_the_matter};
use crate::procedure::Form;
use crate::refusal::Shared;
use crate::review::call::{cited, may_be_called};
use crate::review::conclude::{may_conclude, may_vote, vote_rule};
use crate::review::decide::Case;
use crate::review::drawn::{draw_of, has_room, next_alternate, performed};
use crate::review::event::Event;
use crate::review::opinion::Disposal;
use crate::review::panel::Review;
use crate::review::refusal::Refusal;
use crate::review::seat::{Answer, Standing};
use crate::standard::Standard;
use crate::words::{PartId, PersonId, Sentence, Words};
use crate::world::{No, World};

/// The most opinions of one review.
const OPINIONS_MAX: usize = 2_000;

/// The most draws of one review.
const DRAWS_MAX: usize = 20;

/// Whether the rules let this event happen.
pub(crate) fn permits(world: &World<'_>, id: &PartId, event: &Event) -> Result<(), No> {
    if let Event::PanelCalled { .. } = event {
        let Standard::Run(run) = world.standard(id.owner())? else {
            return Err(Refusal::NotCalledFor {}.into());
        };
        let procedure = world.procedures()?.bound(&run.binding)?;
        return may_be_called(world, id, run, procedure, event);
    }
    match event {
        // These may be said of an earlier day: a meeting that was held, an invitation that had lapsed, a standard that had
        // gone another way.
        Event::AttendanceRecorded { .. }
        | Event::PanelistReplaced { .. }
        | Event::ReviewDissolved { .. } => {}
        _ => world.today_alone()?,
    }
    let case = Case::of(world, id)?;
    case.under_way()?;
    case.permits(event)
}

/// Whether there may be a draw, again only for a reason: the lots themselves ask for the log.
pub(crate) fn may_draw(
    world: &World<'_>,
    id: &PartId,
    reason: Option<&Sentence>,
) -> Result<(), No> {
    world.today_alone()?;
    Case::of(world, id)?.may_draw(reason)
}

impl Case<'_> {
    /// The rules, an event a row.
    fn permits(&self, event: &Event) -> Result<(), No> {
        match event {
            Event::PanelCalled { .. } => Err(Refusal::NotCalledFor {}.into()),
            Event::PanelDrawn { draw, seed, panel, alternates, reason } => {
                self.may_draw(reason.as_ref())?;
                let held = self.panel.draws.len();
                let drawn = performed(self.world, self.id, self.panel, self.rule, *draw, seed)?;
                let sound = usize::try_from(*draw).is_ok_and(|draw| draw == held + 1)
                    && drawn.panel == *panel
                    && drawn.alternates == *alternates;
                if sound { Ok(()) } else { Err(Refusal::NotDrawn {}.into()) }
            }
            Event::PanelistNamed { expert, .. } => self.may_be_named(expert),
            Event::PanelistDropped { expert, .. } => {
                match self.panel.sitting().any(|seat| seat.expert == *expert) {
                    true => Ok(()),
                    false => Err(Refusal::NotInvited { person: expert.clone() }.into()),
                }
            }
            Event::InvitationAnswered { expert, answer, .. } => self.may_answer(expert, *answer),
            Event::PanelistReplaced { into, .. } => {
                self.not_met()?;
                let pool = self.world.pool(&self.panel.area)?;
                match next_alternate(self.id, self.panel, self.rule, pool) {
                    Some(next) if next == into => Ok(()),
                    _ => Err(Refusal::NotNextAlternate { expert: into.clone() }.into()),
                }
            }
            Event::ChairNamed { expert, .. } => self.is_member(expert),
            Event::PapersSent { bundle, .. } => match bundle.is_empty() {
                true => Err(Refusal::PapersMissing {}.into()),
                false => Ok(()),
            },
            Event::OpinionGiven { by, .. } => {
                self.is_member(by)?;
                match self.panel.opinions.len() < OPINIONS_MAX {
                    true => Ok(()),
                    false => Err(Refusal::TooManyOpinions { most: OPINIONS_MAX }.into()),
                }
            }
            Event::OpinionDisposed { no, disposal, reason, .. } => {
                if self.panel.opinions.iter().all(|held| held.no != *no) {
                    return Err(Refusal::NoOpinion { no: *no }.into());
                }
                match (disposal, reason) {
                    (Disposal::Taken, _) | (_, Some(_)) => Ok(()),
                    (Disposal::Partly | Disposal::Not, None) => {
                        Err(Refusal::DisposalReasonMissing {}.into())
                    }
                }
            }
            Event::AttendanceRecorded { present, .. } => self.may_meet(present),
            Event::BallotCalled { .. } => self.may_be_voted_on(),
            Event::ReviewConcluded { passed, by, .. } => {
                self.has_met()?;
                self.is_chair(by)?;
                may_conclude(self.world, self.panel, self.procedure, *passed)
            }
            Event::ReviewDissolved { .. } => Ok(()),
        }
    }

    fn under_way(&self) -> Result<(), No> {
        match self.review {
            Review::Unborn => Err(Refusal::NoReview {}.into()),
            Review::Called(_) | Review::Drawn(_) | Review::Formed(_) | Review::Met(_) => Ok(()),
            Review::Concluded { on, .. } | Review::Dissolved { on, .. } => {
                Err(Refusal::ReviewEnded { on: *on, place: self.place() }.into())
            }
        }
    }

    fn place(&self) -> Words {
        let (zh, en) = self.review.place();
        Words { zh: zh.into(), en: en.into() }
    }

    /// Somebody may still be asked to sit on it.
    pub(super) fn may_seat(&self) -> Result<(), No> {
        self.under_way()?;
        self.not_met()
    }

    fn not_met(&self) -> Result<(), No> {
        match self.review {
            Review::Met(_) => Err(Refusal::TooLateToDraw {}.into()),
            _ => Ok(()),
        }
    }

    /// Before it has met, and again only for a reason.
    pub(super) fn may_draw(&self, reason: Option<&Sentence>) -> Result<(), No> {
        self.under_way()?;
        self.not_met()?;
        let held = self.panel.draws.len();
        if held >= DRAWS_MAX || (held > 0 && reason.is_none()) {
            return Err(Refusal::RedrawReasonMissing {}.into());
        }
        Ok(())
    }

    fn has_met(&self) -> Result<(), No> {
        // A panel that does not vote and works by letter meets nowhere.
        let by_letter = self.panel.form == Form::Letter
            && vote_rule(self.panel, self.procedure).is_none()
            && self.panel.is_full();
        match self.review {
            Review::Met(_) => Ok(()),
            _ if by_letter => Ok(()),
            _ => Err(Refusal::NotMet { place: self.place() }.into()),
        }
    }

    /// The office overrides the rank, and never what has to do with the matter.
    fn may_be_named(&self, expert: &PersonId) -> Result<(), No> {
        self.not_met()?;
        let pool = self.world.pool(&self.panel.area)?;
        let held = pool.held(expert)?;
        if self.panel.sitting().any(|seat| seat.expert == *expert) {
            return Err(Refusal::SitsAlready { expert: expert.clone() }.into());
        }
        let call = draw_of(self.id, self.panel, self.rule);
        let matter = of_the_matter(&call, expert, held);
        let conflict = self.panel.has_conflict(expert).then_some(Ground::E4);
        if let Some(ground) = matter.or(conflict) {
            let (expert, by, why) = (expert.clone(), ground.key(), ground.words());
            return Err(Refusal::Excluded { expert, by, why, source: cited(self.rule) }.into());
        }
        if self.panel.sitting().count() >= usize::try_from(self.panel.size).unwrap_or(usize::MAX) {
            return Err(Refusal::PanelFull { size: self.panel.size }.into());
        }
        if !has_room(self.panel, self.rule, pool, expert) {
            let unit = held.description.unit.to_string();
            let most = self.rule.unit_most.unwrap_or_default();
            return Err(Refusal::UnitFull { unit, most, source: cited(self.rule) }.into());
        }
        Ok(())
    }

    /// One answer, in time. A conflict may be declared later too: it is no change of mind.
    fn may_answer(&self, expert: &PersonId, answer: Answer) -> Result<(), No> {
        let Some(seat) = self.panel.seat_of(expert) else {
            return Err(Refusal::NotInvited { person: expert.clone() }.into());
        };
        match &seat.standing {
            Standing::Asked => {
                let Some(limit) = self.panel.answer_within else { return Ok(()) };
                let calendar = self.world.calendar()?;
                match limit.last_day(seat.since, calendar) {
                    Some(last) if self.world.on > last.day => {
                        Err(Refusal::InvitationLapsed { until: last.day }.into())
                    }
                    _ => Ok(()),
                }
            }
            Standing::Accepted { .. } if answer == Answer::Conflict => Ok(()),
            Standing::Accepted { .. } => {
                let (person, answer) = (expert.clone(), Answer::Accepted);
                Err(Refusal::AnsweredAlready { person, answer }.into())
            }
            Standing::Declined { answer, .. } => {
                let (person, answer) = (expert.clone(), *answer);
                Err(Refusal::AnsweredAlready { person, answer }.into())
            }
            Standing::Silent { on } => Err(Refusal::InvitationLapsed { until: *on }.into()),
            Standing::Redrawn { .. } | Standing::Dropped { .. } => {
                Err(Refusal::NotInvited { person: expert.clone() }.into())
            }
        }
    }

    fn is_member(&self, person: &PersonId) -> Result<(), No> {
        match self.panel.members().any(|seat| seat.expert == *person) {
            true => Ok(()),
            false => Err(Refusal::NotInvited { person: person.clone() }.into()),
        }
    }

    fn is_chair(&self, person: &PersonId) -> Result<(), No> {
        match &self.panel.chair {
            Some(chair) if chair == person => Ok(()),
            chair => {
                let chair =
                    chair.as_ref().map_or("未确定 / not named", PersonId::as_str).to_owned();
                Err(Refusal::NotTheChair { chair }.into())
            }
        }
    }

    /// The panel is whole, its papers were with it in time, and who signs in sits on it.
    fn may_meet(&self, present: &[PersonId]) -> Result<(), No> {
        if self.panel.form == Form::Letter {
            return Err(Refusal::NoMeeting {}.into());
        }
        if !self.panel.is_full() && !matches!(self.review, Review::Met(_)) {
            return Err(self.short().into());
        }
        if let Some(ballot) = self.review.ballot()
            && matches!(self.world.ballot(ballot)?, Ballot::Open(_))
        {
            return Err(Refusal::BallotOpen { ballot: ballot.clone() }.into());
        }
        if self.world.on < self.panel.called_on {
            let (day, earliest) = (self.world.on, Some(self.panel.called_on));
            let latest = Some(self.world.today);
            return Err(Shared::ImpossibleDay { day, earliest, latest }.into());
        }
        self.papers_in_time(self.world.on)?;
        let mut seen = std::collections::BTreeSet::new();
        for person in present {
            let sits = self.panel.members().any(|seat| seat.expert == *person);
            if !sits || !seen.insert(person) {
                return Err(Refusal::AttendanceUnfit { person: person.clone() }.into());
            }
        }
        Ok(())
    }

    /// The papers were sent so long before that day.
    fn papers_in_time(&self, day: jiff::civil::Date) -> Result<(), No> {
        let Some(before) = self.rule.papers_before else { return Ok(()) };
        let Some((sent, _)) = &self.panel.papers else {
            return Err(Refusal::PapersMissing {}.into());
        };
        let earliest = before.last_day(*sent, self.world.calendar()?, false);
        match earliest {
            Some(earliest) if day < earliest.day => {
                let (sent, earliest) = (*sent, earliest.day);
                Err(Refusal::PapersTooLate { sent, earliest, source: cited(self.rule) }.into())
            }
            _ => Ok(()),
        }
    }

    fn may_be_voted_on(&self) -> Result<(), No> {
        match (self.panel.form, self.review) {
            (Form::Meeting, Review::Met(_)) => {}
            (Form::Meeting, _) => return Err(Refusal::NotMet { place: self.place() }.into()),
            (Form::Letter, _) if !self.panel.is_full() && self.panel.ballots.is_empty() => {
                return Err(self.short().into());
            }
            (Form::Letter, _) => self.papers_in_time(self.panel.on)?,
        }
        may_vote(self.world, self.panel, self.procedure)
    }
}
