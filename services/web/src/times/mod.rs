//! `/times`: how long standards stay in each stage, matters at each step of their approvals, and what lies between two stage codes;
//! as of any day.

mod between;
mod stages;
mod steps;

use axum::extract::State;
use axum::response::Response;
use jiff::civil::Date;
use maud::{Markup, html};
use plumbline_views::{Between, Filter, Pipeline, StepTime, TimeInStage, Views};

use crate::ask::Asked;
use crate::chosen::{Of, chosen};
use crate::door::Member;
use crate::filter::filter;
use crate::frame::Frame;
use crate::places::PlaceNames;
use crate::problem::Problem;
use crate::state::WebState;
use crate::visit::Visit;

pub(crate) use stages::stages;

struct TimesPage {
    day: Date,
    today: Date,
    /// The divisions without any filter, to choose from.
    choices: Pipeline,
    stages: Vec<TimeInStage>,
    steps: Vec<StepTime>,
    /// Where two codes are asked about.
    between: Option<Between>,
    places: PlaceNames,
}

/// `GET /times`.
pub(crate) async fn page(State(state): State<WebState>, Member(visit): Member) -> Response {
    let asked = visit.asked.clone();
    let views = state.views_of(&visit);
    match state.ask(move |state| ask(state, &views, &asked)).await {
        Ok(page) => {
            let title = visit.language.say("用时", "How long it takes");
            Frame { visit: &visit, title, live: visit.asked.as_of.is_none() }
                .page(page.render(&visit, title))
        }
        Err(problem) => problem.page(&visit),
    }
}

fn ask(state: &WebState, views: &Views, asked: &Asked) -> Result<TimesPage, Problem> {
    let leadership = &views.leadership;
    let (day, today, filter) = (state.day(asked.as_of)?, (state.today)(), &asked.filter);
    // The way from a code to itself is none.
    let codes = asked.from.zip(asked.to).filter(|(from, to)| from != to);
    Ok(TimesPage {
        day,
        today,
        choices: leadership.pipeline(&Filter::default(), day)?,
        stages: leadership.time_in_stage(filter, Some(day))?,
        steps: leadership.step_times(filter, day)?,
        between: codes.map(|codes| leadership.between(filter, codes, day)).transpose()?,
        places: state.place_names(),
    })
}

impl TimesPage {
    fn render(&self, visit: &Visit, title: &str) -> Markup {
        let language = visit.language;
        html! {
            div.heading {
                h1 { (title) }
                p.sum { (language.say("截至 ", "as of ")) time { (self.day) } (language.say("，按自然日计", ", in days of the calendar")) }
            }
            (filter(visit, &self.choices, &self.places, self.today, between::kept(visit)))
            (chosen(visit, &self.places, Of::Times))
            (steps::steps(&self.steps, language))
            (stages(&self.stages, (&visit.asked.filter, self.day), language, html! {}))
            (between::between(visit, self.between.as_ref()))
        }
    }
}
