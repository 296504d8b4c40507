//! What a review waits for: each open invitation, its papers, and its conclusion.

use crate::procedure::Form;
use crate::review::panel::{Panel, Review};
use crate::review::seat::Standing;
use crate::wait::{Rules, Then, Wait, Who};
use crate::which::Which;

impl Review {
    pub(crate) fn waits(&self, rules: &Rules<'_>) -> Vec<Wait> {
        match self {
            Review::Unborn | Review::Concluded { .. } | Review::Dissolved { .. } => Vec::new(),
            Review::Called(panel) => {
                let mut waits = vec![Wait::unlimited(Which::Panel, panel.called_on)];
                waits.extend(panel.papers_wait());
                waits
            }
            Review::Drawn(panel) | Review::Formed(panel) => {
                let mut waits = panel.invitations(rules);
                waits.extend(panel.papers_wait());
                if waits.is_empty() {
                    waits.push(panel.conclusion());
                }
                waits
            }
            Review::Met(panel) => vec![panel.conclusion()],
        }
    }
}

impl Panel {
    fn invitations(&self, rules: &Rules<'_>) -> Vec<Wait> {
        let open = self.seats.iter().filter(|seat| seat.standing == Standing::Asked);
        open.map(|seat| {
            let last = self.answers_until(seat, rules.calendar);
            Wait {
                who: Who::Person(seat.expert.clone()),
                until: last.map(|last| last.day),
                provisional: last.is_some_and(|last| last.provisional),
                then: if last.is_some() { Then::Replace } else { Then::Nothing },
                ..Wait::unlimited(Which::Invitation { no: seat.no }, seat.since)
            }
        })
        .collect()
    }

    fn papers_wait(&self) -> Option<Wait> {
        let wanted = self.form == Form::Meeting && self.papers.is_none();
        let until = self.papers_until.filter(|_| wanted)?;
        Some(Wait {
            until: Some(until),
            then: Then::Late,
            ..Wait::unlimited(Which::Papers, self.called_on)
        })
    }

    /// Its ballots wait for themselves. That one is over is no event of the review, so that this wait follows none of them: it
    /// would lie on no desk for ever.
    fn conclusion(&self) -> Wait {
        let who = self.chair.clone().map_or(Who::Office, Who::Person);
        let since = self.present.as_ref().map_or(self.called_on, |(on, _)| *on);
        Wait { who, ..Wait::unlimited(Which::Conclusion, since) }
    }
}
