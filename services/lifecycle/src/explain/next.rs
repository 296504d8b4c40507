//! What comes after that which is waited for.

use crate::explain::case::Case;
use crate::explain::deed::is_done;
use crate::explain::sentence::both;
use crate::procedure::{DocumentRule, Gate, GateRule};
use crate::standard::{Run, Standard};
use crate::stream::StreamId;
use crate::wait::Wait;
use crate::which::Which;
use crate::words::Words;
use crate::world::No;

impl Case<'_> {
    /// What comes next, as the rest of a sentence; empty where nothing is known to.
    pub(super) fn next(
        &self,
        standard: &Standard,
        stream: &StreamId,
        wait: &Wait,
    ) -> Result<Words, No> {
        let nothing = both(String::new(), String::new());
        match (stream, wait.which) {
            (StreamId::Approval(part), _) => {
                let Some(chain) = self.world.approval(part)?.chain() else { return Ok(nothing) };
                let behind = match wait.which {
                    Which::Resubmission => {
                        chain.resume.and_then(|step| chain.step_no(step)).or(chain.route.first())
                    }
                    _ => chain.behind().find(|step| !step.is_done()),
                };
                Ok(match behind {
                    Some(step) => {
                        both(format!("其后：{}。", step.zh), format!("Next: {}.", step.en))
                    }
                    None => self.behind_the_chain(chain.gate),
                })
            }
            (_, Which::Gate(gate)) => {
                let Standard::Run(run) = standard else { return Ok(nothing) };
                Ok(self.behind_the_gate(run, gate))
            }
            _ => Ok(nothing),
        }
    }

    /// A granted gate goes to the authority where the procedure waits for its answer; else it is gone through.
    fn behind_the_chain(&self, gate: Gate) -> Words {
        let rule = self.procedure.gates.get(&gate);
        let answer = rule.map(|rule| self.answer(rule)).filter(|answer| !answer.zh.is_empty());
        match (answer, &self.procedure.authority) {
            (Some(answer), Some(authority)) => both(
                format!("其后报{}，待{}。", authority.zh, answer.zh),
                format!(
                    "Next it goes to {}, whose answer is awaited: {}.",
                    authority.en, answer.en
                ),
            ),
            (Some(answer), None) => {
                both(format!("其后待{}。", answer.zh), format!("Next: {}.", answer.en))
            }
            (None, _) => {
                let Words { zh, en } = is_done(gate);
                both(format!("其后{zh}。"), format!("Next {en}."))
            }
        }
    }

    fn behind_the_gate(&self, run: &Run, gate: Gate) -> Words {
        let chain = self.procedure.gates.get(&gate).and_then(|rule| rule.chain.as_deref());
        match chain {
            Some(chain) if !Case::is_granted(run, gate) => {
                let first = self
                    .procedure
                    .route(chain)
                    .first()
                    .map(|(_, step)| (step.zh.clone(), step.en.clone()));
                let (zh, en) = first.unwrap_or_default();
                both(
                    format!("其后提交审批，首步：{zh}。"),
                    format!("Then it is submitted for approval, first to: {en}."),
                )
            }
            _ => both(String::new(), String::new()),
        }
    }

    /// The papers of another body that a gate waits for, by name.
    pub(super) fn answer(&self, rule: &GateRule) -> Words {
        let papers = rule.answer.iter().filter_map(|kind| self.procedure.documents.get(kind));
        let papers: Vec<Words> = papers.map(DocumentRule::words).collect();
        both(
            papers.iter().map(|paper| format!("《{}》", paper.zh)).collect::<Vec<_>>().join("、"),
            papers.iter().map(|paper| paper.en.as_str()).collect::<Vec<_>>().join(", "),
        )
    }
}
