//! `ImplementationService/GetImplementation`: what was recorded of one standard in use, within a horizon. Nothing in it is of a later
//! day.

use std::collections::{BTreeMap, BTreeSet};

use connectrpc::ConnectError;
use plumbline_access::Caller;
use plumbline_lifecycle::implementation::{
    Basis, Done, Evaluation, Figures, Ledger, Ordered, Said, Seen,
};
use plumbline_lifecycle::{Horizon, StandardId, UnitId};
use plumbline_views::Implemented;

use crate::proto::plumbline::v1 as wire;
use crate::proto::plumbline::v1::__buffa::view::GetImplementationRequestView;
use crate::standard::get::told;
use crate::state::ApiState;
use crate::translate::{as_of, day_text, within, word};

pub(super) async fn answer(
    state: &ApiState,
    caller: Option<&Caller>,
    asked: &GetImplementationRequestView<'_>,
) -> Result<wire::GetImplementationResponse, ConnectError> {
    let id: StandardId = word("standardId", asked.standard_id)?;
    let horizon = Horizon { as_of: as_of(state, asked.as_of)?, known_at: asked.known_at_seq };
    state.seen(asked.not_before_seq).await?;
    within(horizon, state.reader.head())?;
    let (views, reader, today) = (state.views_of(caller), state.reader.clone(), state.today());
    let found = state.blocking(move || {
        let found = Implemented::read(&views, &reader, &id, horizon, today);
        found.map(|found| whole(&found)).map_err(|no| told(no, horizon))
    });
    found.await
}

fn whole(found: &Implemented) -> wire::GetImplementationResponse {
    let ledger = &found.ledger;
    let (_, coverage) = ledger.by_unit(Basis::Coverage);
    let (_, satisfaction) = ledger.by_unit(Basis::Satisfaction);
    wire::GetImplementationResponse {
        standard_id: found.id.to_string(),
        title_zh: found.title("zh"),
        title_en: found.title("en"),
        units: units(found),
        until: day_text(ledger.rollout.as_ref().map(|(_, until)| *until)),
        coverage: share(coverage).into(),
        satisfaction: share(satisfaction).into(),
        records: ledger.records.iter().map(record).collect(),
        evaluations: ledger.evaluations.iter().map(evaluation).collect(),
        feedback: ledger.feedback.iter().map(feedback).collect(),
        inspections: ledger.inspections.iter().map(inspection).collect(),
        rectifications: (ledger.rectifications.iter())
            .map(|(no, ordered)| rectification(ledger, *no, ordered))
            .collect(),
        ended_on: day_text(ledger.ended),
        version: found.version,
        as_of: found.day.to_string(),
        seen_seq: found.seen,
        ..Default::default()
    }
}

/// Those that must, then those besides that have kept a record; each by its id.
fn units(found: &Implemented) -> Vec<wire::ImplementingUnit> {
    let ledger = &found.ledger;
    let must: BTreeSet<&UnitId> = ledger.rollout.iter().flat_map(|(units, _)| units).collect();
    let kept: BTreeSet<&UnitId> = ledger.records.keys().map(|(unit, ..)| unit).collect();
    let (coverage, _) = ledger.by_unit(Basis::Coverage);
    let (satisfaction, _) = ledger.by_unit(Basis::Satisfaction);
    let figures = |of: &BTreeMap<&UnitId, Figures>, unit: &UnitId| {
        share(of.get(unit).copied().unwrap_or_default()).into()
    };
    let besides = kept.difference(&must);
    let told = |unit: &UnitId| wire::ImplementingUnit {
        unit: unit.to_string(),
        name_zh: found.unit(unit, "zh").to_owned(),
        name_en: found.unit(unit, "en").to_owned(),
        must: must.contains(unit),
        begun: kept.contains(unit),
        coverage: figures(&coverage, unit),
        satisfaction: figures(&satisfaction, unit),
        ..Default::default()
    };
    must.iter().chain(besides).map(|unit| told(unit)).collect()
}

fn share(of: Figures) -> wire::Share {
    wire::Share { hits: of.hits, of: of.of, ..Default::default() }
}

fn record(
    ((unit, period, basis), figures): (
        &(UnitId, plumbline_lifecycle::implementation::Period, Basis),
        &Figures,
    ),
) -> wire::KeptRecord {
    wire::KeptRecord {
        unit: unit.to_string(),
        period: period.to_string(),
        basis: basis.key().to_owned(),
        hits: figures.hits,
        of: figures.of,
        ..Default::default()
    }
}

fn evaluation(of: &Evaluation) -> wire::EvaluationTold {
    wire::EvaluationTold {
        on: of.on.to_string(),
        unit: of.unit.as_ref().map(ToString::to_string).unwrap_or_default(),
        score: of.points.hits,
        of: of.points.of,
        findings: of.findings.to_string(),
        ..Default::default()
    }
}

fn feedback((no, said): (&u32, &Said)) -> wire::FeedbackTold {
    let (answer, day) = match &said.answer {
        Some((text, on)) => (text.to_string(), on.to_string()),
        None => Default::default(),
    };
    wire::FeedbackTold {
        no: *no,
        on: said.on.to_string(),
        from: said.from.to_string(),
        clause: said.clause.as_ref().map(ToString::to_string).unwrap_or_default(),
        text: said.text.to_string(),
        wants: said.wants.key().to_owned(),
        answer,
        answered_on: day,
        ..Default::default()
    }
}

fn inspection((no, seen): (&u32, &Seen)) -> wire::InspectionTold {
    wire::InspectionTold {
        no: *no,
        on: seen.on.to_string(),
        unit: seen.unit.to_string(),
        findings: seen.findings.iter().map(ToString::to_string).collect(),
        ..Default::default()
    }
}

fn rectification(ledger: &Ledger, no: u32, ordered: &Ordered) -> wire::RectificationTold {
    let state = match ordered.steps.last().map(|step| step.what) {
        None | Some(Done::Returned) => "open",
        Some(Done::Reported) => "reported",
        Some(Done::Closed) => "closed",
    };
    let found = ledger.finding(ordered.inspection, ordered.finding);
    let steps = ordered.steps.iter().map(|step| wire::RectificationStep {
        on: step.on.to_string(),
        by: step.by.to_string(),
        what: step.what.key().to_owned(),
        text: step.text.to_string(),
        ..Default::default()
    });
    wire::RectificationTold {
        no,
        on: ordered.on.to_string(),
        inspection: ordered.inspection,
        finding: ordered.finding,
        text: found.map(ToString::to_string).unwrap_or_default(),
        unit: ordered.unit.to_string(),
        until: ordered.until.to_string(),
        state: state.to_owned(),
        steps: steps.collect(),
        ..Default::default()
    }
}
