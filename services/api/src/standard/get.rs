//! `StandardService/GetStandard`: the life of one standard within a horizon. Nothing in it is of a later day.

use connectrpc::ConnectError;
use jiff::civil::Date;
use plumbline_access::Caller;
use plumbline_lifecycle::procedure::Gate;
use plumbline_lifecycle::standard::{self, Asked, Standard};
use plumbline_lifecycle::{Horizon, Level, Place, StandardId};
use plumbline_log::Reader;
use plumbline_views::{Life, NoLife, Related, Views};

use crate::errors::{refused, unreadable};
use crate::proto::plumbline::v1::__buffa::view::GetStandardRequestView;
use crate::proto::plumbline::v1::{
    Entered, GateApproval, GetStandardResponse, Owed, StandardLine, Stay, Tie,
};
use crate::standard::page::Page;
use crate::state::{ApiState, failed};
use crate::translate::{as_of, count, day_text, documents, within};

pub(super) async fn answer(
    state: &ApiState,
    caller: &Caller,
    asked: &GetStandardRequestView<'_>,
) -> Result<GetStandardResponse, ConnectError> {
    let horizon = Horizon { as_of: as_of(state, asked.as_of)?, known_at: asked.known_at_seq };
    state.seen(asked.not_before_seq).await?;
    within(horizon, state.reader.head())?;
    let page = Page::asked(asked.events_page_size, asked.events_page_token, &state.limits)?;
    // The pages of one history are all of the log as it was when the first of them was told.
    let reader = match page.seen {
        Some(seen) => state.reader.until(seen),
        None => state.reader.clone(),
    };
    let name = asked.standard_id.to_owned();
    let (views, today) = (state.views_of(Some(caller)), state.today());
    let read = move || {
        let life = Life::read(&views, &reader, &name, horizon, today);
        life.map_err(|no| told(no, horizon)).map(|life| whole(life, today, page))
    };
    state.blocking(read).await
}

/// Whether this reader is told how the house handles a standard; to whom it is not told there is no such standard.
pub(crate) fn inside(
    views: &Views,
    reader: &Reader,
    id: &StandardId,
    today: Date,
) -> Result<(), ConnectError> {
    match views.tells_inside(reader, id, today) {
        Ok(true) => Ok(()),
        Ok(false) => Err(told(NoLife::Unknown, Horizon::default())),
        Err(no) => Err(told(no, Horizon::default())),
    }
}

/// Why there is nothing to tell.
pub(crate) fn told(no: NoLife, horizon: Horizon) -> ConnectError {
    match no {
        NoLife::Unknown => refused(&standard::Refusal::NotFound {}.into()),
        NoLife::NotYet { born } => {
            let day = horizon.as_of.unwrap_or(born);
            refused(&standard::Refusal::NotYet { day, born }.into())
        }
        NoLife::View(error) => failed("a view could not answer", &error),
        NoLife::Log(error) => failed("the log could not be read", &error),
        NoLife::Unreadable(error) => unreadable(&error.to_string()),
    }
}

fn whole(life: Life, today: Date, page: Page) -> GetStandardResponse {
    let (events, next) = page.of(&life);
    let due = life.due().cloned();
    let day = life.horizon.as_of.unwrap_or(today);
    let owed = life.owed.iter().map(|one| owed(one, day)).collect();
    let known = &life.standard;
    let (successor, revises) = match known {
        Standard::Run(run) => (run.at().successor().cloned(), run.revises.clone()),
        Standard::Unborn | Standard::Observed(_) => (None, None),
    };
    let binding = known.binding();
    GetStandardResponse {
        standard: line(&life).into(),
        version: life.version,
        titles: known.titles().iter().map(|(tag, title)| (tag.into(), title.into())).collect(),
        drafting_unit: known.drafting_unit().unwrap_or_default().to_owned(),
        ics: known.ics().to_vec(),
        published: known.published().unwrap_or_default(),
        effective_on: day_text(known.effective_on()),
        procedure: binding.map(|binding| binding.procedure.clone()).unwrap_or_default(),
        procedure_version: binding.map(|binding| binding.version).unwrap_or_default(),
        observed: matches!(known, Standard::Observed(_)),
        suspended_since: day_text(known.suspended_since()),
        successor: successor.map(String::from).unwrap_or_default(),
        revises: revises.map(String::from).unwrap_or_default(),
        as_of: day.to_string(),
        seen_seq: life.seen,
        due: day_text(due.as_ref().and_then(|wait| wait.until)),
        due_provisional: due.as_ref().is_some_and(|wait| wait.provisional),
        due_unverified: due.as_ref().is_some_and(|wait| wait.unverified),
        due_clause: due.map(|wait| wait.clause).unwrap_or_default(),
        names: life.names,
        ties: life.ties.into_iter().map(tie).collect(),
        stays: life.stays.into_iter().map(stay).collect(),
        gates: gates(known),
        owed,
        site: site(known),
        consultations: match known {
            Standard::Run(run) => {
                run.consultations.ever(&life.id).map(|id| id.to_string()).collect()
            }
            Standard::Unborn | Standard::Observed(_) => Vec::new(),
        },
        entered: known
            .entered()
            .map(|entered| Entered { ground: entered.ground.to_string(), ..Default::default() })
            .into(),
        example_of: life
            .procedure
            .as_ref()
            .and_then(|procedure| procedure.example_at(&known.jurisdiction()?))
            .map(ToString::to_string)
            .unwrap_or_default(),
        events_total: count(life.lines.len() as u64),
        next_events_page_token: next.unwrap_or_default(),
        events,
        ..Default::default()
    }
}

