//! Where somebody votes: a row an elector of a ballot, with the days between which a vote is wanted of them. How they vote stands in
//! no row.

use jiff::civil::Date;
use plumbline_lifecycle::ballot::{Ballot, BallotId, Event};
use plumbline_lifecycle::{Jurisdiction, PersonId, State, StreamId};
use rusqlite::{Transaction, params};

use crate::day::{date_of, number};
use crate::error::{ApplyError, AskError};
use crate::experts::answers::ToCast;
use crate::frame::States;

// `done` is the day after which nothing is wanted of them any more: they voted, recused themselves, or the ballot ended. Of a secret
// ballot it is known who drew no card, and its end.
pub(super) const TABLES: &str = "
    CREATE TABLE elector(
        area TEXT, id TEXT, ballot TEXT, opened INTEGER NOT NULL, closes INTEGER, secret INTEGER NOT NULL, done INTEGER,
        PRIMARY KEY (area, id, ballot)) STRICT, WITHOUT ROWID;
    CREATE INDEX elector_ballot ON elector(ballot) WHERE done IS NULL;";

pub(super) fn voted(
    tx: &Transaction<'_>,
    id: &BallotId,
    before: &Ballot,
    event: &Event,
    on: Date,
    states: &mut States,
) -> Result<(), ApplyError> {
    let ballot = id.to_string();
    let area = match before.roll() {
        // Rows are found by the ballot; where it belongs is asked once, when it opens.
        Some(_) => None,
        None => area_of(tx, id, states)?,
    };
    match (event, area) {
        (Event::BallotOpened { electors, closes, cards, .. }, Some(area)) => {
            let mut insert =
                tx.prepare_cached("INSERT INTO elector VALUES (?1, ?2, ?3, ?4, ?5, ?6, NULL)")?;
            let (opened, closes, secret) = (number(on), closes.map(number), !cards.is_empty());
            for one in electors.iter().filter(|one| !one.absent) {
                let (area, person) = (area.as_str(), one.person.as_str());
                insert.execute(params![area, person, ballot, opened, closes, secret])?;
            }
        }
        (Event::VoteCast { by, .. } | Event::VoterRecused { by, .. }, _) => {
            let mut done = tx.prepare_cached(
                "UPDATE elector SET done = ?3 WHERE ballot = ?1 AND id = ?2 AND done IS NULL",
            )?;
            done.execute(params![ballot, by.as_str(), number(on)])?;
        }
        (
            Event::BallotClosed {} | Event::BallotCounted { .. } | Event::BallotAnnulled { .. },
            _,
        ) => {
            let mut done = tx.prepare_cached(
                "UPDATE elector SET done = ?2 WHERE ballot = ?1 AND done IS NULL",
            )?;
            done.execute(params![ballot, number(on)])?;
        }
        (Event::CardsHanded { to, .. }, _) => {
            let mut open =
                tx.prepare_cached("SELECT id FROM elector WHERE ballot = ?1 AND done IS NULL")?;
            let open = open.query_map([&ballot], |row| row.get::<_, String>("id"))?;
            let mut done =
                tx.prepare_cached("UPDATE elector SET done = ?3 WHERE ballot = ?1 AND id = ?2")?;
            for person in open.collect::<Result<Vec<_>, _>>()? {
                if to.iter().all(|drew| drew.as_str() != person) {
                    done.execute(params![ballot, person, number(on)])?;
                }
            }
        }
        (Event::BallotOpened { .. }, _) => {}
    }
    Ok(())
}

/// The area of the pool out of which the panel comes that votes.
fn area_of(
    tx: &Transaction<'_>,
    id: &BallotId,
    states: &mut States,
) -> Result<Option<Jurisdiction>, ApplyError> {
    let review = states.folded(tx, &StreamId::Review(id.review().clone()))?;
    Ok(match &review.state {
        State::Review(review) => review.panel().map(|panel| panel.area.clone()),
        _ => None,
    })
}

/// The ballots in which a vote of somebody was wanted on a day, by id. After its last day a ballot takes none, whether or not the
/// clock has closed it.
pub(super) fn to_cast(
    tx: &Transaction<'_>,
    area: &Jurisdiction,
    id: &PersonId,
    day: Date,
) -> Result<Vec<ToCast>, AskError> {
    let mut found = tx.prepare_cached(
        "SELECT ballot, opened, closes, secret FROM elector
         WHERE area = ?1 AND id = ?2 AND opened <= ?3 AND (done IS NULL OR done > ?3)
             AND (closes IS NULL OR closes >= ?3) ORDER BY ballot",
    )?;
    let rows = found.query_map(params![area.as_str(), id.as_str(), number(day)], |row| {
        Ok(ToCast {
            ballot: row.get("ballot")?,
            opened: date_of(row.get("opened")?),
            closes: row.get::<_, Option<i64>>("closes")?.map(date_of),
            secret: row.get("secret")?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
