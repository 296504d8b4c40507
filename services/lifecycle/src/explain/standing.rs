//! Where a standard stands, and what leads out of an end or a stop.

use crate::explain::case::Case;
use crate::explain::day;
use crate::explain::sentence::both;
use crate::standard::{At, Life, Run, Standard};
use crate::wait::Rules;
use crate::which::Which;
use crate::words::Words;

impl Case<'_> {
    /// Where it stands, and what leads out of an end or a stop.
    pub(super) fn standing(&self, standard: &Standard) -> Words {
        let (Some(code), Some(since)) = (standard.code(), standard.since()) else {
            return both(String::new(), String::new());
        };
        let place = code.place();
        let (since_zh, since_en) = (day::zh(since), day::en(since));
        let stands = both(
            format!("现处于{}（{code}），自 {since_zh}起。", place.zh()),
            format!("It stands at {} ({code}) since {since_en}.", place.en()),
        );
        match standard {
            Standard::Observed(_) => both(
                format!("{}该标准由其他机构管理，此处只作观察。", stands.zh),
                format!("{} Another body runs it; here it is only observed.", stands.en),
            ),
            Standard::Run(run) => self.standing_of(run, self.elsewhere(run, entered(run, stands))),
            Standard::Unborn => stands,
        }
    }

    /// That the clauses which it cites are another place's, where they are.
    fn elsewhere(&self, run: &Run, stands: Words) -> Words {
        let here = &run.profile.jurisdiction;
        let Some(place) = self.procedure.example_at(here) else { return stands };
        both(
            format!(
                "{}所依程序的条款适用于{}，不适用于{}，在此仅作示例，以当地规定为准。",
                stands.zh,
                place.told("zh"),
                here.told("zh")
            ),
            format!(
                "{} The clauses of its procedure bind in {} and not in {}: they are an example here, and what binds here goes before them.",
                stands.en,
                place.told("en"),
                here.told("en")
            ),
        )
    }

    fn standing_of(&self, run: &Run, stands: Words) -> Words {
        if let Life::Suspended { since, .. } = &run.life {
            return both(
                format!(
                    "{}自 {}起暂停，一切期限停止计算；恢复后继续办理。",
                    stands.zh,
                    day::zh(*since)
                ),
                format!(
                    "{} It is suspended since {} and every clock stands still; once resumed it goes on.",
                    stands.en,
                    day::en(*since)
                ),
            );
        }
        let ended = matches!(
            run.at(),
            At::Rejected | At::Withdrawn(_) | At::Abolished(_) | At::Superseded { .. }
        );
        if ended {
            return both(
                format!("{}办理已终结，无待办事项。", stands.zh),
                format!("{} Its life has ended; it waits for nobody.", stands.en),
            );
        }
        let rules = Rules { procedure: Some(self.procedure), calendar: self.calendar };
        let plan =
            run.waits(self.procedure, &rules).into_iter().find(|wait| wait.which == Which::Plan);
        match plan.and_then(|wait| wait.until) {
            Some(until) if self.today() > until => both(
                format!("{}计划已于 {}到期，项目冻结：须先办理延期。", stands.zh, day::zh(until)),
                format!(
                    "{} Its plan ran out on {} and it is frozen: extend the plan first.",
                    stands.en,
                    day::en(until)
                ),
            ),
            _ => stands,
        }
    }
}

/// That nobody decided on it here, where it was in force when it was entered.
fn entered(run: &Run, stands: Words) -> Words {
    let Some(entered) = &run.entered else { return stands };
    both(
        format!(
            "{}该标准为已有标准录入，并非在本系统批准发布（录入依据：{}）。",
            stands.zh, entered.ground
        ),
        format!(
            "{} It was entered as in force, and not decided here (known by: {}).",
            stands.en, entered.ground
        ),
    )
}
