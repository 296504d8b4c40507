//! The median of each phase's rounds, and what was promised of it.

use std::collections::BTreeMap;

use plumbline_bench::Figure;

/// One figure a phase: the round whose rate is in the middle.
pub(crate) fn medians(all: Vec<Figure>) -> Vec<Figure> {
    let mut phases: BTreeMap<(String, String, usize), Vec<Figure>> = BTreeMap::new();
    for figure in all {
        phases
            .entry((figure.work.clone(), figure.who.clone(), figure.clients))
            .or_default()
            .push(figure);
    }
    let middle = |mut rounds: Vec<Figure>| {
        rounds.sort_by(|one, other| one.per_second.total_cmp(&other.per_second));
        rounds.swap_remove(rounds.len() / 2)
    };
    phases.into_values().map(middle).collect()
}

/// The budgets that can be said from these figures, each with what was found.
pub(crate) fn against_the_budgets(figures: &[Figure]) -> String {
    let rate = |who: &str, work: &str, clients: usize| {
        let found = figures
            .iter()
            .find(|f| f.who == who && f.work.starts_with(work) && f.clients == clients);
        found.map(|figure| figure.per_second)
    };
    let ratio =
        |one: Option<f64>, other: Option<f64>| one.zip(other).map(|(one, other)| one / other);
    let mut text = format!("{:<58} {:>8} {:>8}\n", "budget", "wanted", "found");
    let mut line = |what: &str, wanted: f64, found: Option<f64>, unit: &str| {
        let word = match found {
            None => "-".to_owned(),
            Some(found) => {
                format!("{found:.2}{unit}{}", if found < wanted { "  SHORT" } else { "" })
            }
        };
        text += &format!("{what:<58} {:>8} {word:>8}\n", format!("{wanted}{unit}"));
    };
    for (clients, wanted) in [(1, 1.5), (32, 2.0), (64, 2.0)] {
        let found = ratio(rate("api", "observe", clients), rate("umadb", "append", clients));
        line(
            &format!("commands through the API beside UmaDB, {clients} clients"),
            wanted,
            found,
            "x",
        );
    }
    for clients in [1, 32, 64] {
        let found = ratio(rate("writer", "observe", clients), rate("umadb", "append", clients));
        line(&format!("commands in process beside UmaDB, {clients} clients"), 2.0, found, "x");
    }
    let found = ratio(rate("api", "load 30", 32), rate("umadb", "load 30", 32));
    line("load 30, decide, append beside UmaDB, 32 clients", 8.0, found, "x");
    for clients in [1, 32, 64] {
        let found = ratio(rate("api", "observe", clients), rate("before", "observe", clients));
        if found.is_some() {
            let what =
                format!("commands through the API beside the earlier build, {clients} clients");
            line(&what, 0.95, found, "x");
        }
    }
    let million = |found: Option<f64>| found.map(|found| found / 1e6);
    line("replay, million events a second", 1.0, million(rate("log", "replay", 1)), "M");
    line("verify, million events a second", 1.0, million(rate("log", "verify", 1)), "M");
    let thousand = rate("relay", "catch up", 1).map(|found| found / 1e3);
    line("the relay catching up, thousand events a second", 50.0, thousand, "k");
    text
}
