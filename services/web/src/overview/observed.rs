//! Moves of standards that other bodies run, by kind.

use maud::{Markup, html};
use plumbline_lifecycle::procedure::MoveKind;
use plumbline_views::{Filter, Irregularity};

use crate::ask::AskedMoves;
use crate::behind::{counted, moves as moves_behind};
use crate::language::Language;

pub(super) fn observed(moves: &[Irregularity], filter: &Filter, language: Language) -> Markup {
    let seen: u64 = moves.iter().map(|of| of.count).sum();
    if seen == 0 {
        return html! {};
    }
    // What is first seen, and what did not move, is no list.
    let is_listed = |kind| !matches!(kind, MoveKind::First | MoveKind::Unchanged);
    let way = |kind| {
        let moved = AskedMoves { kind: Some(kind), ..AskedMoves::default() };
        is_listed(kind).then(|| moves_behind(filter, None, moved))
    };
    html! {
        section.panel {
            h2 { (language.say("观察到的流转", "Observed moves")) }
            p.hint { (language.say("他方目录中的变动，按程序分类。", "What other bodies' catalogues showed, judged by the procedure.")) }
            ul.kinds {
                @for of in moves {
                    li.irregular[of.kind.is_irregular()] { (language.move_kind(of.kind)) " " strong { (counted(of.count, way(of.kind), language)) } }
                }
            }
        }
    }
}
