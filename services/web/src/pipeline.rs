//! `/`: where all standards stand. The leadership group's page.

use std::collections::BTreeMap;

use axum::extract::State;
use axum::response::Response;
use jiff::ToSpan;
use jiff::civil::Date;
use maud::{Markup, html};
use plumbline_lifecycle::{Level, Place};
use plumbline_views::{
    Bucket, Filter, Group, Irregularity, Overdue, Pipeline, PlaceCount, TimeInStage,
};

use crate::ask::Asked;
use crate::frame::{Frame, Visit};
use crate::language::Language;
use crate::picture;
use crate::problem::Problem;
use crate::router::{Entered, WebState};

/// Standards past their last day that are listed; the number of all stands above them.
const OVERDUE_MAX: u32 = 15;
/// Stretches of the year behind the day that is shown.
const STRETCHES: u32 = 12;
/// Groups of one division that are shown at once; more are behind a click.
const GROUPS_SHOWN: usize = 12;

/// The page.
struct PipelinePage {
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
}

/// `GET /`.
pub(crate) async fn page(State(state): State<WebState>, Entered(visit): Entered) -> Response {
    let (filter, as_of) = (visit.asked.filter.clone(), visit.asked.as_of);
    let asked = state.ask(move |state| ask(state, &filter, as_of)).await;
    let language = visit.language;
    match asked {
        Ok(page) => {
            let title = language.say("标准全程总览", "Where the standards stand");
            let live = visit.asked.as_of.is_none();
            Frame { visit: &visit, title, live }.page(page.render(&visit))
        }
        Err(problem) => problem.page(&visit),
    }
}

fn ask(state: &WebState, filter: &Filter, as_of: Option<Date>) -> Result<PipelinePage, Problem> {
    let leadership = &state.views.leadership;
    let today = (state.today)();
    let day = as_of.unwrap_or(today);
    let pipeline = leadership.pipeline(filter, Some(day))?;
    let choices = match *filter == Filter::default() {
        true => pipeline.clone(),
        false => leadership.pipeline(&Filter::default(), Some(day))?,
    };
    let end = leadership.last_day()?.map_or(day, |last| last.min(day));
    let begin = end.saturating_sub(1.year());
    Ok(PipelinePage {
        day,
        today,
        pipeline,
        choices,
        year: leadership.flow(filter, begin, end, STRETCHES)?.buckets,
        overdue: leadership.overdue(filter, Some(day), OVERDUE_MAX)?,
        stayed: leadership.time_in_stage(filter, Some(day))?,
        irregular: leadership.irregularities(filter)?,
    })
}

impl PipelinePage {
    fn render(&self, visit: &Visit) -> Markup {
        let language = visit.language;
        html! {
            div.heading {
                h1 { (language.say("标准全程总览", "Where the standards stand")) }
                p.sum {
                    strong { (language.count(self.pipeline.total)) } (language.say(" 项标准", " standards"))
                    @if self.pipeline.overdue > 0 {
                        " · " strong.late { (language.count(self.pipeline.overdue)) } span.late { (language.say(" 项超期", " overdue")) }
                    }
                    " · " (language.say("截至 ", "as of ")) time { (self.day) }
                }
            }
            (self.chooser(visit))
            (self.columns(visit))
            (self.flow(language))
            (self.late(language))
            (self.stayed(language))
            (self.divisions(visit))
            (self.irregular(language))
        }
    }

