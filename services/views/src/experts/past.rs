//! The pools as they were on a day, out of the log.

use std::collections::BTreeMap;

use jiff::civil::Date;
use plumbline_lifecycle::pool::{Event as PoolEvent, Pool};
use plumbline_lifecycle::{Event, Horizon, Jurisdiction, PersonId, State, StreamId, replay};
use plumbline_log::Reader;

use crate::error::ViewError;
use crate::experts::answers::{ExpertRecord, Pooled, Service};
use crate::experts::known::{Known, SERVICES_MAX, Wanted, page};
use crate::folded::stored;

/// One page.
pub(super) fn list(
    log: &Reader,
    wanted: &Wanted,
    position: u64,
    day: Date,
) -> Result<Pooled, ViewError> {
    let mut taken = Vec::new();
    for area in &wanted.areas {
        let then = Then::read(log, area, position, day)?;
        let known = then.pool.experts().map(|(id, _)| id.clone()).collect::<Vec<_>>();
        let known = known.into_iter().filter_map(|id| then.known(area, &id));
        taken.extend(known.filter(|one| one.is_taken_by(wanted)));
    }
    Ok(page(&taken, wanted, position, day))
}

/// One person.
pub(super) fn record(
    log: &Reader,
    area: &Jurisdiction,
    id: &PersonId,
    position: u64,
    day: Date,
) -> Result<Option<ExpertRecord>, ViewError> {
    let mut then = Then::read(log, area, position, day)?;
    let Some(known) = then.known(area, id) else { return Ok(None) };
    let mut services = then.services.remove(id).unwrap_or_default();
    services.reverse();
    services.truncate(SERVICES_MAX);
    Ok(Some(known.record(services, position, day)))
}

/// A pool on a day, and what each of its people was asked for by then.
struct Then {
    pool: Pool,
    services: BTreeMap<PersonId, Vec<Service>>,
}

impl Then {
    fn read(
        log: &Reader,
        area: &Jurisdiction,
        position: u64,
        day: Date,
    ) -> Result<Then, ViewError> {
        let failed = |cause: String| ViewError::Log { view: "experts", cause };
        let stream = StreamId::Pool(area.clone());
        let rows = log.read_stream(&stream.to_string()).map_err(|why| failed(why.to_string()))?;
        let mut services: BTreeMap<PersonId, Vec<Service>> = BTreeMap::new();
        // By what this answer knows, and no more: the tables may be behind the log.
        let horizon = Horizon { as_of: Some(day), known_at: Some(position) };
        let folded = replay(&stream, rows.iter().map(stored), horizon, |stored, event, _| {
            let Event::Pool(event) = event else { return };
            serve(&mut services, event, stored.on);
        })
        .map_err(|why| failed(why.to_string()))?;
        let State::Pool(pool) = folded.state else {
            return Ok(Then { pool: Pool::default(), services });
        };
        Ok(Then { pool, services })
    }

    fn known(&self, area: &Jurisdiction, id: &PersonId) -> Option<Known> {
        let expert = self.pool.expert(id)?.clone();
        let services = self.services.get(id).map(Vec::as_slice).unwrap_or_default();
        let served = services.iter().filter(|one| one.served).count() as u64;
        let asked = services.len() as u64;
        Some(Known { area: area.clone(), id: id.clone(), expert, asked, served })
    }
}

fn serve(services: &mut BTreeMap<PersonId, Vec<Service>>, event: &PoolEvent, on: Date) {
    match event {
        PoolEvent::ExpertsAsked { review, experts } => {
            for id in experts {
                let review = review.to_string();
                let one = Service { review, asked: on, released: None, served: false };
                services.entry(id.clone()).or_default().push(one);
            }
        }
        PoolEvent::ExpertsReleased { review, experts, served } => {
            let review = review.to_string();
            for id in experts {
                for one in services.get_mut(id).into_iter().flatten() {
                    if one.released.is_none() && one.review == review {
                        (one.released, one.served) = (Some(on), *served);
                    }
                }
            }
        }
        _ => {}
    }
}
