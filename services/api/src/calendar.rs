//! `CalendarService`: which days are worked.

use connectrpc::{ConnectError, RequestContext, ServiceRequest, ServiceResult};
use jiff::civil::Date;
use plumbline_access::Caller;
use plumbline_lifecycle::calendar::{Command, Notice, Year};
use plumbline_lifecycle::{Calendar, Horizon, State, StreamId};
use plumbline_views::folded;

use crate::caller::caller;
use crate::calls::{Calls, wrap};
use crate::errors::bad_field;
use crate::proto::plumbline::v1 as wire;
use crate::proto::plumbline::v1::__buffa::view as asked;
use crate::state::{ApiState, not_folded};
use crate::translate::{as_of, day, receipt, submit, word};

impl wire::CalendarService for Calls {
    async fn set_calendar(
        &self,
        ctx: RequestContext,
        asked: ServiceRequest<'_, wire::SetCalendarRequest>,
    ) -> ServiceResult<wire::SetCalendarResponse> {
        wrap(set(&self.0, caller(ctx.extensions())?, asked.view()).await)
    }

    async fn get_calendar(
        &self,
        _: RequestContext,
        asked: ServiceRequest<'_, wire::GetCalendarRequest>,
    ) -> ServiceResult<wire::GetCalendarResponse> {
        wrap(get(&self.0, asked.view()).await)
    }
}

async fn set(
    state: &ApiState,
    caller: &Caller,
    asked: &asked::SetCalendarRequestView<'_>,
) -> Result<wire::SetCalendarResponse, ConnectError> {
    let off = asked.off.iter().map(|text| day("off", text));
    let work = asked.work.iter().map(|text| day("work", text));
    let notice = Notice {
        year: i16::try_from(asked.year)
            .map_err(|_| bad_field("year", "is not a year (1949 to 2999)"))?,
        off: off.collect::<Result<_, _>>()?,
        work: work.collect::<Result<_, _>>()?,
        source: word("source", asked.source)?,
    };
    let command = Command::SetCalendar(notice).into();
    let done = submit(state, caller, asked.header.as_option(), StreamId::Calendar, command).await?;
    Ok(wire::SetCalendarResponse { receipt: receipt(&done).into(), ..Default::default() })
}

async fn get(
    state: &ApiState,
    asked: &asked::GetCalendarRequestView<'_>,
) -> Result<wire::GetCalendarResponse, ConnectError> {
    let horizon = Horizon { as_of: as_of(state, asked.as_of)?, known_at: None };
    state.seen(asked.not_before_seq).await?;
    let (reader, today) = (state.reader.clone(), state.today());
    let head = reader.head();
    let read = move || folded(&reader, &StreamId::Calendar, horizon).map_err(not_folded);
    let folded = state.blocking(read).await?;
    let calendar = match &folded.state {
        State::Calendar(calendar) => calendar,
        _ => Calendar::unknown(),
    };
    Ok(wire::GetCalendarResponse {
        as_of: horizon.as_of.unwrap_or(today).to_string(),
        seen_seq: head,
        version: folded.version,
        years: calendar.years().map(year).collect(),
        ..Default::default()
    })
}
fn year((year, known): (i16, &Year)) -> wire::CalendarYear {
    let days = |days: &std::collections::BTreeSet<Date>| days.iter().map(Date::to_string).collect();
    wire::CalendarYear {
        year: u32::try_from(year).unwrap_or_default(),
        off: days(&known.off),
        work: days(&known.work),
        source: known.source.to_string(),
        ..Default::default()
    }
}