/// What is owed of a published text, as it is on a day.
fn owed(one: &standard::Owed, day: Date) -> Owed {
    Owed {
        what: one.which.key(),
        since: one.since.to_string(),
        until: day_text(one.last.map(|last| last.day)),
        provisional: one.last.is_some_and(|last| last.provisional),
        done: day_text(one.done),
        late: one.is_late(day),
        clause: one.source.text.clone().into_owned(),
        unverified: one.source.unverified,
        ..Default::default()
    }
}

fn site(standard: &Standard) -> String {
    let public = match standard {
        Standard::Run(run) => run.fulfilled.public.as_ref(),
        Standard::Unborn | Standard::Observed(_) => None,
    };
    public.map(|public| public.site.to_string()).unwrap_or_default()
}

/// How far each gate is that asked for an approval, in the order of a life.
fn gates(standard: &Standard) -> Vec<GateApproval> {
    let Standard::Run(run) = standard else { return Vec::new() };
    let told = |gate: Gate| {
        let (state, approval, bundle) = match run.asked(gate)? {
            Asked::With(approval) => ("asked", approval, &[][..]),
            Asked::Approved { approval, bundle } => ("approved", approval, bundle.as_slice()),
        };
        Some(GateApproval {
            gate: gate.key().to_owned(),
            state: state.to_owned(),
            approval: approval.to_string(),
            bundle: documents(bundle),
            ..Default::default()
        })
    };
    Gate::ALL.into_iter().filter_map(told).collect()
}

fn line(life: &Life) -> StandardLine {
    let known = &life.standard;
    let titles = known.titles();
    let title = |tag| titles.get(tag).unwrap_or_default().to_owned();
    StandardLine {
        standard_id: life.id.to_string(),
        label: known.label().unwrap_or_default(),
        title_zh: title("zh"),
        title_en: title("en"),
        level: known.level().map(Level::key).unwrap_or_default().to_owned(),
        field: known.field().map(String::from).unwrap_or_default(),
        jurisdiction: known.jurisdiction().map(String::from).unwrap_or_default(),
        place: known.place().map(Place::key).unwrap_or_default().to_owned(),
        code: known.code().map(|code| code.to_string()).unwrap_or_default(),
        since: day_text(known.since()),
        edition: known.edition().unwrap_or(1),
        suspended: known.suspended_since().is_some(),
        entered: known.entered().is_some(),
        ..Default::default()
    }
}

fn tie(related: Related) -> Tie {
    Tie {
        kind: related.kind,
        outgoing: related.outgoing,
        target: related.target,
        standard_id: related.id.unwrap_or_default(),
        agreed: related.agreed,
        ..Default::default()
    }
}

fn stay(stay: plumbline_views::Stay) -> Stay {
    Stay {
        place: stay.place.key().to_owned(),
        code: stay.code,
        entered: stay.entered.to_string(),
        left: day_text(stay.left),
        due: day_text(stay.due),
        r#move: stay.kind.map(|kind| kind.key().to_owned()).unwrap_or_default(),
        ..Default::default()
    }
}
