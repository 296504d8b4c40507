//! What persons do about a matter under approval: their verbs in `approvals.txt`.

use plumbline_lifecycle::Sentence;
use plumbline_lifecycle::approval::{Command, Minutes, Place, Resume, Target};
use plumbline_lifecycle::procedure::Gate;

use crate::failure::Failure;

/// The minutes by which the leadership group decides.
const MINUTES: &str = "示例：领导小组会议纪要第 3 号";

/// What a person does about a matter.
pub(super) enum Deed {
    /// Submits a gate.
    Submit(Gate),
    /// Submits it, and everybody agrees.
    Through(Gate),
    /// Gives a command about the matter under way.
    Command(Command),
}

/// Reads what stands behind a person: `agree 材料齐全`, `add p-han before`.
pub(super) fn read(text: &str) -> Option<Deed> {
    let (verb, more) = text.split_once(' ').unwrap_or((text, ""));
    let words = || more.parse::<Sentence>().ok();
    let command = match verb {
        "submit" => return gate(more).map(Deed::Submit),
        "through" => return gate(more).map(Deed::Through),
        "agree" if more.is_empty() => agree(None),
        "agree" => agree(Some(words()?)),
        "disagree" => Command::Decide { agree: false, opinion: Some(words()?), minutes: None },
        "add" => {
            let (person, place) = more.split_once(' ')?;
            let place = Place::ALL.into_iter().find(|known| known.key() == place)?;
            Command::AddSigner { person: person.parse().ok()?, place }
        }
        "hand" => {
            let (to, reason) = more.split_once(' ')?;
            Command::HandOver { to: to.parse().ok()?, reason: reason.parse().ok()? }
        }
        "back" => {
            let mut parts = more.splitn(3, ' ');
            let to = match parts.next()? {
                "submitter" => Target::Submitter,
                step => Target::Step(step.parse().ok()?),
            };
            let resume = parts.next()?;
            let resume = Resume::ALL.into_iter().find(|known| known.key() == resume)?;
            Command::SendBack { to, resume, opinion: parts.next()?.parse().ok()? }
        }
        "take-back" => Command::TakeBack,
        "remind" => Command::Remind,
        "copy" => Command::Copy { to: more.parse().ok()? },
        "note" => Command::Note { text: words()? },
        _ => return None,
    };
    Some(Deed::Command(command))
}

/// 同意.
pub(super) fn agree(opinion: Option<Sentence>) -> Command {
    Command::Decide { agree: true, opinion, minutes: None }
}

/// 同意 of the leadership group, by the minutes with this hash.
pub(super) fn agree_by_minutes(sha256: String) -> Result<Command, Failure> {
    let minutes = Some(Minutes { number: MINUTES.parse()?, sha256 });
    Ok(Command::Decide { agree: true, opinion: None, minutes })
}

fn gate(key: &str) -> Option<Gate> {
    Gate::ALL.into_iter().find(|gate| gate.key() == key)
}
