//! A form that was sent.

use axum::Form;
use axum::extract::{FromRequest, Request};
use axum::response::Response;
use uuid::Uuid;

use crate::origin;
use crate::problem::Problem;

/// The most bytes of a form without a file.
pub(crate) const FORM_BYTES_MAX: usize = 256 * 1024;

/// A form that came, whether or not it is one of ours.
pub(crate) struct Posted {
    is_ours: bool,
    fields: Result<Vec<(String, String)>, String>,
}

impl<S: Send + Sync> FromRequest<S> for Posted {
    type Rejection = Response;

    async fn from_request(request: Request, state: &S) -> Result<Posted, Response> {
        let is_ours = origin::is_ours(request.headers(), request.uri());
        let form = Form::<Vec<(String, String)>>::from_request(request, state).await;
        let fields = form.map(|Form(fields)| fields).map_err(|bad| bad.body_text());
        Ok(Posted { is_ours, fields })
    }
}

impl Posted {
    /// What a field holds, whether or not the form is one of ours.
    pub(crate) fn one(&self, name: &str) -> Option<&str> {
        let mut fields = self.fields.iter().flatten();
        fields.find(|(known, _)| known == name).map(|(_, text)| text.as_str())
    }

    /// Whether a field that is none of the act's own says this.
    pub(crate) fn says(&self, name: &str, value: &str) -> bool {
        self.one(name) == Some(value)
    }

    /// What was sent from one of our own pages.
    pub(crate) fn sent(self) -> Result<Sent, Problem> {
        if !self.is_ours {
            return Err(Problem::Foreign);
        }
        let fields = self.fields.map_err(Problem::Form)?;
        let one = |name: &str| {
            let found = fields.iter().find(|(known, _)| known == name);
            found.map(|(_, value)| value.as_str())
        };
        let id = one("id").and_then(|id| id.parse().ok());
        let version = one("version").and_then(|version| version.parse().ok());
        match (id, version, one("act").map(str::to_owned)) {
            (Some(id), Some(version), Some(act)) => Ok(Sent { id, version, act, fields }),
            _ => Err(Problem::Form(Sent::ACT.into())),
        }
    }
}

/// What was filled in, of which act, at which version of the stream.
#[derive(Clone, Debug)]
pub(crate) struct Sent {
    pub(crate) id: Uuid,
    pub(crate) version: u64,
    pub(crate) act: String,
    fields: Vec<(String, String)>,
}

impl Sent {
    /// What every form names.
    pub(crate) const ACT: &str = "id, version, act";

    /// What a field holds; nothing is an empty text.
    pub(crate) fn one(&self, name: &str) -> &str {
        let mut fields = self.fields.iter();
        let found = fields.find(|(known, _)| known == name);
        found.map(|(_, text)| text.as_str()).unwrap_or_default()
    }

    /// All that fields of this name hold.
    pub(crate) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.fields.iter().filter(move |(known, _)| known == name).map(|(_, text)| text.as_str())
    }

    /// All that somebody wrote, by the names of the fields.
    pub(crate) fn written(&self) -> impl Iterator<Item = (&str, &str)> {
        let ours = ["id", "version", "act", "from"];
        let fields = self.fields.iter().map(|(name, text)| (name.as_str(), text.as_str()));
        fields.filter(move |(name, text)| !ours.contains(name) && !text.trim().is_empty())
    }
}
