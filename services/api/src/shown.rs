//! Which events of the log a reader is shown: those of what they may read, as it stands when they are sent.
//!
//! | stream | who |
//! |---|---|
//! | `standard/X` | who may read X |
//! | `approval/X.…` | who is told how the house handles X |
//! | `register/…` | who may read the standard that the number is for |
//! | `procedures`, `people`, `calendar` | everybody who may follow |
//! | `grants`, `pool/…`, `person/…` | the administrator |

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use connectrpc::ConnectError;
use plumbline_access::{Caller, reads_everything};
use plumbline_lifecycle::{Event, Noun, StandardId, StreamId, register};
use plumbline_log::Recorded;
use plumbline_views::Seen;

use crate::state::ApiState;

/// Of some events, in order, those that this caller is shown.
///
/// # Errors
/// When the views cannot say whose they are.
pub(crate) async fn shown(
    state: &ApiState,
    caller: &Caller,
    events: Vec<Arc<Recorded>>,
) -> Result<Vec<Arc<Recorded>>, ConnectError> {
    if reads_everything(caller.role) {
        return Ok(events);
    }
    let Some(last) = events.last().map(|event| event.seq) else { return Ok(events) };
    // Whose a standard is the views know, a moment later than the log.
    state.views_reach(last).await;
    let catalogue = state.views_of(Some(caller)).catalogue;
    state
        .blocking(move || {
            let abouts: Vec<About> = events.iter().map(|event| About::of(event)).collect();
            let standards: BTreeSet<StandardId> =
                abouts.iter().filter_map(About::standard).cloned().collect();
            let seen = catalogue.seen(&standards);
            let seen =
                seen.map_err(|error| crate::state::failed("a view could not answer", &error))?;
            let kept = events.into_iter().zip(abouts).filter(|(_, about)| about.is_seen(&seen));
            Ok(kept.map(|(event, _)| event).collect())
        })
        .await
}

/// What an event is about, as far as that decides who is shown it.
enum About {
    Standard(StandardId),
    Inside(StandardId),
    House,
    /// Who has which token: for those who see everything.
    Tokens,
    /// Whose it is nobody knows: it is for those who see everything.
    Nobody,
}

impl About {
    fn of(event: &Recorded) -> About {
        match event.stream.parse() {
            Ok(StreamId::Standard(id)) => About::Standard(id),
            // Who is proposed for a pool is shown with the pool, and to whoever decides.
            Ok(StreamId::Approval(part)) if part.pool().is_some() => About::Nobody,
            Ok(StreamId::Approval(part) | StreamId::Review(part)) => {
                About::Inside(part.owner().clone())
            }
            Ok(StreamId::Ballot(id)) => About::Inside(id.review().owner().clone()),
            // Who was inspected, and with what result, is for those inside.
            Ok(StreamId::Implementation(id)) => About::Inside(id),
            // Whoever sees a text sees what was said of it.
            Ok(StreamId::Consultation(part)) => About::Standard(part.owner().clone()),
            Ok(StreamId::Procedures | StreamId::People | StreamId::Calendar) => About::House,
            Ok(StreamId::Grants) => About::Tokens,
            Ok(StreamId::Register(_)) => About::number(event),
            // Who declared which conflict, and who is away: the pool's own answers show each reader what is for them.
            Ok(StreamId::Pool(_) | StreamId::Person(_)) => About::Nobody,
            Err(_) => About::Nobody,
        }
    }

    fn number(event: &Recorded) -> About {
        use register::Event::{NumberEntered, NumberIssued, NumberRecorded, NumberVoided};
        match Event::decode(Noun::Register, &event.kind, event.schema, &event.data) {
            Ok(Event::Register(
                NumberIssued { standard, .. }
                | NumberRecorded { standard, .. }
                | NumberEntered { standard, .. },
            )) => About::Standard(standard),
            Ok(Event::Register(NumberVoided { .. })) | Ok(_) | Err(_) => About::Nobody,
        }
    }

    fn standard(&self) -> Option<&StandardId> {
        match self {
            About::Standard(id) | About::Inside(id) => Some(id),
            About::House | About::Tokens | About::Nobody => None,
        }
    }

    fn is_seen(&self, seen: &BTreeMap<StandardId, Seen>) -> bool {
        match self {
            About::Standard(id) => seen.contains_key(id),
            About::Inside(id) => seen.get(id) == Some(&Seen::Inside),
            About::House => true,
            About::Tokens | About::Nobody => false,
        }
    }
}
