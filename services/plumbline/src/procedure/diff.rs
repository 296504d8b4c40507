//! `plumbline procedure diff`: what differs between two procedures, with the sources of both.

use std::collections::BTreeMap;
use std::path::Path;

use plumbline_lifecycle::procedure::Figure;

use crate::failure::Failure;
use crate::output::say;
use crate::procedure::show::{of_en, of_zh};
use crate::procedure::text::{Named, named};

pub(super) fn run(data: &Path, one: &str, other: &str) -> Result<(), Failure> {
    say(&told(&named(data, one)?, &named(data, other)?));
    Ok(())
}

fn told(one: &Named, other: &Named) -> String {
    let by_key = |named: &Named| -> BTreeMap<String, Figure> {
        let figures = named.procedure.figures().into_iter();
        figures.map(|figure| (figure.key.clone(), figure)).collect()
    };
    let (before, after) = (by_key(one), by_key(other));
    let mut text = format!("- {}\n+ {}\n", one.name, other.name);
    let mut changed = 0;
    // In the order in which the later one has them, and then what it has no more.
    let later = other.procedure.figures().into_iter().map(|figure| figure.key);
    let gone = one.procedure.figures().into_iter().map(|figure| figure.key);
    let gone = gone.filter(|key| !after.contains_key(key));
    for key in later.chain(gone) {
        let (was, is) = (before.get(&key), after.get(&key));
        if was.map(held) == is.map(held) {
            continue;
        }
        changed += 1;
        if let Some(figure) = is.or(was) {
            text += &format!("\n{}  {}\n", figure.name.zh, figure.name.en);
        }
        text += &line('-', was);
        text += &line('+', is);
    }
    let same = if changed == 0 { "两者规定相同。\nThey lay down the same.\n" } else { "" };
    text + same
}

/// What makes a figure another one.
fn held(figure: &Figure) -> (&str, &str, bool) {
    (&figure.value.zh, &figure.source.text, figure.source.unverified)
}

fn line(mark: char, figure: Option<&Figure>) -> String {
    let Some(Figure { value, source, .. }) = figure else {
        return format!("{mark} 无  nothing\n");
    };
    format!("{mark} {}（{}）\n{mark} {} ({})\n", value.zh, of_zh(source), value.en, of_en(source))
}
