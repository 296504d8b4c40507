//! The example bureau of the stories, and what its people do every time.

use jiff::civil::Date;
use plumbline_lifecycle::approval::Approval;
use plumbline_lifecycle::standard::{Asked, Run, Standard};
use plumbline_lifecycle::{Explanation, State, StreamId, World as Known, calendar, explain};

use crate::{World, refused, verbs};

impl World {
    /// A division with its head and deputy, the legal office, the office, a deputy director and who stands in for them, the
    /// convener of the leadership group, and some who hold no role.
    pub(crate) fn bureau(&mut self, on: Date) -> String {
        let commands = [
            "found u-bureau",
            "found u-welfare below u-bureau",
            "join p-zhao u-welfare 赵某",
            "join p-qian u-welfare 钱某",
            "join p-sun u-bureau 孙某",
            "join p-li u-bureau 李某",
            "join p-zhou u-bureau 周某",
            "join p-wu u-bureau 吴某",
            "join p-zheng u-bureau 郑某",
            "join p-feng u-bureau 冯某",
            "join p-chen u-welfare 陈某",
            "join p-wei u-welfare 卫某",
            "join p-jiang u-welfare 蒋某",
            "join p-shen u-welfare 沈某",
            "join p-han u-welfare 韩某",
            "join p-gone u-welfare 杨某",
            "leave p-gone",
            &format!("assign division-head u-welfare p-zhao {on}"),
            "deputy division-head u-welfare p-qian 1",
            &format!("assign legal u-bureau p-sun {on}"),
            &format!("assign office u-bureau p-li {on}"),
            &format!("assign deputy-director u-bureau p-zhou {on}"),
            "deputy deputy-director u-bureau p-wu 1",
            &format!("assign convener u-bureau p-zheng {on}"),
        ];
        for (_, notice) in calendar::BUILT_IN {
            let notice: calendar::Notice = notice.parse().unwrap();
            let set = calendar::Command::SetCalendar(notice);
            self.give(on, &StreamId::Calendar, &set.into()).unwrap();
        }
        for command in commands {
            let command = verbs::command(&StreamId::People, command);
            self.give(on, &StreamId::People, &command).unwrap();
        }
        "… the example bureau".into()
    }

    /// A gate is submitted by p-feng, and everybody whom its approval waits for agrees; the leadership group by its minutes.
    pub(crate) fn pass_through(&mut self, on: Date, target: &StreamId, gate: &str) -> String {
        let said = self.answer(on, target, &format!("p-feng: submit {gate}"));
        let under_way = self.run(target).and_then(|run| run.asked(gate.parse().unwrap()).cloned());
        let Some(Asked::With(part)) = under_way else { return said };
        let approval = StreamId::Approval(part);
        for person in ["p-zhao", "p-li", "p-sun", "p-zhou", "p-han"] {
            self.answer(on, &approval, &format!("{person}: agree"));
        }
        if self.approval(&approval).ends_with("Leadership group") {
            self.answer(on, &approval, "p-zheng: agree-by 会议纪要第 1 号");
        }
        format!("… {}", self.approval(&approval))
    }

    /// A standard that is run here.
    pub(crate) fn run(&self, target: &StreamId) -> Option<&Run> {
        match &self.0.get(target)?.state {
            State::Standard(Standard::Run(run)) => Some(run),
            _ => None,
        }
    }

    /// Why a standard waits, in both languages.
    pub(crate) fn explain(&mut self, on: Date, target: &StreamId) -> Vec<String> {
        let id = target.standard().unwrap();
        let asked = self.ask(|known| explain(&Known { known, by: None, on, today: on }, id));
        let Explanation { standing, waiting } = match asked {
            Ok(explanation) => explanation,
            Err(refusal) => return vec![refused(&refusal)],
        };
        let told = std::iter::once(standing).chain(waiting.into_iter().map(|waiting| waiting.told));
        told.flat_map(|told| [told.zh, told.en]).collect()
    }

    /// Where a matter stands.
    pub(crate) fn approval(&self, target: &StreamId) -> String {
        let Some(State::Approval(approval)) = self.0.get(target).map(|folded| &folded.state) else {
            return "nothing".into();
        };
        match approval {
            Approval::Unborn => "nothing".into(),
            Approval::Running(chain) => format!("step {} {}", chain.at, chain.step().unwrap().en),
            Approval::WithSubmitter(chain) => format!("with {}", chain.submitter),
            Approval::Ended { outcome, .. } => outcome.en().into(),
        }
    }
}
