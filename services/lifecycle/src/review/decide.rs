//! Which events a command about a review makes: its own, what its ballot gets, and whom the pool hears to be asked or
//! released, all in one commit.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::approval::DocRef;
use crate::ballot::{self, Ballot, Roll};
use crate::event;
use crate::pool;
use crate::procedure::{PanelRule, Procedure};
use crate::review::command::Command;
use crate::review::conclude::opens;
use crate::review::drawn::{next_alternate, performed};
use crate::review::event::Event;
use crate::review::panel::{Panel, Review};
use crate::review::refusal::Refusal;
use crate::review::seat::{Answer, Invited};
use crate::standard::Standard;
use crate::stream::StreamId;
use crate::words::{PartId, PersonId};
use crate::world::{No, World};

/// A review that was called, with the rules that it was called by.
pub(super) struct Case<'a> {
    pub(super) world: &'a World<'a>,
    pub(super) id: &'a PartId,
    pub(super) review: &'a Review,
    pub(super) panel: &'a Panel,
    pub(super) procedure: &'a Procedure,
    pub(super) rule: &'a PanelRule,
}

impl<'a> Case<'a> {
    pub(super) fn of(world: &'a World<'a>, id: &'a PartId) -> Result<Case<'a>, No> {
        let review = world.review(id)?;
        let panel = review.panel().ok_or(Refusal::NoReview {})?;
        let procedure = world.procedures()?.bound(&panel.binding)?;
        let rule = crate::review::call::rule(procedure, panel.purpose)?;
        Ok(Case { world, id, review, panel, procedure, rule })
    }
}

/// The events of one command, the review's own first.
pub(crate) fn decide(
    world: &World<'_>,
    id: &PartId,
    command: &Command,
) -> Result<Vec<(StreamId, event::Event)>, No> {
    // A meeting that was held may be recorded later; who may act is judged today.
    if !matches!(command, Command::RecordAttendance { .. }) {
        world.today_alone()?;
    }
    let case = Case::of(world, id)?;
    let by = world.by.ok_or(Refusal::OfficeUnnamed {})?.clone();
    let mut made = Made { case: &case, events: Vec::with_capacity(3) };
    match command.clone() {
        Command::Draw { reason } => made.drawn(reason)?,
        Command::NamePanelist { expert, reason } => {
            made.own(Event::PanelistNamed { expert: expert.clone(), reason, by });
            made.asked([expert]);
        }
        Command::DropPanelist { expert, reason } => {
            made.out(Event::PanelistDropped { expert: expert.clone(), reason, by }, &expert)?;
        }
        Command::AskAlternate => {
            // That it is over, or has met, is told before who could be asked.
            case.may_seat()?;
            let out =
                case.panel.empty_seat().ok_or(Refusal::PanelFull { size: case.panel.size })?;
            let into = case.next(case.panel)?.ok_or_else(|| case.short())?;
            made.own(Event::PanelistReplaced { out, into: into.clone() });
            made.asked([into]);
        }
        Command::AnswerInvitation { answer, reason } => {
            let event = Event::InvitationAnswered { expert: by.clone(), answer, reason };
            if answer == Answer::Accepted {
                made.own(event);
            } else {
                made.out(event, &by)?;
            }
            if answer == Answer::Conflict {
                made.recused(&by)?;
            }
        }
        Command::NameChair { expert } => made.own(Event::ChairNamed { expert, by }),
        Command::SendPapers => {
            let bundle = papers(world, id)?;
            made.own(Event::PapersSent { bundle, by });
        }
        Command::GiveOpinion { clause, text, weight } => {
            let no = case.panel.opinions.last().map_or(1, |held| held.no + 1);
            made.own(Event::OpinionGiven { no, by, clause, text, weight });
        }
        Command::DisposeOpinion { no, disposal, reason } => {
            made.own(Event::OpinionDisposed { no, disposal, reason, by });
        }
        Command::RecordAttendance { present } => {
            made.own(Event::AttendanceRecorded { present, by });
        }
        Command::CallBallot { closes, mut cards } => {
            cards.sort();
            let ballot = Review::next_ballot(case.panel, id);
            made.own(Event::BallotCalled { ballot: ballot.clone(), by });
            crate::review::rules::permits(world, id, &made.first())?;
            let opened = opens(world, &ballot, closes, &cards)?;
            made.events.push((StreamId::Ballot(ballot), event::Event::Ballot(opened)));
        }
        Command::Conclude { passed, conclusion } => {
            made.own(Event::ReviewConcluded { passed, conclusion, by });
            made.events.extend(released(id, case.panel, true));
        }
        Command::Dissolve { reason } => {
            let text = reason.as_str().to_owned();
            made.own(Event::ReviewDissolved { reason });
            made.events.extend(ended_besides(world, id, case.review, &text)?);
        }
    }
    Ok(made.events)
}

/// What a review comes to when its standard goes another way: nothing where it is over.
pub(crate) fn ended(
    world: &World<'_>,
    id: &PartId,
    why: &str,
) -> Result<Vec<(StreamId, event::Event)>, No> {
    let review = world.review(id)?;
    if !review.is_under_way() {
        return Ok(Vec::new());
    }
    let reason = why.parse().expect("a sentence of visible text");
    let dissolved = event::Event::Review(Event::ReviewDissolved { reason });
    let mut events = vec![(StreamId::Review(id.clone()), dissolved)];
    events.extend(ended_besides(world, id, review, why)?);
    Ok(events)
}

/// An invitation that nobody answered in time: whoever was asked is released, and the next alternate is asked. That only on the
/// day itself: who is asked has the whole time to answer, and a service that was down for days asks nobody as of a day that is
/// gone.
pub(crate) fn replaced(
    world: &World<'_>,
    id: &PartId,
    no: u32,
) -> Result<Vec<(StreamId, event::Event)>, No> {
    let case = Case::of(world, id)?;
    let seat = case.panel.seats.iter().find(|seat| seat.no == no);
    let Some(seat) = seat else { return Ok(Vec::new()) };
    let mut made = Made { case: &case, events: Vec::with_capacity(3) };
    let mut after = case.panel.clone();
    after.falls_silent(no, world.on);
    if world.on == world.today
        && let Some(into) = case.next(&after)?
    {
        made.own(Event::PanelistReplaced { out: seat.expert.clone(), into: into.clone() });
        made.asked([into]);
    }
    made.released([seat.expert.clone()]);
    Ok(made.events)
}

/// The open ballot is annulled, and the experts are released.
fn ended_besides(
    world: &World<'_>,
    id: &PartId,
    review: &Review,
    why: &str,
) -> Result<Vec<(StreamId, event::Event)>, No> {
    let mut events = Vec::new();
    if let Some(ballot) = review.ballot()
        && let Some(annulled) = world.ballot(ballot)?.lapse(why)
    {
        events.push((StreamId::Ballot(ballot.clone()), event::Event::Ballot(annulled)));
    }
    events.extend(review.panel().into_iter().flat_map(|panel| released(id, panel, false)));
    Ok(events)
}

/// The pool hears that those who still sit on the panel are released; who was there has served.
fn released(id: &PartId, panel: &Panel, concluded: bool) -> Vec<(StreamId, event::Event)> {
    let was_there = |expert: &PersonId| {
        concluded
            && panel.seat_of(expert).is_some_and(crate::review::seat::Seat::has_accepted)
            && panel.present.as_ref().is_none_or(|(_, present)| present.contains(expert))
    };
    let sitting: BTreeSet<PersonId> = panel.sitting().map(|seat| seat.expert.clone()).collect();
    let (served, not): (Vec<PersonId>, Vec<PersonId>) = sitting.into_iter().partition(was_there);
    [(served, true), (not, false)]
        .into_iter()
        .filter(|(experts, _)| !experts.is_empty())
        .map(|(experts, served)| {
            let event = pool::Event::ExpertsReleased { review: id.clone(), experts, served };
            (StreamId::Pool(panel.area.clone()), event::Event::Pool(event))
        })
        .collect()
}

/// The documents of the standard, as they are now, in the order of their kinds.
fn papers(world: &World<'_>, id: &PartId) -> Result<Vec<DocRef>, No> {
    let Standard::Run(run) = world.standard(id.owner())? else {
        return Err(Refusal::NoReview {}.into());
    };
    let mut bundle: Vec<DocRef> = run
        .documents
        .iter()
        .map(|held| DocRef {
            kind: held.document.kind.clone(),
            sha256: held.document.sha256.clone(),
        })
        .collect();
    bundle.sort();
    Ok(bundle)
}

impl Case<'_> {
    /// Who steps in next in a panel as it stands then.
    fn next(&self, panel: &Panel) -> Result<Option<PersonId>, No> {
        let pool = self.world.pool(&panel.area)?;
        Ok(next_alternate(self.id, panel, self.rule, pool).cloned())
    }

