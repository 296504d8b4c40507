//! How each event changes a review.

use jiff::civil::Date;

use crate::misfit::Misfit;
use crate::review::event::Event;
use crate::review::opinion::Opinion;
use crate::review::panel::{Panel, Review};
use crate::review::seat::{Answer, Invited, Seat, Standing};
use crate::words::PersonId;

impl Review {
    /// Folds one event that happened on `on` into the state.
    ///
    /// # Errors
    /// [`Misfit`] when it cannot have happened to this state.
    pub fn evolve(self, event: &Event, on: Date) -> Result<Review, Misfit> {
        let misfit = Misfit { event: event.kind().name(), state: self.place().1.into() };
        let mut review = match (self, event) {
            (Review::Unborn, event) => {
                return called(event, on).map(Box::new).map(Review::Called).ok_or(misfit);
            }
            (review, _) if !review.is_under_way() => return Err(misfit),
            (review, _) => review,
        };
        let Some(panel) = review.panel_mut() else { return Err(misfit) };
        match event.clone() {
            Event::PanelCalled { .. } => return Err(misfit),
            Event::PanelDrawn { draw, seed, panel: drawn, alternates, reason } => {
                panel.drawn_anew(&drawn, draw, on);
                panel.draws.push((draw, seed, reason));
                panel.alternates = alternates;
            }
            Event::PanelistNamed { expert, reason, .. } => {
                panel.alternates.retain(|held| *held != expert);
                panel.ask(expert, Invited::Named { reason }, on);
            }
            Event::PanelistDropped { expert, reason, .. } => {
                panel.alternates.retain(|held| *held != expert);
                panel.stands(&expert, Standing::Dropped { reason, on });
            }
            Event::InvitationAnswered { expert, answer, reason } => {
                let standing = match answer {
                    Answer::Accepted => Standing::Accepted { on },
                    Answer::Conflict | Answer::Busy | Answer::Other => {
                        Standing::Declined { answer, reason, on }
                    }
                };
                panel.stands(&expert, standing);
            }
            Event::PanelistReplaced { out, into } => {
                panel.alternates.retain(|held| *held != into);
                panel.ask(into, Invited::SteppedIn { for_whom: out }, on);
            }
            Event::ChairNamed { expert, .. } => panel.chair = Some(expert),
            Event::PapersSent { bundle, .. } => panel.papers = Some((on, bundle)),
            Event::OpinionGiven { no, by, clause, text, weight } => {
                let disposed = None;
                panel.opinions.push(Opinion { no, by, clause, text, weight, disposed });
            }
            Event::OpinionDisposed { no, disposal, reason, .. } => {
                if let Some(held) = panel.opinions.iter_mut().find(|held| held.no == no) {
                    held.disposed = Some((disposal, reason));
                }
            }
            Event::AttendanceRecorded { present, .. } => panel.present = Some((on, present)),
            Event::BallotCalled { ballot, .. } => panel.ballots.push(ballot),
            Event::ReviewConcluded { .. } | Event::ReviewDissolved { .. } => {}
        }
        Ok(review.standing_now(event, on))
    }

    /// Where it stands after an event.
    fn standing_now(self, event: &Event, on: Date) -> Review {
        let has_met = matches!(self, Review::Met(_));
        let panel = match self {
            Review::Called(panel)
            | Review::Drawn(panel)
            | Review::Formed(panel)
            | Review::Met(panel) => panel,
            over => return over,
        };
        match event {
            Event::ReviewConcluded { passed, conclusion, .. } => {
                Review::Concluded { panel, passed: *passed, conclusion: conclusion.clone(), on }
            }
            Event::ReviewDissolved { reason } => {
                Review::Dissolved { panel, reason: reason.clone(), on }
            }
            Event::AttendanceRecorded { .. } | Event::BallotCalled { .. } => Review::Met(panel),
            _ if has_met => Review::Met(panel),
            _ if panel.is_full() => Review::Formed(panel),
            _ if panel.seats.is_empty() => Review::Called(panel),
            _ => Review::Drawn(panel),
        }
    }
}

impl Panel {
    /// A draw that is not the first asks everybody anew; who sat on the panel before it has a seat only if drawn again.
    fn drawn_anew(&mut self, drawn: &[PersonId], draw: u32, on: Date) {
        for seat in self.seats.iter_mut().filter(|seat| seat.holds()) {
            seat.standing = Standing::Redrawn { on };
        }
        self.chair = None;
        for expert in drawn {
            self.ask(expert.clone(), Invited::Drawn { draw }, on);
        }
    }

    fn ask(&mut self, expert: PersonId, invited: Invited, on: Date) {
        let no = self.next_seat();
        self.seats.push(Seat { no, expert, invited, since: on, standing: Standing::Asked });
    }

    fn stands(&mut self, expert: &PersonId, standing: Standing) {
        let seat = self.seats.iter_mut().rev().find(|seat| seat.expert == *expert);
        if let Some(seat) = seat {
            seat.standing = standing;
        }
        if self.chair.as_ref().is_some_and(|chair| {
            self.seats.iter().all(|seat| seat.expert != *chair || !seat.holds())
        }) {
            self.chair = None;
        }
    }
}

fn called(event: &Event, on: Date) -> Option<Panel> {
    let Event::PanelCalled {
        purpose,
        binding,
        rule,
        form,
        on: day,
        size,
        fields,
        barred,
        asked_for,
        area,
        pool_version,
        pool_hash,
        answer_within,
        papers_until,
        by,
    } = event.clone()
    else {
        return None;
    };
    Some(Panel {
        purpose,
        binding,
        rule,
        form,
        on: day,
        size,
        fields,
        barred,
        asked_for,
        area,
        pool: (pool_version, pool_hash),
        answer_within,
        papers_until,
        called_by: by,
        called_on: on,
        draws: Vec::new(),
        seats: Vec::new(),
        alternates: Vec::new(),
        chair: None,
        papers: None,
        opinions: Vec::new(),
        present: None,
        ballots: Vec::new(),
        noted: Vec::new(),
    })
}
