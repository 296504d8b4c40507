//! Why somebody was taken or not, in one sentence. It is worked out by the same function each time and never stored.

use crate::draw::call::Call;
use crate::draw::choice::{Candidate, CannotBeFormed, Draw, Need, Outcome};
use crate::draw::excluded::{Excluded, Ground};
use crate::words::{FIELDS, Field, PersonId, Words};

impl Draw {
    /// A sentence for everybody who could have been drawn: the candidates by rank, then the excluded by id.
    #[must_use]
    pub fn sentences(&self, call: &Call) -> Vec<(PersonId, Words)> {
        let ranked = (1..).zip(&self.candidates);
        let ranked = ranked.map(|(rank, one)| (one.id.clone(), one.sentence(rank, call)));
        let out = self.excluded.iter().map(|(id, why)| {
            let Words { zh, en } = why.told(call);
            (id.clone(), Words { zh: format!("未入选：{zh}。"), en: format!("Not chosen: {en}.") })
        });
        ranked.chain(out).collect()
    }
}

impl Candidate {
    fn sentence(&self, rank: usize, call: &Call) -> Words {
        let Words { zh: came_zh, en: came_en } = self.outcome.told(call);
        let interval = call.terms.interval_days;
        let (asked_zh, asked_en) = if self.asked_for {
            ("已点名", "asked for")
        } else {
            ("未点名", "not asked for")
        };
        let (last_zh, last_en) = match self.last_asked {
            None => ("从未邀请".to_owned(), "never asked before".to_owned()),
            Some((_, days)) if interval == 0 => {
                (format!("距上次 {days} 天"), format!("{days} days since last asked"))
            }
            Some((_, days)) if self.was_asked_within(interval) => (
                format!("距上次 {days} 天（不足 {interval}，后排）"),
                format!("{days} days since last asked (fewer than {interval}, stands back)"),
            ),
            Some((_, days)) => (
                format!("距上次 {days} 天（须 ≥ {interval}）"),
                format!("{days} days since last asked (≥ {interval})"),
            ),
        };
        let load = self.load;
        let (load_zh, load_en) = match call.terms.load_most {
            None => (format!("在审 {load} 项"), format!("{load} open")),
            Some(most) => {
                (format!("在审 {load} 项（上限 {most}）"), format!("{load} open (≤ {most})"))
            }
        };
        let (fields, wanted) = (self.fields.len(), call.wanted.len());
        let lot: String = self.lot.to_string().chars().take(8).collect();
        Words {
            zh: format!(
                "第 {rank} 位，{came_zh}：{asked_zh}；{last_zh}；{load_zh}；专业相符 {fields}/{wanted}；签号 {lot}。"
            ),
            en: format!(
                "Rank {rank}, {came_en}: {asked_en}; {last_en}; {load_en}; fields {fields} of {wanted}; lot {lot}."
            ),
        }
    }
}

impl Outcome {
    fn told(&self, call: &Call) -> Words {
        let (zh, en) = match self {
            Outcome::Taken(None | Some(Need::Size)) => {
                ("入选（按排序）".into(), "chosen by rank".into())
            }
            Outcome::Taken(Some(Need::Senior)) => {
                ("入选（高级职称名额）".into(), "chosen for a senior place".into())
            }
            Outcome::Taken(Some(Need::Field(field))) => {
                let (zh, en) = named(field);
                (format!("入选（专业名额：{zh}）"), format!("chosen for a place of {en}"))
            }
            Outcome::Alternate(n) => (format!("第 {n} 候补"), format!("alternate {n}")),
            Outcome::UnitFull => (
                "未入选（所在单位名额已满）".into(),
                "not chosen (their unit has its most members)".into(),
            ),
            Outcome::NotNeeded => {
                ("未入选（名额已满）".into(), "not chosen (the panel is full)".into())
            }
            Outcome::ExcludedSince(why) => {
                let Words { zh, en } = why.told(call);
                (format!("召集后不再可选：{zh}"), format!("passed over since the call: {en}"))
            }
        };
        Words { zh, en }
    }
}

impl Excluded {
    /// The reason with its key and, where it is one of the procedure's, its source.
    #[must_use]
    pub fn told(&self, call: &Call) -> Words {
        let key = self.ground.key();
        let Words { zh, en } = self.ground.words();
        match (self.ground, &self.reason) {
            (Ground::E10, Some(reason)) => Words {
                zh: format!("{zh}（{key}，{reason}）"),
                en: format!("{en} ({key}, {reason})"),
            },
            (Ground::E2 | Ground::E3 | Ground::E4 | Ground::E5 | Ground::E7, _) => {
                let cited = call.terms.source.cited();
                Words {
                    zh: format!("{zh}（{key}，{}）", cited.zh),
                    en: format!("{en} ({key}, {})", cited.en),
                }
            }
            _ => Words { zh: format!("{zh}（{key}）"), en: format!("{en} ({key})") },
        }
    }
}

impl Need {
    /// What it is called.
    #[must_use]
    pub fn words(&self) -> Words {
        match self {
            Need::Field(field) => {
                let (zh, en) = named(field);
                Words { zh: format!("专业“{zh}”"), en: format!("members who know {en}") }
            }
            Need::Senior => Words { zh: "高级职称".into(), en: "senior members".into() },
            Need::Size => Words { zh: "人数".into(), en: "members".into() },
        }
    }
}

impl CannotBeFormed {
    /// What failed, and how many are excluded by which reason.
    #[must_use]
    pub fn told(&self) -> Words {
        let CannotBeFormed { need, wanted, found, excluded, unit_full } = self;
        let need = need.words();
        let mut zh: Vec<String> = Vec::new();
        let mut en: Vec<String> = Vec::new();
        for (ground, count) in excluded {
            let words = ground.words();
            zh.push(format!("{}（{}）{count} 人", words.zh, ground.key()));
            en.push(format!("{count} {} ({})", words.en, ground.key()));
        }
        if *unit_full > 0 {
            zh.push(format!("所在单位名额已满 {unit_full} 人"));
            en.push(format!("{unit_full} whose unit has its most members"));
        }
        if zh.is_empty() {
            zh.push("无".into());
            en.push("nobody".into());
        }
        Words {
            zh: format!("{}须 {wanted} 人，仅有 {found} 人；被排除：{}", need.zh, zh.join("，")),
            en: format!(
                "of {wanted} {} only {found} can be had; excluded: {}",
                need.en,
                en.join(", ")
            ),
        }
    }
}

fn named(field: &Field) -> (&str, &str) {
    let known = FIELDS.iter().find(|(key, _, _)| *key == field.as_str());
    known.map_or((field.as_str(), field.as_str()), |(_, zh, en)| (zh, en))
}
