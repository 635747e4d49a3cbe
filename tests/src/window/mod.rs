//! The real window: the built program on a display of its own, seen and driven through WebDriver as a person would.
//!
//! `display` is the X server without a screen, `driver` starts WebKitWebDriver with a session bus of its own, `neighbour` is
//! another program on that display, `pointer` the hand on the mouse, `process` ends whole groups of processes. This module is what tests use; it knows neither the page's code nor the crates.

mod display;
mod driver;
mod neighbour;
mod pointer;
mod process;

use std::ffi::OsStr;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use fantoccini::elements::Element;
use fantoccini::error::CmdError;
use fantoccini::{Client, Locator};
use serde_json::Value;
use tokio::runtime::Runtime;

use self::display::Display;
use self::driver::Driver;
use self::neighbour::Neighbour;
pub use self::pointer::Spot;
use crate::Workbench;

/// The selector of a stable hook of the page.
pub fn testid(name: &str) -> String {
    format!("[data-testid='{name}']")
}

/// How long a test waits for what must appear. Generous: it is only spent when something is wrong.
const PATIENCE: Duration = Duration::from_secs(40);
/// Keeps a list of what the content policy blocks.
const WATCH_POLICY: &str = "window.blockedByPolicy = []; document.addEventListener('securitypolicyviolation', \
                            e => window.blockedByPolicy.push(e.violatedDirective + ' ' + e.blockedURI))";
const GLANCE: Duration = Duration::from_millis(100);

/// All that must stand before a window can open: its turn, a display, a driver.
pub struct Stage {
    driver: Driver,
    display: Display,
    turn: File,
}

impl Stage {
    /// Waits for the turn and sets the stage for a window on the workbench's library.
    #[track_caller]
    pub fn set(bench: &Workbench) -> Self {
        // Two web views on two cores starve each other; windows take turns, across processes too.
        let turn = File::create(pictures().join(".turn")).expect("the lock of the window tests");
        turn.lock().expect("the turn of this window");
        let display = Display::start();
        let driver = Driver::start(bench, &display);
        Self { driver, display, turn }
    }
}

/// The open window. Dropping it ends every process that it needed.
pub struct Window {
    runtime: Runtime,
    client: Option<Client>,
    program: PathBuf,
    _driver: Driver,
    display: Display,
    _turn: File,
}

/// Whether the window can be opened here. Where it can't, the test is skipped by name; on CI that is a failure, because
/// there nobody reads the line.
#[track_caller]
pub fn possible(test: &str) -> bool {
    let missing: Vec<&str> = ["Xvfb", "WebKitWebDriver", "dbus-run-session"]
        .into_iter()
        .filter(|name| !process::in_path(name))
        .collect();
    if missing.is_empty() {
        return true;
    }
    let missing = missing.join(", ");
    assert!(
        std::env::var("CI").as_deref() != Ok("true"),
        "{test} needs {missing} (apt-get install xvfb webkit2gtk-driver dbus-x11)"
    );
    crate::skipped(
        test,
        &format!("{missing} not installed (apt-get install xvfb webkit2gtk-driver dbus-x11)"),
    );
    false
}

impl Window {
    /// Opens the desktop program on the workbench's library.
    #[track_caller]
    pub fn open<S: AsRef<OsStr>>(bench: &Workbench, args: impl IntoIterator<Item = S>) -> Self {
        let args: Vec<String> = args
            .into_iter()
            .map(|arg| arg.as_ref().to_string_lossy().into_owned())
            .collect();
        Self::on(Stage::set(bench), &crate::workbench::program("suishu-desktop"), &args)
    }

    /// Opens any program that shows a web page; `open` is for the product.
    #[track_caller]
    pub fn on(stage: Stage, program: &Path, args: &[String]) -> Self {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build();
        let runtime = runtime.expect("a runtime for the WebDriver client");
        let client = runtime.block_on(stage.driver.open(program, args));
        let window = Self {
            runtime,
            client: Some(client),
            program: program.to_path_buf(),
            _driver: stage.driver,
            display: stage.display,
            _turn: stage.turn,
        };
        window.script(WATCH_POLICY, vec![]);
        window
    }

