//! How far a standard is applied, and how content those are whom it serves: by unit, as k of n.

use std::collections::BTreeSet;

use maud::{Markup, html};
use plumbline_lifecycle::UnitId;
use plumbline_lifecycle::implementation::{Basis, Figures};
use plumbline_views::Implemented;

use crate::language::Language;
use crate::picture;

/// A row a unit, those that must apply it first.
pub(super) fn figures(found: &Implemented, language: Language) -> Markup {
    let ledger = &found.ledger;
    let must: Vec<&UnitId> = ledger.rollout.iter().flat_map(|(units, _)| units).collect();
    let kept: BTreeSet<&UnitId> = ledger.records.keys().map(|(unit, ..)| unit).collect();
    let besides = kept.iter().copied().filter(|unit| !must.contains(unit));
    let units: Vec<&UnitId> = must.iter().copied().chain(besides).collect();
    if units.is_empty() {
        return html! {};
    }
    let by_unit = Basis::ALL.map(|basis| ledger.by_unit(basis));
    let title = language.say("记录", "Records");
    html! {
        section.panel {
            h2 { (title) }
            div.scroll tabindex="0" role="region" aria-label=(title) {
                table.list {
                    thead { tr {
                        th { (language.say("单位", "Unit")) }
                        @for basis in Basis::ALL { th { (language.say(basis.zh(), basis.en())) } }
                    } }
                    tbody {
                        tr {
                            th scope="row" { (language.say("合计", "All")) }
                            @for (at, basis) in Basis::ALL.into_iter().enumerate() { (share(basis, by_unit[at].1, language)) }
                        }
                        @for unit in units {
                            tr {
                                td {
                                    bdi { (found.unit(unit, language.tag())) }
                                    @if must.contains(&unit) && !kept.contains(unit) { " " span.late { (language.say("未开始", "not begun")) } }
                                }
                                @for (at, basis) in Basis::ALL.into_iter().enumerate() {
                                    (share(basis, by_unit[at].0.get(unit).copied().unwrap_or_default(), language))
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn share(basis: Basis, figures: Figures, language: Language) -> Markup {
    html! {
        td.share data-label=(language.say(basis.zh(), basis.en())) {
            @if figures.of == 0 {
                span.quiet { (language.say("无记录", "no record")) }
            } @else {
                (figures.percent()) " " small { (figures.hits) "/" (figures.of) }
                (picture::part(figures))
            }
        }
    }
}
