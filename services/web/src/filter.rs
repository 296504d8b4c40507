//! The form by which a page about all standards is filtered, and the day that it shows.

use jiff::civil::Date;
use maud::{Markup, html};
use plumbline_lifecycle::standard::Origin;
use plumbline_views::{Filter, Pipeline};

use crate::ask::Asked;
use crate::form::select;
use crate::places::PlaceNames;
use crate::visit::Visit;

/// `choices` are the divisions without any filter; `more` are fields that the page has besides.
pub(crate) fn filter(
    visit: &Visit,
    choices: &Pipeline,
    names: &PlaceNames,
    today: Date,
    more: Markup,
) -> Markup {
    let language = visit.language;
    let Filter { level, field, jurisdiction, origin } = &visit.asked.filter;
    let levels =
        choices.by_level.iter().map(|group| (group.key.clone(), language.level_key(&group.key)));
    let fields =
        choices.by_field.iter().map(|group| (group.key.clone(), language.field(&group.key)));
    let places =
        choices.by_jurisdiction.iter().map(|g| (g.key.clone(), names.told(&g.key, language)));
    let origins =
        Origin::ALL.map(|origin| (origin.key().to_owned(), language.origin(origin).to_owned()));
    html! {
        form.filter method="get" action=(visit.path) role="search" {
            div {
                label for="as_of" { (language.say("截至日期", "As of")) }
                input id="as_of" name="as_of" type="date" value=(visit.asked.as_of.map(|day| day.to_string()).unwrap_or_default()) max=(today);
            }
            (select("level", language.say("层级", "Level"), language, level.map(|l| (l.key().to_owned(), language.level(l).to_owned())), levels.collect()))
            (select("field", language.say("领域", "Field"), language, field.as_ref().map(|f| (f.to_string(), language.field(f.as_str()))), fields.collect()))
            (select("jurisdiction", language.say("辖区", "Jurisdiction"), language, jurisdiction.as_ref().map(|j| (j.to_string(), names.told(j.as_str(), language))), places.collect()))
            (select("origin", language.say("来源", "Source"), language, origin.map(|o| (o.key().to_owned(), language.origin(o).to_owned())), origins.to_vec()))
            (more)
            div.do {
                button.button type="submit" { (language.say("查看", "Show")) }
                @if visit.asked != Asked::default() { a href=(visit.path) { (language.say("清除", "Clear")) } }
            }
        }
    }
}
