//! Everybody whom a query of the pools takes, a row each.

use jiff::civil::Date;
use maud::{Markup, html};
use plumbline_lifecycle::pool::{ExpertKind, Standing};
use plumbline_lifecycle::{FIELDS, Jurisdiction};
use plumbline_views::{ExpertEntry, Pooled};

use crate::ask::{Asked, AskedExpert};
use crate::chosen::{Of, chosen};
use crate::form::select;
use crate::language::Language;
use crate::places::PlaceNames;
use crate::visit::Visit;

pub(super) struct ListPage {
    pub(super) pooled: Pooled,
    pub(super) places: PlaceNames,
    /// The day that is shown.
    pub(super) day: Date,
    pub(super) today: Date,
    /// The pool to which whoever looks may bring somebody.
    pub(super) add: Option<Jurisdiction>,
}

impl ListPage {
    pub(super) fn render(&self, visit: &Visit, title: &str) -> Markup {
        let ListPage { pooled, places, .. } = self;
        let language = visit.language;
        html! {
            div.heading {
                h1 { (title) }
                p.sum { strong { (language.count(pooled.total)) } (language.say(" 人", " people")) }
                @if let Some(area) = &self.add {
                    p.ways { a.button href={ "/experts/" (area) } { (language.say("专家入库", "Somebody new")) } }
                }
            }
            (self.filter(visit))
            (chosen(visit, places, Of::Experts))
            @if pooled.total == 0 && visit.asked == Asked::default() {
                p.hint { (language.say("这里还没有可以查看的专家。由标准化办入库：", "There is nobody in a pool here yet. The office admits them: "))
                    code { "plumbline help experts" } }
            } @else if pooled.entries.is_empty() {
                p.hint { (language.say("没有符合条件的人员。", "Nobody fits.")) " " a href="/experts" { (language.say("查看全部", "Show all")) } }
            } @else {
                (self.sums(language))
                section.panel {
                    div.scroll tabindex="0" role="region" aria-label=(title) {
                        table.list {
                            thead { tr {
                                th { (language.say("姓名", "Name")) } th { (language.say("单位", "Unit")) } th { (language.say("专业领域", "Fields")) }
                                th { (language.say("聘期至", "Term until")) } th { (language.say("在审", "In hand")) }
                                th { (language.say("履职／受邀", "Served of asked")) } th { (language.say("按时答复", "Answered in time")) }
                                th { (language.say("最近受邀", "Last asked")) }
                            } }
                            tbody { @for entry in &pooled.entries { (self.row(visit, entry)) } }
                        }
                    }
                }
            }
            @if let Some(next) = &pooled.next {
                p.ways {
                    a.button href={ "/experts" (Asked { after: Some(next.clone()), ..visit.asked.clone() }.address()) } {
                        (language.say("下一页", "Next page"))
                    }
                }
            }
        }
    }

    fn sums(&self, language: Language) -> Markup {
        let cell = |zh, en, count| html! { div { dt { (language.say(zh, en)) } dd { strong { (language.count(count)) } } } };
        html! {
            dl.facts {
                (cell("在库", "Active", self.pooled.active))
                (cell("有评审在手", "With a review in hand", self.pooled.busy))
                (cell("在库而从未受邀", "Active and never asked", self.pooled.never_asked))
            }
        }
    }

    fn row(&self, visit: &Visit, entry: &ExpertEntry) -> Markup {
        let language = visit.language;
        let address = Asked { as_of: visit.asked.as_of, ..Asked::default() }.address();
        html! {
            tr {
                td {
                    a.named href={ "/experts/" (entry.area) "/" (entry.id) (address) } { bdi { (entry.name) } }
                    @if let Some(title) = &entry.title { " " span.small.quiet { bdi { (title) } } }
                    @if entry.senior { " " span.chip { (language.say("高级", "senior")) } }
                    @if entry.kind != ExpertKind::Expert { " " span.chip { (language.say(entry.kind.zh(), entry.kind.en())) } }
                    (standing(entry, self.day, language))
                }
                td { bdi { (self.places.unit(&entry.unit, language)) } }
                td { (fields(&entry.fields, language)) }
                td data-label=(language.say("聘期至", "Term until")) { time { (entry.until) } }
                td data-label=(language.say("在审", "In hand")) { (entry.load)
                    @if entry.open > 0 { " " span.chip { (language.told(format!("待答复 {}", entry.open), format!("{} to answer", entry.open))) } }
                }
                td data-label=(language.say("履职／受邀", "Served of asked")) { (served(entry, language)) }
                td data-label=(language.say("按时答复", "Answered in time")) { (on_time(entry, language)) }
                td data-label=(language.say("最近受邀", "Last asked")) {
                    @match entry.last_asked { Some(day) => time { (day) }, None => span.quiet { (language.say("从未", "never")) } }
                }
            }
        }
    }

