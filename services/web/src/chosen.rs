//! What an address asks for, said above what it finds, each with a way to take it off: nothing is filtered unseen.

use maud::{Markup, html};

use crate::ask::Asked;
use crate::places::PlaceNames;
use crate::visit::Visit;

/// The page that is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Of {
    Overview,
    Board,
    Catalogue,
    Experts,
    InUse,
    Moves,
    Times,
}

/// One condition: its name, what it holds, and the question without it.
struct Condition {
    name: &'static str,
    value: String,
    without: Asked,
    /// Whether this page asks by it at all.
    counts: bool,
}

/// A line of the conditions; nothing where there are none.
pub(crate) fn chosen(visit: &Visit, names: &PlaceNames, of: Of) -> Markup {
    let conditions = conditions(visit, names, of);
    if conditions.is_empty() {
        return html! {};
    }
    let language = visit.language;
    html! {
        ul.chosen aria-label=(language.say("已选条件", "Chosen")) {
            @for Condition { name, value, without, counts } in conditions {
                li.quiet[!counts] {
                    span.small { (name) } " " bdi { (value) }
                    @if !counts { " " small { (language.say("（本页不按此筛选）", "(not asked by here)")) } }
                    " " a href={ (visit.path) (without.address()) } aria-label=(language.told(format!("去掉：{name}"), format!("Take off: {name}"))) { "✕" }
                }
            }
        }
    }
}

fn conditions(visit: &Visit, names: &PlaceNames, of: Of) -> Vec<Condition> {
    let language = visit.language;
    // Another question has another first page.
    let asked = Asked { after: None, ..visit.asked.clone() };
    let filter = &asked.filter;
    let listed = matches!(of, Of::Catalogue | Of::Board);
    let pooled = of == Of::Experts;
    let mut conditions = Vec::new();
    let mut hold = |(zh, en), value: Option<String>, counts, take_off: &dyn Fn(&mut Asked)| {
        let Some(value) = value else { return };
        let mut without = asked.clone();
        take_off(&mut without);
        conditions.push(Condition { name: language.say(zh, en), value, without, counts });
    };
    let day = asked.as_of.map(|day| day.to_string());
    hold(("截至日期", "As of"), day, !listed, &|asked| asked.as_of = None);
    hold(("查找", "Words"), asked.text.clone(), listed || pooled, &|asked| asked.text = None);
    let place = asked.place.map(|place| language.place(place).to_owned());
    hold(("阶段", "Stage"), place, listed || of == Of::Moves, &|asked| asked.place = None);
    let level = filter.level.map(|level| language.level(level).to_owned());
    hold(("层级", "Level"), level, !pooled, &|asked| asked.filter.level = None);
    let field = filter.field.as_ref().map(|field| language.field(field.as_str()));
    hold(("领域", "Field"), field, true, &|asked| asked.filter.field = None);
    let area = filter.jurisdiction.as_ref().map(|area| names.told(area.as_str(), language));
    hold(("辖区", "Jurisdiction"), area, true, &|asked| asked.filter.jurisdiction = None);
    let there = asked
        .only_there
        .then(|| language.say("不含下辖地区", "without the places within it").to_owned());
    hold(("辖区", "Jurisdiction"), there, of == Of::Catalogue, &|asked| asked.only_there = false);
    let origin = filter.origin.map(|origin| language.origin(origin).to_owned());
    hold(("来源", "Source"), origin, !pooled, &|asked| asked.filter.origin = None);
    let overdue = asked.overdue.then(|| language.say("已超期", "overdue").to_owned());
    hold(("期限", "Last day"), overdue, listed, &|asked| asked.overdue = false);
    let period = asked.period.map(|period| period.to_string());
    hold(("记录所属时间", "Records of"), period, of == Of::InUse, &|asked| {
        asked.period = None
    });
    let expert = &asked.expert;
    let kind = expert.kind.map(|kind| language.say(kind.zh(), kind.en()).to_owned());
    hold(("类别", "Kind"), kind, pooled, &|asked| asked.expert.kind = None);
    let standing = expert.standing.map(|is| language.say(is.zh(), is.en()).to_owned());
    hold(("状态", "State"), standing, pooled, &|asked| asked.expert.standing = None);
    let unit = expert.unit.as_ref().map(|unit| names.unit(unit, language));
    hold(("单位", "Unit"), unit, pooled, &|asked| asked.expert.unit = None);
    let never = expert.never.then(|| language.say("从未受邀", "never asked").to_owned());
    hold(("邀请", "Asked"), never, pooled, &|asked| asked.expert.never = false);
    conditions
}
