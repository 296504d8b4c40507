//! `plumbline audit draw`: the draws of a review, drawn again from the log and nothing else.
//!
//! Everything that a draw depends on stands in the log: the call, the pool as it was then, and the root of the tree that holds the
//! call. Nothing is taken from a view or from the memory of a service, nothing is written, and the file may be read-only.

use std::fmt::Write as _;
use std::path::Path;

use plumbline_lifecycle::draw::{self, Draw, Seed};
use plumbline_lifecycle::procedure::PanelRule;
use plumbline_lifecycle::review::{self, Panel, draw_of};
use plumbline_lifecycle::{Event, Folded, Horizon, PartId, PersonId, State, StreamId, Words};
use plumbline_log::{Reader, Recorded};
use plumbline_views::{folded, stored};

use crate::failure::Failure;
use crate::output::say;
use crate::reading;

/// A draw as the log tells it, and the review as it was just before.
struct Drawn {
    /// Where it stands.
    seq: u64,
    on: jiff::civil::Date,
    number: u32,
    seed: Seed,
    panel: Vec<PersonId>,
    alternates: Vec<PersonId>,
    reason: Option<String>,
    before: Box<Panel>,
}

pub(super) fn run(data: &Path, id: &PartId, all: bool) -> Result<(), Failure> {
    let log = reading::log(data)?.now();
    let stream = StreamId::Review(id.clone());
    let rows = log.read_stream(&stream.to_string())?;
    let Some(called) = rows.first().map(|row| row.seq) else {
        return Err(Failure::NoSuchReview(id.clone()));
    };
    let draws = draws(&stream, &rows)?;
    if draws.is_empty() {
        return Err(Failure::NotDrawnYet(id.clone()));
    }
    let mut differ = 0;
    for drawn in &draws {
        let (told, differences) = Again { log: &log, id, called, all }.told(drawn)?;
        say(&told);
        differ += usize::from(!differences.is_empty());
        for Words { zh, en } in differences {
            say(&format!("  不符 DIFFERS: {zh}\n    {en}\n"));
        }
    }
    if differ > 0 {
        return Err(Failure::DrawDiffers { review: id.clone(), draws: differ });
    }
    say("与日志所载一致 the same as the log tells\n");
    Ok(())
}

/// Every draw of a review, each with the panel that it was for.
fn draws(stream: &StreamId, rows: &[Recorded]) -> Result<Vec<Drawn>, Failure> {
    let (mut drawn, mut review) = (Vec::new(), Folded::unborn(stream));
    for row in rows {
        let before = review.clone();
        let damaged =
            |why: String| Failure::Damaged { seq: row.seq, stream: row.stream.clone(), why };
        let (after, event) =
            review.read(stream, &stored(row)).map_err(|why| damaged(why.to_string()))?;
        review = after;
        let (
            Event::Review(review::Event::PanelDrawn { draw, seed, panel, alternates, reason }),
            State::Review(state),
        ) = (event, before.state)
        else {
            continue;
        };
        let panel_before = state.panel().cloned();
        let panel_before = panel_before.ok_or_else(|| damaged("nobody had called it".into()))?;
        drawn.push(Drawn {
            seq: row.seq,
            on: row.happened_on,
            number: draw,
            seed,
            panel,
            alternates,
            reason: reason.map(|reason| reason.to_string()),
            before: Box::new(panel_before),
        });
    }
    Ok(drawn)
}

/// Whoever draws again.
struct Again<'a> {
    log: &'a Reader,
    id: &'a PartId,
    /// The seq of the call.
    called: u64,
    all: bool,
}