    /// The peak of resident memory of the program's own process, without the web view's; `None` when it can't be told.
    pub fn peak_mib(&self) -> Option<f64> {
        let processes = std::fs::read_dir("/proc").ok()?;
        let own = processes.flatten().find(|process| {
            std::fs::read_link(process.path().join("exe")).is_ok_and(|program| program == self.program)
        })?;
        let status = std::fs::read_to_string(own.path().join("status")).ok()?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
        let kib: f64 = line.trim().trim_end_matches("kB").trim().parse().ok()?;
        Some(kib / 1024.0)
    }

    fn client(&self) -> &Client {
        self.client.as_ref().expect("the window is open")
    }

    /// Runs a script in the page; `arguments[n]` are its arguments, `return` its answer.
    #[track_caller]
    pub fn script(&self, script: &str, args: Vec<Value>) -> Value {
        self.runtime
            .block_on(self.client().execute(script, args))
            .unwrap_or_else(|error| panic!("{script}: {error}"))
    }

    /// All text that is on the page: what elements show and what charts draw.
    #[track_caller]
    pub fn text(&self) -> String {
        let text = self.script(
            "return document.body.innerText + '\\n' + [...document.querySelectorAll('svg text, svg title')].map(t => t.textContent).join('\\n')",
            vec![],
        );
        text.as_str().unwrap_or_default().to_owned()
    }

    /// Waits until the page shows this text.
    #[track_caller]
    pub fn wait_text(&self, wanted: &str) {
        self.wait_until(&format!("the text {wanted}"), |window| window.text().contains(wanted));
    }

    /// Waits until one of the elements of a hook shows the text.
    #[track_caller]
    pub fn wait_in(&self, hook: &str, wanted: &str) {
        self.wait_until(&format!("“{wanted}” in {hook}"), |window| {
            window.texts(&testid(hook)).iter().any(|shown| shown.contains(wanted))
        });
    }

    /// Waits until something holds; when it doesn't, the test ends with a picture and the text of the page.
    #[track_caller]
    pub fn wait_until(&self, what: &str, mut holds: impl FnMut(&Self) -> bool) {
        let start = Instant::now();
        while !holds(self) {
            if start.elapsed() > PATIENCE {
                self.give_up(&format!("{what} did not come within {} s", PATIENCE.as_secs()));
            }
            std::thread::sleep(GLANCE);
        }
    }

    /// Waits until the page has stopped changing: a list that still moves is not clicked into, since what a choice leaves to
    /// choose shifts what stands below it.
    #[track_caller]
    pub fn at_rest(&self) {
        const GLANCES: u32 = 4;
        let (mut seen, mut alike) = (String::new(), 0);
        self.wait_until("a page at rest", |window| {
            let now = window.text();
            alike = if now == seen { alike + 1 } else { 0 };
            seen = now;
            alike >= GLANCES
        });
    }

    /// Whether an element is on the page now.
    #[track_caller]
    pub fn has(&self, css: &str) -> bool {
        self.script("return document.querySelector(arguments[0]) !== null", vec![css.into()]) == Value::Bool(true)
    }

