//! `plumbline token list`: every token as the log has it.

use std::collections::BTreeMap;
use std::path::Path;

use jiff::Timestamp;
use jiff::civil::Date;
use plumbline_access::Before;
use plumbline_lifecycle::grants::{Event, Grant};
use plumbline_lifecycle::people::People;
use plumbline_lifecycle::{Event as Any, Horizon, StreamId, replay};
use plumbline_log::{Reader, Recorded};
use plumbline_views::stored;

use crate::failure::Failure;
use crate::output::{say, table};
use crate::reading;

/// A token as it is told.
struct Told {
    grant: Grant,
    until: Option<Date>,
    granted: Act,
    revoked: Option<Act>,
}

/// Who did it, when, and where that stands.
struct Act {
    seq: u64,
    at: Timestamp,
    actor: String,
}

pub(crate) fn run(data: &Path) -> Result<(), Failure> {
    let reader = reading::log(data)?;
    let people = reading::people(&reader)?;
    let tokens = told(&reader)?;
    if tokens.is_empty()
        && let Some(Before { grants, .. }) = Before::read(data)?
    {
        tracing::warn!(
            "access.db holds {} tokens of before, which are taken over when the service starts next",
            grants.len()
        );
    }
    let rows: Vec<Vec<String>> =
        tokens.into_iter().map(|(token, told)| row(token, told, &people)).collect();
    say(&table(&rows, &[0]));
    Ok(())
}

fn told(reader: &Reader) -> Result<BTreeMap<u32, Told>, Failure> {
    let rows = reader.read_stream(&StreamId::Grants.to_string())?;
    let mut acts = rows.iter().map(Act::of);
    let mut tokens: BTreeMap<u32, Told> = BTreeMap::new();
    replay(&StreamId::Grants, rows.iter().map(stored), Horizon::default(), |_, event, _| {
        let (Some(act), Any::Grants(event)) = (acts.next(), event) else { return };
        match event {
            Event::TokenGranted { token, grant, until } => {
                let told =
                    Told { grant: grant.clone(), until: *until, granted: act, revoked: None };
                tokens.insert(*token, told);
            }
            Event::TokenRevoked { token } => {
                if let Some(told) = tokens.get_mut(token) {
                    told.revoked = Some(act);
                }
            }
            // `plumbline account list` tells of these.
            Event::AccountOpened { .. }
            | Event::AccountClosed { .. }
            | Event::SignedIn { .. }
            | Event::RefusalsNoted { .. } => {}
        }
    })?;
    Ok(tokens)
}

impl Act {
    fn of(row: &Recorded) -> Act {
        Act { seq: row.seq, at: row.recorded_at, actor: row.actor.clone() }
    }

    fn told(&self, what: &str) -> String {
        let Act { seq, at, actor } = self;
        let at = at.strftime("%Y-%m-%dT%H:%M:%SZ");
        format!("{what} {at} by {actor}, seq {seq}")
    }
}

fn row(token: u32, told: Told, people: &People) -> Vec<String> {
    let Told { grant, until, granted, revoked } = told;
    let Grant { name, role, jurisdiction, unit, person, credential: _ } = grant;
    let unit = unit.map(|unit| unit.to_string()).unwrap_or_default();
    let person = person.map(|person| person.to_string()).unwrap_or_default();
    let revoked = revoked.map(|act| act.told("revoked")).unwrap_or_default();
    let named = people.place_name(&jurisdiction, "zh").unwrap_or_default();
    let (name, place) = (name.to_string(), format!("{jurisdiction} {named}"));
    let granted = granted.told("granted");
    let granted = match until {
        Some(until) => format!("{granted}, until {until}"),
        None => granted,
    };
    vec![token.to_string(), role.key().into(), place, name, unit, person, granted, revoked]
}