impl Again<'_> {
    /// What came of it, and what differs from what is recorded.
    fn told(&self, drawn: &Drawn) -> Result<(String, Vec<Words>), Failure> {
        let panel = &*drawn.before;
        let mut differ = self.of_the_seed(&drawn.seed)?;
        let mut text = head(drawn);
        let area = panel.area.told("en");
        let Some(then) = reading::pool_at(self.log, &panel.area, panel.pool.0)? else {
            differ.push(words(
                format!("专家库没有第 {} 版", panel.pool.0),
                format!("the pool of {area} has no version {}", panel.pool.0),
            ));
            return Ok((text, differ));
        };
        let hash = draw::pool_hash(&panel.area, &then);
        if hash != panel.pool.1 {
            differ.push(words(
                format!("专家库第 {} 版的哈希为 {hash}，发起时记为 {}", panel.pool.0, panel.pool.1),
                format!(
                    "version {} of the pool hashes to {hash}, and the call says {}",
                    panel.pool.0, panel.pool.1
                ),
            ));
        }
        let Some(rule) = self.rule(panel)? else {
            differ
                .push(words("程序中没有该专家组规则", "the procedure has no such rule of a panel"));
            return Ok((text, differ));
        };
        // Who had become excluded by then was passed over: the pool as it was just before the draw.
        let now = reading::pool(&self.log.until(drawn.seq - 1), &panel.area, Horizon::default())?;
        let call = draw_of(self.id, panel, &rule);
        match draw::draw(&call, drawn.number, &drawn.seed, &then, &now) {
            Ok(again) => {
                differ.extend(compared("专家组", "the panel", &drawn.panel, &again.panel));
                differ.extend(compared(
                    "候补",
                    "the alternates",
                    &drawn.alternates,
                    &again.alternates,
                ));
                text += &self.sentences(&again, &call);
            }
            Err(failed) => {
                let Words { zh, en } = failed.told();
                differ.push(words(
                    format!("重抽无法组成：{zh}"),
                    format!("drawn again, none can be formed: {en}"),
                ));
            }
        }
        Ok((text, differ))
    }

    /// The root by which it was seeded is the log's, of the tree that ends with the call.
    fn of_the_seed(&self, seed: &Seed) -> Result<Vec<Words>, Failure> {
        let mut differ = Vec::new();
        if seed.cosignature.is_none() && seed.size != self.called {
            differ.push(words(
                format!("种子取自 {} 个事件的树，而发起记在第 {} 个", seed.size, self.called),
                format!(
                    "the seed is of the tree of {} events, and the call stands at {}",
                    seed.size, self.called
                ),
            ));
        }
        match self.log.root(seed.size)? {
            Some(root) if root.0 == *seed.root.bytes() => {}
            Some(root) => differ.push(words(
                format!("日志在 {} 处的根为 {root}，抽取时记为 {}", seed.size, seed.root),
                format!(
                    "the root of the log at {} is {root}, and the draw says {}",
                    seed.size, seed.root
                ),
            )),
            None => differ.push(words(
                format!("日志没有 {} 个事件", seed.size),
                format!("the log has not {} events", seed.size),
            )),
        }
        Ok(differ)
    }

    /// The rule by which the panel was called; the text of a procedure's version never changes.
    fn rule(&self, panel: &Panel) -> Result<Option<PanelRule>, Failure> {
        let state = folded(self.log, &StreamId::Procedures, Horizon::default())?.state;
        let State::Procedures(procedures) = state else { return Ok(None) };
        let procedure = procedures.get(&panel.binding);
        Ok(procedure.and_then(|procedure| procedure.panels.get(panel.rule.as_str()).cloned()))
    }

    fn sentences(&self, again: &Draw, call: &draw::Call) -> String {
        let chosen =
            |expert: &PersonId| again.panel.contains(expert) || again.alternates.contains(expert);
        let told = again.sentences(call).into_iter();
        told.filter(|(expert, _)| self.all || chosen(expert))
            .map(|(expert, Words { zh, en })| format!("  {expert}  {zh}\n    {en}\n"))
            .collect()
    }
}

fn head(drawn: &Drawn) -> String {
    let Drawn { seq, on, number, seed, before, reason, .. } = drawn;
    let mut text = format!("第 {number} 次抽取 draw {number}  {on}  seq {seq}\n");
    if let Some(reason) = reason {
        let _ = writeln!(text, "  重抽理由 drawn again because: {reason}");
    }
    let (version, hash) = &before.pool;
    let _ = writeln!(text, "  专家库 pool {} version {version}, {hash}", before.area);
    let witnessed = match &seed.cosignature {
        Some(_) => "已见证 witnessed",
        None => "未经见证 not witnessed",
    };
    let _ = writeln!(text, "  种子 seed: size {}, root {}, {witnessed}", seed.size, seed.root);
    let _ = writeln!(text, "  专家组 panel: {}", listed(&drawn.panel));
    if !drawn.alternates.is_empty() {
        let _ = writeln!(text, "  候补 alternates: {}", listed(&drawn.alternates));
    }
    text
}

fn compared(zh: &str, en: &str, told: &[PersonId], again: &[PersonId]) -> Option<Words> {
    if told == again {
        return None;
    }
    let (told, again) = (listed(told), listed(again));
    Some(words(
        format!("{zh}记为 {told}，重抽为 {again}"),
        format!("{en}: recorded as {told}; drawn again {again}"),
    ))
}

fn listed(ids: &[PersonId]) -> String {
    let ids: Vec<&str> = ids.iter().map(PersonId::as_str).collect();
    if ids.is_empty() { "–".into() } else { ids.join(", ") }
}

fn words(zh: impl Into<String>, en: impl Into<String>) -> Words {
    Words { zh: zh.into(), en: en.into() }
}