    /// What each element shows, in the order of the page; for an SVG, what it draws.
    #[track_caller]
    pub fn texts(&self, css: &str) -> Vec<String> {
        let texts = self.script(
            "return [...document.querySelectorAll(arguments[0])].map(e => e.innerText ?? e.textContent)",
            vec![css.into()],
        );
        texts
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|text| text.as_str().map(str::to_owned))
            .collect()
    }

    /// What the content policy has blocked since the window opened.
    #[track_caller]
    pub fn blocked(&self) -> Vec<String> {
        let blocked = self.script("return window.blockedByPolicy", vec![]);
        blocked
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|text| text.as_str().map(str::to_owned))
            .collect()
    }

    /// Waits for an element and clicks it.
    #[track_caller]
    pub fn click(&self, css: &str) {
        self.act(&format!("clicking {css}"), Locator::Css(css), async |element| {
            element.click().await
        });
    }

    /// Clicks the button, link or tab of this name, as it is read to somebody who can't see it.
    #[track_caller]
    pub fn click_named(&self, name: &str) {
        let path = format!(
            "//*[self::button or self::a or self::label or @role='button' or @role='tab' or @role='option' or @role='menuitem' or @role='menuitemradio' or @role='treeitem' or @role='radio']\
             [normalize-space(.)='{name}' or @aria-label='{name}' or @title='{name}']"
        );
        self.act(
            &format!("clicking “{name}”"),
            Locator::XPath(&path),
            async |element| element.click().await,
        );
    }

    /// Waits for an element inside another by the text it shows, and clicks it.
    #[track_caller]
    pub fn click_text(&self, testid: &str, text: &str) {
        self.at_rest();
        let path = format!(
            "//*[@data-testid='{testid}']//*[starts-with(@data-testid, 'option-')][contains(normalize-space(.), '{text}')]"
        );
        self.act(
            &format!("clicking “{text}” in {testid}"),
            Locator::XPath(&path),
            async |element| element.click().await,
        );
    }

    /// Replaces the text of a field, key by key.
    #[track_caller]
    pub fn write(&self, css: &str, text: &str) {
        self.act(&format!("writing into {css}"), Locator::Css(css), async |element| {
            element.clear().await?;
            element.send_keys(text).await
        });
    }

    /// Presses keys in an element: text, or WebDriver's key codes such as `\u{E007}` for Enter.
    #[track_caller]
    pub fn press(&self, css: &str, keys: &str) {
        self.act(&format!("pressing keys in {css}"), Locator::Css(css), async |element| {
            element.send_keys(keys).await
        });
    }

    /// Finds an element and does something with it, again and again until it is done: a page that is still being drawn may
    /// not have the element yet, may cover it, or may have just replaced it.
    #[track_caller]
    fn act(&self, what: &str, locator: Locator<'_>, deed: impl AsyncFn(Element) -> Result<(), CmdError>) {
        let start = Instant::now();
        loop {
            let tried = self
                .runtime
                .block_on(async { deed(self.client().find(locator).await?).await });
            match tried {
                Ok(()) => return,
                Err(error) if start.elapsed() > PATIENCE => self.give_up(&format!("{what}: {error}")),
                Err(_) => std::thread::sleep(GLANCE),
            }
        }
    }

    /// Drags files from another program onto the window and lets go of them there.
    #[track_caller]
    pub fn drop_files(&self, files: &[&Path]) {
        let taken = Neighbour::on(&self.display).drop_files(files);
        assert!(taken, "the window took what was dropped");
    }

    /// What another program is given when it pastes in a format such as `text/html`.
    #[track_caller]
    pub fn pasted(&self, format: &str) -> Option<String> {
        Neighbour::on(&self.display).pasted(format)
    }

    /// Keeps what the window shows as target/window/NAME.png and returns the path.
    #[track_caller]
    pub fn screenshot(&self, name: &str) -> PathBuf {
        let png = self
            .runtime
            .block_on(self.client().screenshot())
            .expect("a picture of the window");
        let path = pictures().join(format!("{name}.png"));
        std::fs::write(&path, png).expect("the picture's file");
        path
    }

    #[track_caller]
    fn give_up(&self, why: &str) -> ! {
        let name = std::thread::current().name().unwrap_or("window").replace("::", "-");
        let picture = self.screenshot(&format!("failed-{name}"));
        panic!(
            "{why}\nthe window: {}\n--- its text\n{}",
            picture.display(),
            self.text()
        );
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        if let Some(client) = self.client.take() {
            // A page that hangs must not hang the test: the processes are ended in any case.
            let _ = self
                .runtime
                .block_on(async { tokio::time::timeout(Duration::from_secs(5), client.close()).await });
        }
    }
}

/// target/window, where pictures are kept for whoever reads a failure.
fn pictures() -> PathBuf {
    let target = std::env::current_exe().expect("the path of this test");
    let target = target
        .ancestors()
        .find(|folder| folder.join("CACHEDIR.TAG").exists())
        .expect("tests and benchmarks lie below cargo's target folder, which it marks so")
        .join("window");
    std::fs::create_dir_all(&target).expect("target/window");
    target
}