    fn filter(&self, visit: &Visit) -> Markup {
        let language = visit.language;
        let Asked { filter, text, as_of, expert, .. } = &visit.asked;
        let AskedExpert { kind, standing, unit, never } = expert;
        let known = FIELDS.map(|(key, _, _)| (key.to_owned(), language.field(key)));
        let kinds =
            ExpertKind::ALL.map(|k| (k.key().to_owned(), language.say(k.zh(), k.en()).to_owned()));
        let states =
            Standing::ALL.map(|s| (s.key().to_owned(), language.say(s.zh(), s.en()).to_owned()));
        let chosen_field =
            filter.field.as_ref().map(|field| (field.to_string(), language.field(field.as_str())));
        html! {
            form.filter method="get" action="/experts" role="search" {
                div.words {
                    label for="text" { (language.say("姓名、单位、职称或编号", "Name, unit, title or id")) }
                    input id="text" name="text" type="search" value=(text.as_deref().unwrap_or_default());
                }
                (select("field", language.say("领域", "Field"), language, chosen_field, known.to_vec()))
                (select("kind", language.say("类别", "Kind"), language, kind.map(|k| (k.key().to_owned(), String::new())), kinds.to_vec()))
                (select("standing", language.say("状态", "State"), language, standing.map(|s| (s.key().to_owned(), String::new())), states.to_vec()))
                (select("never", language.say("邀请", "Asked"), language, never.then(|| ("1".to_owned(), String::new())), vec![("1".to_owned(), language.say("从未受邀", "never asked").to_owned())]))
                div {
                    label for="as_of" { (language.say("截至日期", "As of")) }
                    input id="as_of" name="as_of" type="date" value=(as_of.map(|day| day.to_string()).unwrap_or_default()) max=(self.today);
                }
                @if let Some(jurisdiction) = &filter.jurisdiction { input type="hidden" name="jurisdiction" value=(jurisdiction); }
                @if let Some(unit) = unit { input type="hidden" name="unit" value=(unit); }
                div.do {
                    button.button type="submit" { (language.say("查找", "Find")) }
                    @if visit.asked != Asked::default() { a href="/experts" { (language.say("清除", "Clear")) } }
                }
            }
        }
    }
}

/// What keeps somebody from being asked that day; nothing where nothing does.
pub(super) fn standing(entry: &ExpertEntry, day: Date, language: Language) -> Markup {
    html! {
        @if entry.standing != Standing::Active { " " span.late { (language.say(entry.standing.zh(), entry.standing.en())) } }
        @else if entry.until < day { " " span.late { (language.say("聘期已满", "term over")) } }
        @if let Some(until) = entry.away_until { " " span.late { (language.say("请假至 ", "away until ")) time { (until) } } }
    }
}

pub(super) fn fields(fields: &[plumbline_lifecycle::Field], language: Language) -> String {
    let told: Vec<String> = fields.iter().map(|field| language.field(field.as_str())).collect();
    told.join(language.say("、", ", "))
}

pub(super) fn served(entry: &ExpertEntry, language: Language) -> String {
    of(entry.served, entry.asked, language)
}

/// How many invitations were answered by their last day; a dash where none was due.
pub(super) fn on_time(entry: &ExpertEntry, language: Language) -> String {
    if entry.answered == 0 { "–".to_owned() } else { of(entry.on_time, entry.answered, language) }
}

/// k of n, and never a share of few.
fn of(some: u64, all: u64, language: Language) -> String {
    let (some, all) = (language.count(some), language.count(all));
    language.told(format!("{some}／{all}"), format!("{some} of {all}"))
}
