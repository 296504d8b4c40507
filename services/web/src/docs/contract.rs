//! The OpenAPI document, read for people: calls by service, and the messages that they are made of.

use serde_json::Value;

/// The document.
pub(super) struct Contract(Value);

/// A group of calls.
pub(super) struct Service<'c> {
    pub(super) name: &'c str,
    pub(super) says: &'c str,
    pub(super) calls: Vec<Call<'c>>,
}

/// One call.
pub(super) struct Call<'c> {
    pub(super) id: &'c str,
    pub(super) method: String,
    pub(super) path: &'c str,
    pub(super) says: &'c str,
    told: &'c Value,
}

/// A field of a message, or a parameter.
pub(super) struct Field<'c> {
    pub(super) name: &'c str,
    pub(super) form: String,
    /// The message that it holds, by its name.
    pub(super) message: Option<&'c str>,
    pub(super) says: &'c str,
}

/// A message.
pub(super) struct Message<'c> {
    pub(super) name: &'c str,
    pub(super) says: &'c str,
    pub(super) told: &'c Value,
}

/// Who a call lets in.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Door {
    Open,
    Either,
    Token,
}

impl Contract {
    /// Reads the text of the document; of one that is none nothing is told.
    pub(super) fn read(text: &str) -> Contract {
        Contract(serde_json::from_str(text).unwrap_or_default())
    }

    /// The services, each with its calls.
    pub(super) fn services(&self) -> Vec<Service<'_>> {
        let tags = self.0["tags"].as_array().into_iter().flatten();
        let service = |tag| {
            let name = text(tag, "name");
            let calls = self.calls().into_iter().filter(|call| call.told["tags"][0] == name);
            Service { name, says: text(tag, "description"), calls: calls.collect() }
        };
        tags.map(service).filter(|service| !service.calls.is_empty()).collect()
    }

    fn calls(&self) -> Vec<Call<'_>> {
        let paths = self.0["paths"].as_object().into_iter().flatten();
        let each = paths.flat_map(|(path, methods)| {
            let methods = methods.as_object().into_iter().flatten();
            methods.map(move |(method, told)| Call {
                id: text(told, "operationId"),
                method: method.to_uppercase(),
                path,
                says: text(told, "description"),
                told,
            })
        });
        each.collect()
    }

    /// The messages, by name.
    pub(super) fn messages(&self) -> Vec<Message<'_>> {
        let schemas = self.0["components"]["schemas"].as_object().into_iter().flatten();
        let messages = schemas.map(|(name, told)| Message {
            name: name.as_str(),
            says: text(told, "description"),
            told,
        });
        messages.collect()
    }

    /// A message by its name.
    pub(super) fn message(&self, name: &str) -> &Value {
        &self.0["components"]["schemas"][name]
    }
}

impl<'c> Call<'c> {
    /// Who is let in.
    pub(super) fn door(&self) -> Door {
        match self.told["security"].as_array().map(Vec::as_slice) {
            Some([]) => Door::Open,
            Some([none, _]) if none.as_object().is_some_and(|none| none.is_empty()) => Door::Either,
            _ => Door::Token,
        }
    }

    /// What is given beside the body.
    pub(super) fn parameters(&self) -> Vec<Field<'c>> {
        let given = self.told["parameters"].as_array().into_iter().flatten();
        let field = |told: &'c Value| Field {
            form: format!("{}, {}", text(told, "in"), form(&told["schema"]).0),
            message: None,
            name: text(told, "name"),
            says: text(told, "description"),
        };
        given.map(field).collect()
    }

    /// Whether this parameter must be there.
    pub(super) fn needs(&self, name: &str) -> bool {
        let mut given = self.told["parameters"].as_array().into_iter().flatten();
        given.any(|told| told["name"] == name && told["required"] == true)
    }

    /// The message that is asked with.
    pub(super) fn request(&self) -> Option<&'c str> {
        named(&self.told["requestBody"]["content"]["application/json"]["schema"])
    }

    /// Whether the body is a file.
    pub(super) fn takes_file(&self) -> bool {
        self.told["requestBody"]["content"]["*/*"].is_object()
    }

    /// The message that is answered with.
    pub(super) fn answer(&self) -> Option<&'c str> {
        named(&self.told["responses"]["200"]["content"]["application/json"]["schema"])
    }

    /// The form of an answer that is no message.
    pub(super) fn answer_form(&self) -> Option<&'c str> {
        let content = self.told["responses"]["200"]["content"].as_object()?;
        content.keys().next().map(String::as_str)
    }
}

impl<'c> Message<'c> {
    /// Its fields.
    pub(super) fn fields(&self) -> Vec<Field<'c>> {
        let fields = self.told["properties"].as_object().into_iter().flatten();
        let field = |(name, told): (&'c String, &'c Value)| {
            let (form, message) = form(told);
            Field { name, form, message, says: text(told, "description") }
        };
        fields.map(field).collect()
    }

    /// Whether exactly one of several fields is to be set, this one among them.
    pub(super) fn is_choice(&self, name: &str) -> bool {
        choices(self.told).any(|choice| choice == name)
    }
}

/// The fields of which exactly one is to be set.
pub(super) fn choices(message: &Value) -> impl Iterator<Item = &str> {
    let each = message["oneOf"].as_array().into_iter().flatten();
    each.filter_map(|choice| choice["required"][0].as_str())
}

/// The message that a schema stands for.
pub(super) fn named(schema: &Value) -> Option<&str> {
    schema["$ref"].as_str()?.rsplit('/').next()
}

fn text<'v>(value: &'v Value, name: &str) -> &'v str {
    value[name].as_str().unwrap_or_default()
}

/// What a schema says of a value, and the message in it.
fn form(schema: &Value) -> (String, Option<&str>) {
    if let Some(message) = named(schema) {
        return (String::new(), Some(message));
    }
    match &schema["type"] {
        Value::String(kind) if kind == "array" => {
            let (of, message) = form(&schema["items"]);
            (format!("array {of}").trim_end().to_owned(), message)
        }
        Value::String(kind) if kind == "object" => ("object".to_owned(), None),
        Value::String(kind) => match schema["enum"].as_array() {
            Some(_) => ("string, enum".to_owned(), None),
            None => (kind.clone(), None),
        },
        Value::Array(kinds) => {
            let kinds: Vec<&str> = kinds.iter().filter_map(Value::as_str).collect();
            (kinds.join(" | "), None)
        }
        _ => (String::new(), None),
    }
}
