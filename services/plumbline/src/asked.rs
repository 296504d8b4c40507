//! What a program is told: the API's own answer to the same question, so that both speak one dialect.

use std::path::Path;
use std::sync::Arc;

use jiff::civil::Date;
use plumbline_access::Caller;
use plumbline_api::{ApiState, CallLimits};
use plumbline_documents::Intake;
use plumbline_log::Room;
use plumbline_workflow::{Writer, WriterOptions};
use serde_json::Value;

use crate::failure::Failure;
use crate::reading::{Reading, Standards};

/// The API over a folder's log and views, as whoever works at the machine sees it. Nothing listens.
pub(crate) struct Api {
    router: axum::Router,
    runtime: tokio::runtime::Runtime,
}

impl Api {
    /// Over what was read, as on this day.
    pub(crate) fn over(data: &Path, reading: &Reading, day: Date) -> Result<Api, Failure> {
        let failed = |cause| Failure::File { path: data.into(), cause };
        let runtime =
            tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(failed)?;
        let state = ApiState::new(
            Writer::none(Room::beside(data), &WriterOptions::default()),
            reading.reader.clone(),
            reading.views.clone(),
            Intake::closed(data),
            Arc::new(|_| Ok("operator".parse().ok().map(Caller::at_the_machine))),
            CallLimits { page_bytes_max: usize::MAX, ..CallLimits::default() },
            Arc::new(move || day),
        );
        Ok(Api { router: plumbline_api::router(state), runtime })
    }

    /// What a call answers, to the letter.
    pub(crate) fn asked(&self, call: &str, question: &Value) -> Result<String, Failure> {
        let answer = plumbline_api::answered(&self.router, call, question.to_string());
        self.runtime.block_on(answer).map_err(|answer| {
            let told = serde_json::from_str::<Value>(&answer).unwrap_or_default();
            let message = told.get("message").and_then(Value::as_str).unwrap_or(&answer).to_owned();
            Failure::NotAnswered { call: call.into(), message }
        })
    }

    /// The same, to be worked on.
    pub(crate) fn value(&self, call: &str, question: &Value) -> Result<Value, Failure> {
        let answer = self.asked(call, question)?;
        serde_json::from_str(&answer)
            .map_err(|error| Failure::NotAnswered { call: call.into(), message: error.to_string() })
    }
}

impl Standards {
    /// The filter as the API takes it.
    pub(crate) fn asked(&self) -> Value {
        let filter = self.filter();
        let mut asked = serde_json::Map::new();
        let mut set = |name: &str, value: Option<String>| {
            asked.extend(value.map(|value| (name.to_owned(), Value::String(value))));
        };
        set("level", filter.level.map(|level| level.key().to_owned()));
        set("field", filter.field.map(|field| field.to_string()));
        set("jurisdiction", filter.jurisdiction.map(|place| place.to_string()));
        Value::Object(asked)
    }
}