    fn chooser(&self, visit: &Visit) -> Markup {
        let language = visit.language;
        let Filter { level, field, jurisdiction } = &visit.asked.filter;
        let levels = self
            .choices
            .by_level
            .iter()
            .map(|group| (group.key.clone(), level_name(language, &group.key)));
        let fields = self
            .choices
            .by_field
            .iter()
            .map(|group| (group.key.clone(), language.field(&group.key)));
        let places = self
            .choices
            .by_jurisdiction
            .iter()
            .map(|g| (g.key.clone(), language.jurisdiction(&g.key)));
        html! {
            form.chooser method="get" action="/" role="search" {
                div {
                    label for="as_of" { (language.say("截至日期", "As of")) }
                    input id="as_of" name="as_of" type="date" value=(visit.asked.as_of.map(|day| day.to_string()).unwrap_or_default()) max=(self.today);
                }
                (select("level", language.say("层级", "Level"), language, level.map(|l| l.key().to_owned()), levels.collect()))
                (select("field", language.say("领域", "Field"), language, field.as_ref().map(ToString::to_string), fields.collect()))
                (select("jurisdiction", language.say("辖区", "Jurisdiction"), language, jurisdiction.as_ref().map(ToString::to_string), places.collect()))
                div.do {
                    button.button type="submit" { (language.say("查看", "Show")) }
                    @if visit.asked != Asked::default() { a href="/" { (language.say("清除", "Clear")) } }
                }
            }
        }
    }

    fn columns(&self, visit: &Visit) -> Markup {
        let language = visit.language;
        let (stages, ends): (Vec<_>, Vec<_>) = (self.pipeline.places.iter().enumerate())
            .partition(|(_, counted)| matches!(counted.place, Place::At(_)));
        html! {
            ol.columns aria-label=(language.say("六个阶段", "The six stages")) {
                @for (no, counted) in stages { (self.column(visit, no, counted)) }
            }
            ul.ends aria-label=(language.say("终结", "The ends")) {
                @for (_, counted) in ends {
                    li class={ "p-" (counted.place.key()) } {
                        (self.linked(visit, counted.place, html! { (language.place(counted.place)) }))
                        " " strong { (language.count(counted.count)) }
                    }
                }
            }
        }
    }

    fn column(&self, visit: &Visit, no: usize, counted: &PlaceCount) -> Markup {
        let language = visit.language;
        let place = counted.place;
        let standing: Vec<u64> =
            self.year.iter().filter_map(|bucket| bucket.standing.get(no).copied()).collect();
        html! {
            li.column.{ "p-" (place.key()) } {
                h2 {
                    (self.linked(visit, place, html! { (language.place(place)) }))
                    small lang=(language.beside("zh-CN", "en")) { (language.beside(place.zh(), place.en())) }
                }
                p.big { (language.count(counted.count)) }
                (picture::spark(place, &standing))
                p.small {
                    @match counted.median_days {
                        Some(days) => { (language.say("半数停留 ≥ ", "half of them ≥ ")) (language.days(days)) }
                        None => { " " }
                    }
                }
                @if counted.overdue > 0 {
                    p.late { (language.say("超期 ", "overdue ")) strong { (language.count(counted.overdue)) } }
                }
            }
        }
    }

    /// The name as a way to the list of what stands there; the catalogue knows only today.
    fn linked(&self, visit: &Visit, place: Place, name: Markup) -> Markup {
        if self.day != self.today {
            return name;
        }
        let filter = visit.asked.filter.clone();
        let address = Asked { place: Some(place), filter, ..Asked::default() }.address();
        html! { a href={ "/catalogue" (address) } { (name) } }
    }

    fn flow(&self, language: Language) -> Markup {
        let (Some(first), Some(last)) = (self.year.first(), self.year.last()) else {
            return html! {};
        };
        let mut moves: picture::Moves = BTreeMap::new();
        for moved in self.year.iter().flat_map(|bucket| &bucket.moves) {
            *moves.entry((moved.from, moved.to)).or_default() += moved.count;
        }
        let mut busiest: Vec<_> = moves.iter().collect();
        busiest.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
        let most = busiest.first().map_or(1, |(_, count)| **count);
        let row = |((from, to), count): &(&(Option<Place>, Place), &u64)| {
            let (to, count) = (*to, **count);
            let from_name = from.map_or(language.say("新增", "new"), |from| language.place(from));
            let mut counts = [0; 9];
            if let Some(at) = Place::ALL.iter().position(|place| *place == from.unwrap_or(to)) {
                counts[at] = count;
            }
            html! {
                tr {
                    td { (from_name) " → " (language.place(to)) }
                    td.n { (language.count(count)) }
                    td.wide { (picture::bar(&counts, most, language)) }
                }
            }
        };
        html! {
            section.panel {
                h2 { (language.say("一年流转", "A year of moves")) }
                p.hint {
                    time { (first.from) } " – " time { (last.until) }
                    (language.say("；带宽表示项数，框内为期末在位数。", "; a band is as wide as what moved, a box says what stands there at the end."))
                }
                div.picture.for-desk { (picture::flow(&moves, &last.standing, language)) }
                details.for-desk {
                    summary { (language.say("流转数据表", "The figures")) }
                    table.figures { tbody { @for entry in &busiest { (row(entry)) } } }
                }
                table.figures.for-phone { tbody { @for entry in busiest.iter().take(12) { (row(entry)) } } }
            }
        }
    }

