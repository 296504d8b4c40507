//! `/reviews/{part}`: one review, today or as it was on any day: the panel with the reason for everybody of the pool, what was said, and
//! the ballots; and all that whoever looks may do in it. For those to whom it is told how the house handles the standard.

mod ballots;
mod panel;
mod said;

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use http::StatusCode;
use jiff::civil::Date;
use maud::{Markup, html};
use plumbline_access::Caller;
use plumbline_lifecycle::review::{Panel, Review};
use plumbline_lifecycle::{Horizon, PartId, State as Folds, StreamId};
use plumbline_log::Reader;
use plumbline_views::{Others, Reviewed, Views, folded};
use plumbline_workflow::Foresight;

use crate::acts::{Came, Done, Posted, Returned, given, review};
use crate::as_of::as_of;
use crate::door::Member;
use crate::frame::Frame;
use crate::language::Language;
use crate::places::PlaceNames;
use crate::problem::Problem;
use crate::source::cited_for;
use crate::state::WebState;
use crate::visit::Visit;

struct ReviewPage {
    told: Reviewed,
    panel: Panel,
    places: PlaceNames,
    today: Date,
    /// What whoever looks may do in it.
    acts: Option<review::Acts>,
    /// What was just done.
    done: Option<Done>,
    /// A form that was sent and comes back.
    returned: Option<Returned>,
}

/// `GET /reviews/{part}`.
pub(crate) async fn page(
    State(state): State<WebState>,
    Path(id): Path<String>,
    Member(visit): Member,
) -> Response {
    show(&state, &visit, id, None).await
}

/// `POST /reviews/{part}`: one of the forms of its page.
pub(crate) async fn act(
    State(state): State<WebState>,
    Path(id): Path<String>,
    Member(visit): Member,
    posted: Posted,
) -> Response {
    let Ok(part) = id.parse::<PartId>() else { return Problem::NotFound.page(&visit) };
    let (views, language) = (state.views_of(&visit), visit.language);
    let came = given(&state, &visit, posted, move |state, caller, sent| {
        let reader = &state.reader.now();
        is_told(&views, reader, &part, (state.today)())?;
        let stream = StreamId::Review(part.clone());
        let held = folded(reader, &stream, Horizon::default());
        let Folds::Review(held) = held.map_err(|no| Problem::BrokeOff(no.to_string()))?.state
        else {
            return Err(Problem::NotFound);
        };
        let panel = held.panel().ok_or(Problem::NotFound)?;
        Ok(acts_of(state, &views, reader, caller, (&part, panel))?.order(sent, language))
    });
    match came.await {
        Ok(Came::Done(command)) => {
            Redirect::to(&format!("/reviews/{id}?done={command}")).into_response()
        }
        Ok(Came::Back(returned)) => show(&state, &visit, id, Some(*returned)).await,
        Err(problem) => problem.page(&visit),
    }
}

/// How the house handles something is told to those of the house, and to whoever takes part.
fn is_told(views: &Views, reader: &Reader, id: &PartId, today: Date) -> Result<(), Problem> {
    let inside = views.tells_inside(reader, id.owner(), today);
    match inside.map_err(|no| Problem::of_life(no, today))? {
        true => Ok(()),
        false => Err(Problem::NotFound),
    }
}

/// What somebody may do in it.
fn acts_of(
    state: &WebState,
    views: &Views,
    reader: &Reader,
    caller: &Caller,
    (id, panel): (&PartId, &Panel),
) -> Result<review::Acts, Problem> {
    let today = (state.today)();
    let pool = views.pools.now(reader, &panel.area);
    let pool = pool.map_err(|error| Problem::BrokeOff(error.to_string()))?;
    let mut foresight = Foresight::new(reader, today);
    review::Acts::read(&mut foresight, caller, (id, panel, pool), state.place_names(), today)
}

