//! The word of what was done, on the page that is shown next. It is read out of the log, and told to whoever did it: an address alone
//! says nothing.

use maud::{Markup, html};
use plumbline_access::Caller;
use plumbline_lifecycle::{Event, Noun, Words};
use plumbline_log::Reader;
use uuid::Uuid;

use crate::language::Language;
use crate::problem::Problem;

/// What a command did to the thing that it was given to.
pub(crate) struct Done {
    what: Vec<Words>,
    seq: u64,
    /// The matter, where it was one under approval: a decision may be taken back there.
    matter: Option<String>,
}

impl Done {
    /// What the command of this id did, if it was this caller's.
    pub(crate) fn read(
        reader: &Reader,
        caller: Option<&Caller>,
        command: Option<Uuid>,
    ) -> Result<Option<Done>, Problem> {
        let broke_off = |error: plumbline_log::LogError| Problem::BrokeOff(error.to_string());
        let (Some(command), Some(caller)) = (command, caller) else { return Ok(None) };
        let Some(answer) = reader.answer_to(command).map_err(broke_off)? else { return Ok(None) };
        let count = answer.last_seq + 1 - answer.first_seq;
        let rows = reader.read_from(answer.first_seq, count).map_err(broke_off)?;
        if rows.first().is_none_or(|row| row.actor != caller.name.as_str()) {
            return Ok(None);
        }
        let own = rows.iter().filter(|row| row.stream == answer.stream);
        let told = own.filter_map(|row| {
            let noun = Noun::of_stream(&row.stream)?;
            let event = Event::decode(noun, &row.kind, row.schema, &row.data).ok()?;
            Some(Words { zh: event.zh().to_owned(), en: event.en().to_owned() })
        });
        let what = told.collect();
        let matter = answer.stream.strip_prefix("approval/").map(str::to_owned);
        Ok(Some(Done { what, seq: answer.first_seq, matter }))
    }

    /// The same, to somebody who is nobody here and has said something in public.
    pub(crate) fn said(&self, language: Language) -> Markup {
        html! {
            p.done role="status" id="said" {
                strong { (language.say("意见已收到并公开。", "Your comment was received, and is public.")) }
                " " (language.say("起草单位处理后，结果见下表。", "Once the drafting unit has disposed of it, what came of it stands in the list below."))
                " " span.quiet { (language.told(format!("（序号 {}）", self.seq), format!("(seq {})", self.seq))) }
            }
        }
    }

    pub(crate) fn told(&self, language: Language) -> Markup {
        let what: Vec<&str> = self.what.iter().map(|what| language.of_words(what)).collect();
        html! {
            p.done role="status" {
                strong { (language.say("已办理：", "Done: ")) (what.join(language.say("、", ", "))) }
                " " span.quiet { (language.told(format!("（序号 {}）", self.seq), format!("(seq {})", self.seq))) }
                @if let Some(matter) = &self.matter {
                    " " a href={ "/approvals/" (matter) } { (language.say("查看该审批，必要时撤回", "See the matter, or take it back")) }
                }
            }
        }
    }
}