    fn late(&self, language: Language) -> Markup {
        let shown = self.overdue.len() as u64;
        html! {
            section.panel {
                h2 { (language.say("超期事项", "Overdue")) }
                @if self.overdue.is_empty() {
                    p.hint { (language.say("没有超期的标准。", "Nothing is overdue.")) }
                } @else {
                    @if shown < self.pipeline.overdue {
                        p.hint {
                            (language.say("超期最久的 ", "The longest overdue ")) (shown) " / " (language.count(self.pipeline.overdue))
                        }
                    }
                    div.scroll tabindex="0" role="region" aria-label=(language.say("超期事项", "Overdue")) {
                        table.list {
                            thead { tr {
                                th { (language.say("标准", "Standard")) }
                                th { (language.say("所处阶段", "Stands at")) }
                                th { (language.say("应办结", "Due")) }
                                th.n { (language.say("超期", "Over")) }
                                th { (language.say("依据", "Source of the limit")) }
                            } }
                            tbody { @for late in &self.overdue {
                                tr {
                                    td { (named(language, &late.id, late.label.as_deref(), language.title(&late.title_zh, &late.title_en))) }
                                    td { span.place.{ "p-" (late.place.key()) } { (language.place(late.place)) } " " code { (late.code) } }
                                    td data-label=(language.say("应办结", "Due")) { time { (late.due) } }
                                    td.n.late data-label=(language.say("超期", "Over")) { (language.days(late.days_over)) }
                                    td.small data-label=(language.say("依据", "Source")) { (late.source.as_deref().unwrap_or_default()) }
                                }
                            } }
                        }
                    }
                }
            }
        }
    }

    fn stayed(&self, language: Language) -> Markup {
        let stayed: Vec<&TimeInStage> = self.stayed.iter().filter(|of| of.finished > 0).collect();
        if stayed.is_empty() {
            return html! {};
        }
        let days = |days: Option<u32>| days.map(|days| language.days(days)).unwrap_or_default();
        html! {
            section.panel {
                h2 { (language.say("各阶段历时", "Time in each stage")) }
                p.hint { (language.say("已离开该阶段的标准曾停留多久。", "How long those that moved on had stayed.")) }
                div.scroll tabindex="0" role="region" aria-label=(language.say("各阶段历时", "Time in each stage")) { table.figures {
                    thead { tr {
                        th { (language.say("阶段", "Stage")) }
                        th.n { (language.say("项数", "Moved on")) }
                        th.n { (language.say("半数不超过", "Half within")) }
                        th.n { (language.say("九成不超过", "Nine in ten within")) }
                        th.n { (language.say("最长", "Longest")) }
                    } }
                    tbody { @for of in stayed {
                        tr {
                            td { span.place.{ "p-" (of.place.key()) } { (language.place(of.place)) } }
                            td.n { (language.count(of.finished)) }
                            td.n { (days(of.median_days)) }
                            td.n { (days(of.p90_days)) }
                            td.n { (days(of.longest_days)) }
                        }
                    } }
                } }
            }
        }
    }