    pub(super) fn short(&self) -> Refusal {
        let have = self.panel.members().count();
        let (zh, en) = self.review.place();
        let place = crate::Words { zh: zh.into(), en: en.into() };
        Refusal::PanelShort { have, need: self.panel.size, place }
    }
}

/// What a command has made so far.
struct Made<'a> {
    case: &'a Case<'a>,
    events: Vec<(StreamId, event::Event)>,
}

impl Made<'_> {
    fn own(&mut self, event: Event) {
        let stream = StreamId::Review(self.case.id.clone());
        self.events.push((stream, event::Event::Review(event)));
    }

    fn first(&self) -> Event {
        match self.events.first() {
            Some((_, event::Event::Review(event))) => event.clone(),
            _ => unreachable!("a command of a review makes one of its events first"),
        }
    }

    fn of_pool(&mut self, event: pool::Event) {
        let stream = StreamId::Pool(self.case.panel.area.clone());
        self.events.push((stream, event::Event::Pool(event)));
    }

    fn asked(&mut self, experts: impl IntoIterator<Item = PersonId>) {
        let experts: Vec<PersonId> = experts.into_iter().collect();
        if !experts.is_empty() {
            self.of_pool(pool::Event::ExpertsAsked { review: self.case.id.clone(), experts });
        }
    }

    fn released(&mut self, experts: impl IntoIterator<Item = PersonId>) {
        let experts: Vec<PersonId> = experts.into_iter().collect();
        if !experts.is_empty() {
            let review = self.case.id.clone();
            self.of_pool(pool::Event::ExpertsReleased { review, experts, served: false });
        }
    }

    /// Somebody falls out, and the next alternate steps in.
    fn out(&mut self, event: Event, expert: &PersonId) -> Result<(), No> {
        // What the rules say of the event itself is told before anybody is looked for.
        crate::review::rules::permits(self.case.world, self.case.id, &event)?;
        let held = self.case.panel.sitting().any(|seat| seat.expert == *expert);
        let after = self.case.review.clone().evolve(&event, self.case.world.on);
        self.own(event);
        if !held {
            return Ok(());
        }
        // Once it has met, nobody new sits down.
        let next = match after.ok().as_ref() {
            Some(after @ (Review::Called(_) | Review::Drawn(_) | Review::Formed(_))) => {
                after.panel().map(|panel| self.case.next(panel)).transpose()?.flatten()
            }
            _ => None,
        };
        if let Some(into) = next {
            self.own(Event::PanelistReplaced { out: expert.clone(), into: into.clone() });
            self.asked([into]);
        }
        self.released([expert.clone()]);
        Ok(())
    }

    /// Who has a conflict takes no part in a ballot that is open, unless they have voted or its last day has passed.
    fn recused(&mut self, by: &PersonId) -> Result<(), No> {
        let Some(id) = self.case.review.ballot() else { return Ok(()) };
        let Ballot::Open(roll) = self.case.world.ballot(id)? else { return Ok(()) };
        if may_still_be_recused(roll, by, self.case.world.on) {
            let reason = "评审中声明利益冲突 / declared a conflict in the review"
                .parse()
                .expect("a sentence of visible text");
            let event = ballot::Event::VoterRecused { by: by.clone(), reason };
            self.events.push((StreamId::Ballot(id.clone()), event::Event::Ballot(event)));
        }
        Ok(())
    }

    fn drawn(&mut self, reason: Option<crate::Sentence>) -> Result<(), No> {
        let Case { world, id, panel, rule, .. } = *self.case;
        // What forbids a draw is told before anybody is drawn.
        self.case.may_draw(reason.as_ref())?;
        let number = u32::try_from(panel.draws.len()).unwrap_or(u32::MAX).saturating_add(1);
        let seed = world.known.checkpoint_of(&StreamId::Review(id.clone()));
        let seed = seed.ok_or(Refusal::DrawTooLate {})?;
        let draw = performed(world, id, panel, rule, number, &seed)?;
        let before: BTreeSet<PersonId> = panel.sitting().map(|seat| seat.expert.clone()).collect();
        let now: BTreeSet<PersonId> = draw.panel.iter().cloned().collect();
        self.own(Event::PanelDrawn {
            draw: number,
            seed,
            panel: draw.panel.clone(),
            alternates: draw.alternates,
            reason,
        });
        self.released(before.difference(&now).cloned());
        self.asked(draw.panel.into_iter().filter(|expert| !before.contains(expert)));
        Ok(())
    }
}

fn may_still_be_recused(roll: &Roll, by: &PersonId, on: Date) -> bool {
    let handed = roll.cards.as_ref().is_some_and(|cards| cards.handed.is_some());
    roll.elector(by).is_some()
        && !handed
        && roll.closes.is_none_or(|closes| on <= closes)
        && roll.votes.iter().all(|vote| vote.by != *by)
}

impl Panel {
    /// Somebody who fell out and in whose place nobody was asked.
    pub(super) fn empty_seat(&self) -> Option<PersonId> {
        let stepped = |out: &PersonId| {
            self.seats.iter().any(
                |seat| matches!(&seat.invited, Invited::SteppedIn { for_whom } if for_whom == out),
            )
        };
        let size = usize::try_from(self.size).unwrap_or(usize::MAX);
        let mut out = self.fallen_out().filter(|out| !stepped(out));
        (self.sitting().count() < size).then(|| out.next().cloned()).flatten()
    }

    pub(super) fn falls_silent(&mut self, no: u32, on: Date) {
        if let Some(seat) = self.seats.iter_mut().find(|seat| seat.no == no) {
            seat.standing = crate::review::seat::Standing::Silent { on };
        }
    }
}
