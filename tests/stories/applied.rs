//! How a standard is put into effect, as the stories tell it: the verbs, and what is open.

use plumbline_lifecycle::implementation::{Command, Implementation, Mended};
use plumbline_lifecycle::{Rules, State, StreamId, waits};

use crate::World;
use crate::verbs::{json, say};

/// `roll-out u-a,u-b 2026-12-31`, `record u-a 2026-Q1 coverage 80 100`, `evaluate u-a 85 100 WHAT` (`-` for all units),
/// `feedback NAME change WHAT`, `reply 1 WHAT`, `inspect u-a WHAT | WHAT`, `order 1.2 2026-06-30`, `mended 1 HOW`, `not-mended 1
/// 2026-07-31 WHY`, `closed 1 HOW`.
pub(crate) fn to_implementation(verb: &str, rest: &str) -> Option<Command> {
    let mut words = rest.splitn(4, ' ');
    let mut word = || words.next().unwrap_or_default();
    Some(match verb {
        "roll-out" => {
            let units = word().split(',').filter(|unit| *unit != "-").map(say).collect();
            Command::PlanRollout { units, until: say(word()) }
        }
        "record" => {
            let mut words = rest.split(' ');
            let mut word = || words.next().unwrap_or_default();
            let (unit, period, basis) = (say(word()), say(word()), json(word()));
            Command::KeepRecord { unit, period, basis, hits: say(word()), of: say(word()) }
        }
        "evaluate" => {
            let unit = Some(word()).filter(|unit| *unit != "-").map(say);
            let (score, of) = (say(word()), say(word()));
            Command::Evaluate { unit, score, of, findings: say(word()) }
        }
        "feedback" => {
            let (from, wants) = (say(word()), json(word()));
            let text = [word(), word()].join(" ");
            Command::ReceiveFeedback { from, clause: None, text: say(text.trim()), wants }
        }
        "reply" => Command::AnswerFeedback { no: say(word()), text: say(word()) },
        "inspect" => {
            let (unit, findings) = rest.split_once(' ').unwrap_or((rest, ""));
            let findings = findings.split('|').map(str::trim).filter(|text| !text.is_empty());
            Command::Inspect { unit: say(unit), findings: findings.map(say).collect() }
        }
        "order" => {
            let (inspection, finding) = word().split_once('.')?;
            let (inspection, finding) = (say(inspection), say(finding));
            Command::OrderRectification { inspection, finding, until: say(word()) }
        }
        "mended" => Command::ReportRectification { no: say(word()), text: say(word()) },
        "not-mended" => {
            let (no, until) = (say(word()), say(word()));
            Command::ReturnRectification { no, reason: say(word()), until }
        }
        "closed" => Command::CloseRectification { no: say(word()), text: say(word()) },
        _ => return None,
    })
}

/// Whether a command of this kind is given on the day on which it is recorded.
pub(crate) fn is_of_today(command: &Command) -> bool {
    !matches!(
        command,
        Command::KeepRecord { .. }
            | Command::Evaluate { .. }
            | Command::ReceiveFeedback { .. }
            | Command::Inspect { .. }
    )
}

impl World {
    /// What is open, each with its last day.
    pub(crate) fn implementation(&self, target: &StreamId) -> String {
        let state = self.0.get(target).map(|folded| &folded.state);
        let Some(state @ State::Implementation(implementation)) = state else {
            return "nothing".into();
        };
        let course = match implementation {
            Implementation::Unborn => return "nothing".into(),
            Implementation::Ended { on, .. } => return format!("ended on {on}"),
            Implementation::Going(course) => course,
        };
        let calendar = plumbline_lifecycle::Calendar::unknown();
        let open = waits(state, &Rules { procedure: None, calendar }).into_iter().map(|wait| {
            let until = wait.until.map(|day| format!(" until {day}")).unwrap_or_default();
            let missing: Vec<&str> = wait.missing.iter().map(|unit| unit.zh.as_str()).collect();
            let missing = if missing.is_empty() {
                String::new()
            } else {
                format!(" ({})", missing.join(", "))
            };
            format!("{}{until}{missing}", wait.which.key())
        });
        let open: Vec<String> = open.collect();
        let closed =
            course.rectifications.iter().filter(|one| one.mended == Mended::Closed).count();
        let open = if open.is_empty() { "nothing".into() } else { open.join(", ") };
        format!("open: {open}; closed {closed} of {}", course.rectifications.len())
    }
}
