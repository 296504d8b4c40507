//! The pools as they are now, out of the view's tables.

use jiff::civil::Date;
use plumbline_lifecycle::pool::Expert;
use plumbline_lifecycle::{Jurisdiction, PersonId};
use rusqlite::types::Value;
use rusqlite::{OptionalExtension, Row, Transaction, params_from_iter};

use crate::error::AskError;
use crate::experts::answers::{ExpertRecord, Pooled};
use crate::experts::known::{Known, Wanted, next};
use crate::experts::{ballots, services};

/// One page.
pub(super) fn list(
    tx: &Transaction<'_>,
    wanted: &Wanted,
    position: u64,
    day: Date,
) -> Result<Pooled, AskError> {
    let (condition, mut values) = condition(wanted);
    let counts = format!(
        "SELECT count(*), count(*) FILTER (WHERE standing = 'active'), count(*) FILTER (WHERE load > 0),
         count(*) FILTER (WHERE standing = 'active' AND was_asked = 0) FROM expert e WHERE {condition}"
    );
    let counts = tx.prepare_cached(&counts)?.query_row(params_from_iter(&values), |row| {
        Ok([row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?])
    })?;
    let [total, active, busy, never_asked] = counts;
    let behind = match wanted.after() {
        Some((area, id)) => {
            values.extend([area.to_owned().into(), id.to_owned().into()]);
            " AND (e.area, e.id) > (?, ?)"
        }
        None => "",
    };
    values.push(Value::Integer(wanted.limit() as i64 + 1));
    let page = format!(
        "SELECT t.area, t.id, t.data FROM expert e JOIN told t USING (area, id)
         WHERE {condition}{behind} ORDER BY e.area, e.id LIMIT ?"
    );
    let mut found = tx.prepare_cached(&page)?;
    let found = found.query_map(params_from_iter(&values), told)?;
    let found = found.collect::<Result<Vec<_>, _>>()?;
    let more = found.len() > wanted.limit();
    let taken = found.into_iter().take(wanted.limit());
    let entries = taken.map(|one| Ok(known(tx, one?, day)?.entry(day)));
    let entries = entries.collect::<Result<Vec<_>, AskError>>()?;
    Ok(Pooled { position, total, active, busy, never_asked, next: next(&entries, more), entries })
}

/// One person.
pub(super) fn record(
    tx: &Transaction<'_>,
    area: &Jurisdiction,
    id: &PersonId,
    position: u64,
    day: Date,
) -> Result<Option<ExpertRecord>, AskError> {
    let found = tx
        .prepare_cached("SELECT area, id, data FROM told WHERE area = ?1 AND id = ?2")?
        .query_row([area.as_str(), id.as_str()], told)
        .optional()?;
    let Some(found) = found else { return Ok(None) };
    let services = services::of(tx, area, id, day)?;
    let to_cast = ballots::to_cast(tx, area, id, day)?;
    Ok(Some(known(tx, found?, day)?.record(services, to_cast, position, day)))
}

/// A condition on `expert e`, and the values of its places.
fn condition(wanted: &Wanted) -> (String, Vec<Value>) {
    let query = &wanted.query;
    let mut values: Vec<Value> = Vec::new();
    let mut all = Vec::new();
    let asked = query.area.as_ref();
    let areas = wanted.areas.iter().filter(|area| asked.is_none_or(|asked| asked == *area));
    let areas: Vec<Value> = areas.map(|area| Value::from(area.as_str().to_owned())).collect();
    all.push(format!("e.area IN ({})", places(areas.len())));
    values.extend(areas);
    if let Some(field) = &query.field {
        all.push("e.id IN (SELECT f.id FROM field f WHERE f.area = e.area AND f.field = ?)".into());
        values.push(field.as_str().to_owned().into());
    }
    let keys = [
        ("e.unit = ?", query.unit.as_ref().map(|unit| unit.as_str())),
        ("e.kind = ?", query.kind.map(|kind| kind.key())),
        ("e.standing = ?", query.standing.map(|standing| standing.key())),
    ];
    for (equals, key) in keys {
        if let Some(key) = key {
            all.push(equals.into());
            values.push(key.to_owned().into());
        }
    }
    if query.never_asked {
        all.push("e.was_asked = 0".into());
    }
    for (word, units) in &wanted.words {
        all.push(format!("(instr(e.words, ?) > 0 OR e.unit IN ({}))", places(units.len())));
        values.push(word.clone().into());
        values.extend(units.iter().map(|unit| Value::from(unit.as_str().to_owned())));
    }
    (all.join(" AND "), values)
}

fn places(count: usize) -> String {
    vec!["?"; count].join(", ")
}

/// Somebody as a row tells them.
type Told = (Jurisdiction, PersonId, Expert);

fn told(row: &Row<'_>) -> rusqlite::Result<Result<Told, AskError>> {
    let (area, id, data): (String, String, String) =
        (row.get("area")?, row.get("id")?, row.get("data")?);
    let read = || {
        let (area, id) = (area.parse().map_err(AskError::damaged)?, id.parse());
        let expert = serde_json::from_str(&data).map_err(AskError::damaged)?;
        Ok((area, id.map_err(AskError::damaged)?, expert))
    };
    Ok(read())
}

fn known(tx: &Transaction<'_>, (area, id, expert): Told, day: Date) -> Result<Known, AskError> {
    let counts = services::counts_of(tx, &area, &id, day)?;
    Ok(Known { area, id, expert, counts })
}