    fn divisions(&self, visit: &Visit) -> Markup {
        let language = visit.language;
        let by_level = |key: &str, filter: &mut Filter| filter.level = key.parse().ok();
        let by_field = |key: &str, filter: &mut Filter| filter.field = key.parse().ok();
        let by_place = |key: &str, filter: &mut Filter| filter.jurisdiction = key.parse().ok();
        html! {
            (division(visit, language.say("按领域", "By field"), &self.pipeline.by_field, &|key| language.field(key), &by_field))
            (division(visit, language.say("按层级", "By level"), &self.pipeline.by_level, &|key| level_name(language, key), &by_level))
            (division(visit, language.say("按辖区", "By jurisdiction"), &self.pipeline.by_jurisdiction, &|key| language.jurisdiction(key), &by_place))
        }
    }

    fn irregular(&self, language: Language) -> Markup {
        let seen: u64 = self.irregular.iter().map(|of| of.count).sum();
        if seen == 0 {
            return html! {};
        }
        html! {
            section.panel {
                h2 { (language.say("观察到的流转", "Observed moves")) }
                p.hint { (language.say("他方目录中的变动，按程序分类。", "What other bodies' catalogues showed, judged by the procedure.")) }
                ul.kinds {
                    @for of in &self.irregular {
                        li.irregular[of.kind.is_irregular()] { (language.move_kind(of.kind)) " " strong { (language.count(of.count)) } }
                    }
                }
            }
        }
    }
}

/// A standard by its number and title, as a way to its life.
pub(crate) fn named(
    language: Language,
    id: &str,
    label: Option<&str>,
    title: Option<&str>,
) -> Markup {
    html! {
        a.named href={ "/standards/" (id) } {
            @if let Some(label) = label { span.number { (label) } " " }
            bdi { (title.unwrap_or(if label.is_none() { id } else { language.say("（无标题）", "(no title)") })) }
        }
    }
}

/// A list to choose from; nothing chosen means all.
pub(crate) fn select(
    name: &str,
    label: &str,
    language: Language,
    chosen: Option<String>,
    choices: Vec<(String, String)>,
) -> Markup {
    let missing = chosen.clone().filter(|chosen| choices.iter().all(|(key, _)| key != chosen));
    html! {
        div {
            label for=(name) { (label) }
            select id=(name) name=(name) {
                option value="" { (language.say("全部", "All")) }
                @if let Some(key) = missing { option value=(key) selected { (key) } }
                @for (key, words) in choices {
                    option value=(key) selected[chosen.as_ref() == Some(&key)] { (words) }
                }
            }
        }
    }
}

pub(crate) fn level_name(language: Language, key: &str) -> String {
    key.parse().map_or_else(|_| key.to_owned(), |level: Level| language.level(level).to_owned())
}

fn division(
    visit: &Visit,
    title: &str,
    groups: &[Group],
    name: &dyn Fn(&str) -> String,
    narrow: &dyn Fn(&str, &mut Filter),
) -> Markup {
    if groups.len() < 2 {
        return html! {};
    }
    let language = visit.language;
    let most = groups.iter().map(|group| group.total).max().unwrap_or(1);
    let row = |group: &Group| {
        let mut asked = visit.asked.clone();
        narrow(&group.key, &mut asked.filter);
        html! {
            tr {
                td { a href={ "/" (asked.address()) } { (name(&group.key)) } }
                td.n { (language.count(group.total)) }
                td.n.late { @if group.overdue > 0 { (language.say("超期 ", "")) (language.count(group.overdue)) (language.say("", " overdue")) } }
                td.wide { (picture::bar(&group.counts, most, language)) }
            }
        }
    };
    let shown = groups.len().min(GROUPS_SHOWN);
    html! {
        section.panel {
            h2 { (title) }
            table.figures { tbody { @for group in &groups[..shown] { (row(group)) } } }
            @if groups.len() > shown {
                details {
                    summary { (language.say("其余 ", "The other ")) (groups.len() - shown) }
                    table.figures { tbody { @for group in &groups[shown..] { (row(group)) } } }
                }
            }
        }
    }
}
