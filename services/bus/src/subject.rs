//! Where an event stands in the stream: `plumbline.<log id>.<province>.<city>.<county>.<noun>.<event>.<id>`.
//!
//! A subject is parts joined by full stops, and whoever subscribes may put `*` for a part and `>` for all that follow. So a part
//! holds letters, digits, `_`, `-` and `%` alone: what else stands in an id is written as `%` and two hexadecimal digits a byte.
//! As an example, `plumbline.*.33.01.>` is all that happens in a city and its counties.

use plumbline_log::{LogId, Recorded};

use crate::place::Place;

/// What stands for the id of a thing of which there is one.
const ONLY: &str = "-";

/// The subject of an event.
#[must_use]
pub fn subject(log: &LogId, place: Place, event: &Recorded) -> String {
    let (noun, id) = event.stream.split_once('/').unwrap_or((&event.stream, ""));
    let mut subject = format!("plumbline.{log}.{place}.");
    encode(noun, &mut subject);
    subject.push('.');
    encode(&event.kind, &mut subject);
    subject.push('.');
    if id.is_empty() {
        subject.push_str(ONLY)
    } else {
        encode(id, &mut subject)
    }
    subject
}

/// All of a log's subjects.
#[must_use]
pub fn all_of(log: &LogId) -> String {
    format!("plumbline.{log}.>")
}

/// Whether an event may stand at this subject, as far as that can be told without knowing where its stream began.
pub(crate) fn is_of(found: &str, log: &LogId, event: &Recorded) -> bool {
    let wanted = subject(log, Place::NONE, event);
    let places = found.split('.').skip(2).take(3);
    let is_place = |part: &str| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
    found.len() == wanted.len()
        && found.split('.').count() == 8
        && places.into_iter().all(is_place)
        && found.split('.').take(2).eq(wanted.split('.').take(2))
        && found.split('.').skip(5).eq(wanted.split('.').skip(5))
}

/// One part.
fn encode(text: &str, to: &mut String) {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-' {
            to.push(char::from(byte));
        } else {
            to.push('%');
            to.push(char::from(DIGITS[usize::from(byte >> 4)]));
            to.push(char::from(DIGITS[usize::from(byte & 15)]));
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use jiff::civil::date;
    use plumbline_log::Hash;
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;

    fn event(stream: &str, kind: &str) -> Recorded {
        Recorded {
            seq: 1,
            stream: stream.into(),
            version: 1,
            kind: kind.into(),
            schema: 1,
            recorded_at: Timestamp::UNIX_EPOCH,
            happened_on: date(2026, 11, 24),
            actor: "li".into(),
            on_behalf_of: None,
            command: Uuid::nil(),
            digest: [0; 32],
            data: "{}".into(),
            leaf: Hash([0; 32]),
        }
    }

    fn of(stream: &str) -> String {
        let log = "obwhk3lcnruw4zjb".parse().unwrap();
        subject(&log, Place::of(&"330106".parse().unwrap()), &event(stream, "ProposalAccepted"))
    }

    #[test]
    fn an_event_stands_where_whoever_wants_it_looks() {
        let of_the_log = |stream: &str| {
            of(stream).strip_prefix("plumbline.obwhk3lcnruw4zjb.").map(str::to_owned)
        };
        for (stream, stands) in [
            ("standard/day-care", "33.01.06.standard.ProposalAccepted.day-care"),
            (
                "approval/day-care.proposal.1",
                "33.01.06.approval.ProposalAccepted.day-care%2Eproposal%2E1",
            ),
            ("register/DB3301/T", "33.01.06.register.ProposalAccepted.DB3301%2FT"),
            ("register/Q/ABC XY", "33.01.06.register.ProposalAccepted.Q%2FABC%20XY"),
            ("people", "33.01.06.people.ProposalAccepted.-"),
        ] {
            assert_eq!(of_the_log(stream).as_deref(), Some(stands));
        }
    }

    #[test]
    fn a_subject_of_another_event_is_known() {
        let log: LogId = "obwhk3lcnruw4zjb".parse().unwrap();
        let (event, good) =
            (event("standard/day-care", "ProposalAccepted"), of("standard/day-care"));
        assert!(is_of(&good, &log, &event));
        for other in [
            good.replace("day-care", "day-care2"),
            good.replace("standard", "approval"),
            good.replace("Accepted", "Rejected"),
            good.replace("obwhk3lcnruw4zjb", "obwhk3lcnruw4zja"),
            good.replace("33.01", "3301"),
            good.replace("33.01", "xx.01"),
            format!("{good}.x"),
        ] {
            assert!(!is_of(&other, &log, &event), "{other}");
        }
    }

    proptest! {
        #[test]
        fn any_id_is_one_part_and_two_ids_are_two(one in "(?s).{1,20}", other in "(?s).{1,20}") {
            let part = |id: &str| { let mut to = String::new(); encode(id, &mut to); to };
            let legal = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '%');
            prop_assert!(!part(&one).is_empty() && part(&one).chars().all(legal));
            prop_assert_eq!(part(&one) == part(&other), one == other);
        }
    }
}
