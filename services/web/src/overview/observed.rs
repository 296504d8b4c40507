//! Moves of standards that other bodies run, by kind.

use maud::{Markup, html};
use plumbline_views::Irregularity;

use crate::language::Language;

pub(super) fn observed(moves: &[Irregularity], language: Language) -> Markup {
    let seen: u64 = moves.iter().map(|of| of.count).sum();
    if seen == 0 {
        return html! {};
    }
    html! {
        section.panel {
            h2 { (language.say("观察到的流转", "Observed moves")) }
            p.hint { (language.say("他方目录中的变动，按程序分类。", "What other bodies' catalogues showed, judged by the procedure.")) }
            ul.kinds {
                @for of in moves {
                    li.irregular[of.kind.is_irregular()] { (language.move_kind(of.kind)) " " strong { (language.count(of.count)) } }
                }
            }
        }
    }
}
