//! A running Chromium, told what to do over a pipe (Chrome DevTools Protocol): JSON messages, each ended by a zero byte.

use std::collections::VecDeque;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use serde_json::{Value, json};

use crate::Folder;

/// The browser's process with one page, and its profile, which is empty. It ends with this.
#[derive(Debug)]
pub(super) struct Pipe {
    process: Child,
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
    /// What happened while an answer was waited for.
    events: VecDeque<Value>,
    page: Option<String>,
    last: u64,
    _profile: Folder,
}

impl Pipe {
    /// Starts it, with everything off that would call home.
    pub(super) fn start(program: &Path) -> Pipe {
        let profile = Folder::new("browser");
        // It reads from its descriptor 3 and writes to 4, which the shell makes of our two ends.
        let mut process = Command::new("sh")
            .args(["-c", "exec \"$@\" 3<&0 4>&1 </dev/null >/dev/null 2>&1", "sh"])
            .arg(program)
            .args(["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic"])
            .args(["--no-first-run", "--disable-background-networking", "--disable-sync"])
            .args(["--disable-component-update", "--hide-scrollbars", "--remote-debugging-pipe"])
            .arg(format!("--user-data-dir={}", profile.path().display()))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap_or_else(|err| panic!("{} cannot be started: {err}", program.display()));
        let input = process.stdin.take();
        let output = process.stdout.take().map(BufReader::new);
        let Some(output) = output else { panic!("the browser has no pipe") };
        let (events, page) = (VecDeque::new(), None);
        let mut pipe = Pipe { process, input, output, events, page, last: 0, _profile: profile };
        let made = pipe.call("Target.createTarget", &json!({ "url": "about:blank" }));
        let attach = json!({ "targetId": made["targetId"], "flatten": true });
        let attached = pipe.call("Target.attachToTarget", &attach);
        pipe.page = attached["sessionId"].as_str().map(str::to_owned);
        pipe.call("Page.enable", &json!({}));
        pipe.call("Network.enable", &json!({}));
        pipe
    }

    /// Calls a method, of the page once there is one, and waits for its result.
    pub(super) fn call(&mut self, method: &str, params: &Value) -> Value {
        self.last += 1;
        let mut message = json!({ "id": self.last, "method": method, "params": params });
        if let Some(page) = &self.page {
            message["sessionId"] = page.as_str().into();
        }
        let mut bytes = message.to_string().into_bytes();
        bytes.push(0);
        let sent = self.input.as_mut().map(|pipe| pipe.write_all(&bytes));
        assert!(matches!(sent, Some(Ok(()))), "the browser takes no {method}: {sent:?}");
        loop {
            let mut message = self.next();
            if message["id"] == self.last {
                assert!(message.get("error").is_none(), "{method}: {message}");
                return message["result"].take();
            }
            self.events.push_back(message);
        }
    }

    /// Waits until this happens on the page; what happened before the call of [`Pipe::forget`] does not count.
    pub(super) fn wait_for(&mut self, event: &str) {
        loop {
            let message = self.events.pop_front().unwrap_or_else(|| self.next());
            if message["method"] == event {
                return;
            }
        }
    }

    /// Forgets what has happened so far.
    pub(super) fn forget(&mut self) {
        self.events.clear();
    }

    fn next(&mut self) -> Value {
        let mut bytes = Vec::new();
        let read = self.output.read_until(0, &mut bytes);
        assert!(read.is_ok() && bytes.pop() == Some(0), "the browser has ended");
        serde_json::from_slice(&bytes).unwrap_or_else(|err| panic!("the browser said: {err}"))
    }
}

impl Drop for Pipe {
    fn drop(&mut self) {
        // It ends, with all its processes, when nobody is at the other end.
        self.input = None;
        let _ = self.process.wait();
    }
}
