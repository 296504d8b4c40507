//! `/in-use`: how far the standards in use are applied, by standard and by unit, and what was fed back to them and not answered; as of
//! any day.

mod feedback;
mod shares;

use axum::extract::State;
use axum::response::Response;
use jiff::civil::Date;
use maud::{Markup, html};
use plumbline_views::{Filter, InUse, Pipeline, Unanswered, Views};

use crate::ask::Asked;
use crate::chosen::{Of, chosen};
use crate::door::Member;
use crate::filter::filter;
use crate::frame::Frame;
use crate::places::PlaceNames;
use crate::problem::Problem;
use crate::state::WebState;
use crate::tables::taken_away;
use crate::visit::Visit;

/// Standards and units that are listed.
const ROWS_MAX: u32 = 200;
/// Pieces of feedback that are listed.
const FEEDBACK_MAX: u32 = 50;

struct InUsePage {
    today: Date,
    /// The divisions without any filter, to choose from.
    choices: Pipeline,
    found: InUse,
    unanswered: Unanswered,
    places: PlaceNames,
}

/// `GET /in-use`.
pub(crate) async fn page(State(state): State<WebState>, Member(visit): Member) -> Response {
    let asked = visit.asked.clone();
    let views = state.views_of(&visit);
    match state.ask(move |state| ask(state, &views, &asked)).await {
        Ok(page) => {
            let title = visit.language.say("标准实施总览", "Standards in use");
            Frame { visit: &visit, title, live: visit.asked.as_of.is_none() }
                .page(page.render(&visit, title))
        }
        Err(problem) => problem.page(&visit),
    }
}

fn ask(state: &WebState, views: &Views, asked: &Asked) -> Result<InUsePage, Problem> {
    let leadership = &views.leadership;
    let (day, today, filter) = (state.day(asked.as_of)?, (state.today)(), &asked.filter);
    Ok(InUsePage {
        today,
        choices: leadership.pipeline(&Filter::default(), day)?,
        found: leadership.in_use(filter, day, asked.period, ROWS_MAX)?,
        unanswered: leadership.unanswered(filter, day, FEEDBACK_MAX)?,
        places: state.place_names(),
    })
}

impl InUsePage {
    fn render(&self, visit: &Visit, title: &str) -> Markup {
        let language = visit.language;
        let InUse { as_of, total, coverage, satisfaction, unanswered, .. } = &self.found;
        html! {
            div.heading {
                h1 { (title) }
                p.sum {
                    strong { (language.count(*total)) } (language.say(" 项在用标准已部署或有记录", " in use with something planned or recorded"))
                    @if coverage.figures.of > 0 { " · " (language.say("覆盖率 ", "coverage ")) strong { (coverage.figures.percent()) } }
                    @if satisfaction.figures.of > 0 { " · " (language.say("满意度 ", "satisfaction ")) strong { (satisfaction.figures.percent()) } }
                    @if *unanswered > 0 { " · " strong { (language.count(*unanswered)) } (language.say(" 条反馈待答复", " to be answered")) }
                    " · " (language.say("截至 ", "as of ")) time { (as_of) }
                }
            }
            (filter(visit, &self.choices, &self.places, self.today, period(visit)))
            (chosen(visit, &self.places, Of::InUse))
            @if *total == 0 {
                p { (language.say("截至该日没有已部署或已登记记录的在用标准。", "By then nothing was planned or recorded of a standard in force.")) }
            } @else {
                (taken_away(visit))
                (shares::standards(&self.found, language))
                (shares::units(&self.found, &self.places, language))
                (feedback::feedback(&self.unanswered, language))
            }
        }
    }
}

/// The time that the records are about.
fn period(visit: &Visit) -> Markup {
    let language = visit.language;
    let period = visit.asked.period.map(|period| period.to_string()).unwrap_or_default();
    html! {
        div {
            label for="period" { (language.say("记录所属时间", "Records of")) }
            input id="period" name="period" value=(period) size="9" maxlength="7" placeholder=(language.say("如 2026", "as 2026")) title=(language.say("年、季度或月：2026、2026-Q1、2026-05", "a year, a quarter or a month: 2026, 2026-Q1, 2026-05"));
        }
    }
}
