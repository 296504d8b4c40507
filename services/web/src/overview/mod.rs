//! `/overview`, and `/` of whoever has no desk: where all standards stand. The leadership group's page.

mod columns;
mod divisions;
mod moves;
mod observed;
mod overdue;
mod waiting_on;

use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use jiff::ToSpan;
use jiff::civil::Date;
use maud::{Markup, html};
use plumbline_views::{
    Bucket, Filter, Irregularity, Overdue, Pipeline, Stuck, TimeInStage, Views, WaitingOn,
};

use crate::ask::Asked;
use crate::behind::{counted, standards};
use crate::chosen::{Of, chosen};
use crate::door::Member;
use crate::filter::filter;
use crate::first_steps::first_steps;
use crate::frame::Frame;
use crate::language::Language;
use crate::places::PlaceNames;
use crate::problem::Problem;
use crate::state::WebState;
use crate::times::stages;
use crate::visit::Visit;

/// Standards past their last day that are listed; the number of all stands above them.
const OVERDUE_MAX: u32 = 15;
/// Seats that nobody can fill, of which so many are listed.
const STUCK_MAX: u32 = 10;
/// Stretches of the year behind the day that is shown.
const STRETCHES: u32 = 12;

/// The page.
struct OverviewPage {
    day: Date,
    today: Date,
    pipeline: Pipeline,
    /// The divisions without any filter, to choose from.
    choices: Pipeline,
    /// The year behind the day, or behind the last move before it.
    year: Vec<Bucket>,
    overdue: Vec<Overdue>,
    /// How long those that moved on had stayed.
    stayed: Vec<TimeInStage>,
    irregular: Vec<Irregularity>,
    /// On whom standards wait today, and where nobody can act.
    waiting_on: Vec<WaitingOn>,
    stuck: Vec<Stuck>,
    places: PlaceNames,
}

/// `GET /`: whoever has a desk begins there; everybody else with the overview.
pub(crate) async fn first(state: State<WebState>, Member(visit): Member) -> Response {
    let has_desk = visit.caller.as_ref().is_some_and(|caller| caller.person.is_some());
    if has_desk && visit.asked == Asked::default() && !visit.chosen {
        return Redirect::to("/desk").into_response();
    }
    page(state, Member(visit)).await
}

/// `GET /overview`.
pub(crate) async fn page(State(state): State<WebState>, Member(visit): Member) -> Response {
    let Asked { filter, as_of, .. } = visit.asked.clone();
    let views = state.views_of(&visit);
    match state.ask(move |state| ask(state, &views, &filter, as_of)).await {
        Ok(page) => {
            let title = title(visit.language);
            Frame { visit: &visit, title, live: as_of.is_none() }.page(page.render(&visit))
        }
        Err(problem) => problem.page(&visit),
    }
}

fn title(language: Language) -> &'static str {
    language.say("标准全程总览", "Where the standards stand")
}

fn ask(
    state: &WebState,
    views: &Views,
    filter: &Filter,
    as_of: Option<Date>,
) -> Result<OverviewPage, Problem> {
    let leadership = &views.leadership;
    let (day, today) = (state.day(as_of)?, (state.today)());
    let pipeline = leadership.pipeline(filter, day)?;
    let choices = match *filter == Filter::default() {
        true => pipeline.clone(),
        false => leadership.pipeline(&Filter::default(), day)?,
    };
    let end = leadership.last_day()?.map_or(day, |last| last.min(day));
    let begin = end.saturating_sub(1.year());
    Ok(OverviewPage {
        day,
        today,
        pipeline,
        choices,
        year: leadership.flow(filter, begin, end, STRETCHES)?.buckets,
        overdue: leadership.overdue(filter, day, OVERDUE_MAX)?,
        stayed: leadership.time_in_stage(filter, Some(day))?,
        // They are counted up to the last day that was seen, so a past day shows none.
        irregular: if day == today { leadership.irregularities(filter)? } else { Vec::new() },
        // Who may act is a question about today.
        waiting_on: if day == today { views.desk.waiting_on(today)? } else { Vec::new() },
        stuck: if day == today { views.desk.stuck(today, STUCK_MAX)?.rows } else { Vec::new() },
        places: state.place_names(),
    })
}

impl OverviewPage {
    fn render(&self, visit: &Visit) -> Markup {
        let language = visit.language;
        let filter_by = &visit.asked.filter;
        // The catalogue knows only today.
        let linked = self.day == self.today;
        let way = |overdue| linked.then(|| standards(filter_by, None, overdue));
        html! {
            div.heading {
                h1 { (title(language)) }
                p.sum {
                    strong { (counted(self.pipeline.total, way(false), language)) } (language.say(" 项标准", " standards"))
                    @if self.pipeline.overdue > 0 {
                        " · " strong.late { (counted(self.pipeline.overdue, way(true), language)) } span.late { (language.say(" 项超期", " overdue")) }
                    }
                    " · " (language.say("截至 ", "as of ")) time { (self.day) }
                }
            }
            (filter(visit, &self.choices, &self.places, self.today, html! {}))
            (chosen(visit, &self.places, Of::Overview))
            @if self.choices.total == 0 && self.day == self.today { (first_steps(language)) }
            (columns::columns(visit, &self.pipeline, &self.year, linked))
            (moves::moves(&self.year, filter_by, language))
            (waiting_on::waiting_on(&self.waiting_on, &self.stuck, visit.asked.filter != Filter::default(), language))
            (overdue::overdue(&self.overdue, self.pipeline.overdue, way(true), language))
            (stages(&self.stayed, (filter_by, self.day), language, html! {
                p.ways { a href={ "/times" (visit.asked.address()) } { (language.say("各审批步骤用时", "Time by step of approval")) } }
            }))
            (divisions::divisions(visit, &self.pipeline, &self.places, linked))
            (observed::observed(&self.irregular, filter_by, language))
        }
    }
}