async fn show(state: &WebState, visit: &Visit, id: String, returned: Option<Returned>) -> Response {
    let (views, as_of) = (state.views_of(visit), visit.asked.as_of);
    let (caller, done) = (visit.caller.clone(), visit.asked.done);
    let status = returned.as_ref().map_or(StatusCode::OK, Returned::status);
    let others = if visit.asked.everybody { Others::All } else { Others::Few };
    let answer = state.ask(move |state| {
        let (_, today) = (state.day(as_of)?, (state.today)());
        let id: PartId = id.parse().map_err(|_| Problem::NotFound)?;
        // One page, one state of the log.
        let reader = &state.reader.now();
        is_told(&views, reader, &id, today)?;
        let horizon = as_of.map_or(Horizon::default(), Horizon::as_of);
        let told = Reviewed::read(reader, &views.pools, &id, (horizon, today), others);
        let told = told.map_err(|error| Problem::BrokeOff(error.to_string()))?;
        let panel = told.review.panel().cloned().ok_or(Problem::NotFound)?;
        // The past is looked at, not changed.
        let acts = caller.as_ref().filter(|_| as_of.is_none());
        let acts = acts.map(|caller| acts_of(state, &views, reader, caller, (&id, &panel)));
        let (acts, done) = (acts.transpose()?, Done::read(reader, caller.as_ref(), done)?);
        let places = state.place_names();
        Ok(ReviewPage { told, panel, places, today, acts, done, returned: None })
    });
    match answer.await {
        Ok(page) => {
            let page = ReviewPage { returned, ..page };
            let title = page.title(visit.language);
            let page = Frame { visit, title: &title, live: false }.page(page.render(visit));
            (status, page).into_response()
        }
        Err(problem) => problem.page(visit),
    }
}

impl ReviewPage {
    fn title(&self, language: Language) -> String {
        let purpose = self.panel.purpose;
        language.told(
            format!("{} {}", purpose.zh(), self.told.id),
            format!("{} {}", capital(purpose.en()), self.told.id),
        )
    }

    fn render(&self, visit: &Visit) -> Markup {
        let language = visit.language;
        let (zh, en) = self.told.review.place();
        let purpose = self.panel.purpose;
        let owner = self.told.id.owner();
        html! {
            div.heading {
                h1 { (language.told(purpose.zh().to_owned(), capital(purpose.en()))) }
                p.sum { strong { (language.say(zh, en)) } " · " code { (self.told.id) } " · "
                    a href={ "/standards/" (owner) } { (language.say("看标准", "the standard")) } }
            }
            @if let Some(done) = &self.done { (done.told(language)) }
            @if self.returned.is_none() { (as_of(visit, self.told.day, self.today)) }
            (self.facts(language))
            @if let Some(acts) = &self.acts { (acts.told(self.returned.as_ref(), language)) }
            (panel::seats(&self.told, &self.panel, language))
            (panel::draws(&self.told, &self.panel, &self.places, visit))
            (said::papers(&self.told, &self.panel, language))
            (said::opinions(&self.told, &self.panel, language))
            (ballots::ballots(&self.told, language))
            (self.end(language))
        }
    }

    fn facts(&self, language: Language) -> Markup {
        let Panel { form, on, size, fields, called_by, called_on, chair, present, .. } =
            &self.panel;
        let cell =
            |zh, en, value: Markup| html! { div { dt { (language.say(zh, en)) } dd { (value) } } };
        let fields: Vec<String> =
            fields.iter().map(|field| language.field(field.as_str())).collect();
        html! {
            dl.facts {
                (cell("形式", "Form", html! { (language.say(form.zh(), form.en())) }))
                (cell("评审日", "On", html! { time { (on) } }))
                (cell("人数", "Members", html! { (size) }))
                (cell("专业领域", "Fields", html! { (fields.join(language.say("、", ", "))) }))
                (cell("发起", "Called", html! { bdi { (self.told.name(called_by)) } " " time { (called_on) } }))
                (cell("组长", "Chair", html! { @match chair {
                    Some(chair) => bdi { (self.told.name(chair)) },
                    None => span.quiet { (language.say("未确定", "not named")) },
                } }))
                @if let Some((met, there)) = present {
                    (cell("签到", "Attendance", html! { time { (met) } " · " (there.len()) (language.say(" 人：", ": "))
                        @for (at, person) in there.iter().enumerate() { @if at > 0 { (language.say("、", ", ")) } bdi { (self.told.name(person)) } } }))
                }
                @if let Some(source) = &self.told.source {
                    (cell("依据", "By the rule", html! { (cited_for(source, self.told.example_of.as_ref(), language)) }))
                }
            }
        }
    }

    fn end(&self, language: Language) -> Markup {
        let (title, says, on) = match &self.told.review {
            Review::Concluded { passed, conclusion, on, .. } => {
                let title = match passed {
                    true => language.say("结论：通过", "Conclusion: passed"),
                    false => language.say("结论：未通过", "Conclusion: not passed"),
                };
                (title, conclusion, on)
            }
            Review::Dissolved { reason, on, .. } => {
                (language.say("已解散", "Dissolved"), reason, on)
            }
            _ => return html! {},
        };
        html! {
            section.panel {
                h2 { (title) }
                p { bdi { (says) } " " time { (on) } }
            }
        }
    }
}

/// As it begins a line.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|letter| letter.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}
