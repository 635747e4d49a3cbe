//! Another program on the same display, as a file manager or a text processor is: it drags files onto the window and reads what
//! the window put on the clipboard. It speaks the X protocol itself, so nothing between it and the window is made believe:
//! XDND 5 for the files, ICCCM for the selections.

use std::path::Path;
use std::time::{Duration, Instant};

use x11rb::CURRENT_TIME;
use x11rb::connection::Connection as _;
use x11rb::protocol::Event;
use x11rb::protocol::xproto::{
    AtomEnum, ClientMessageEvent, ConnectionExt as _, CreateWindowAux, EventMask, MapState, PropMode,
    SELECTION_NOTIFY_EVENT, SelectionNotifyEvent, SelectionRequestEvent, Window, WindowClass,
};
use x11rb::rust_connection::RustConnection;
use x11rb::wrapper::ConnectionExt as _;

use super::display::Display;

x11rb::atom_manager! {
    /// The words of the protocols.
    Words: WordsCookie {
        CLIPBOARD,
        TARGETS,
        XdndAware,
        XdndSelection,
        XdndEnter,
        XdndPosition,
        XdndStatus,
        XdndDrop,
        XdndFinished,
        XdndActionCopy,
        URI_LIST: b"text/uri-list",
        PASTED: b"SUISHU_PASTED",
    }
}

/// The version of XDND that is spoken.
const XDND: u32 = 5;
/// How long the window may take to answer.
const PATIENCE: Duration = Duration::from_secs(10);
const GLANCE: Duration = Duration::from_millis(20);

/// The other program.
pub(super) struct Neighbour {
    connection: RustConnection,
    root: Window,
    own: Window,
    words: Words,
}

impl Neighbour {
    #[track_caller]
    pub(super) fn on(display: &Display) -> Self {
        let (connection, screen) = RustConnection::connect(Some(display.name())).expect("a connection to the display");
        let root = connection.setup().roots[screen].root;
        let words = Words::new(&connection).expect("atoms").reply().expect("atoms");
        let own = connection.generate_id().expect("a window's number");
        connection
            .create_window(
                x11rb::COPY_DEPTH_FROM_PARENT,
                own,
                root,
                0,
                0,
                1,
                1,
                0,
                WindowClass::INPUT_OUTPUT,
                x11rb::COPY_FROM_PARENT,
                &CreateWindowAux::new(),
            )
            .expect("a window that is not shown");
        Self {
            connection,
            root,
            own,
            words,
        }
    }

    /// Drags files from here to the middle of the window and lets go of them. The answer is whether the window took them.
    #[track_caller]
    pub(super) fn drop_files(&self, files: &[&Path]) -> bool {
        let (target, middle) = self.target();
        let uris = uri_list(files);
        self.connection
            .set_selection_owner(self.own, self.words.XdndSelection, CURRENT_TIME)
            .expect("the selection of the drag");
        let list = self.words.URI_LIST;
        self.tell(target, self.words.XdndEnter, [self.own, XDND << 24, list, 0, 0]);
        let position = [self.own, 0, middle, CURRENT_TIME, self.words.XdndActionCopy];
        // The window asks for the files before it says whether it takes them; a person goes on moving meanwhile.
        let start = Instant::now();
        let mut takes = false;
        while !takes {
            assert!(
                start.elapsed() < PATIENCE,
                "the window under the pointer takes no files"
            );
            self.tell(target, self.words.XdndPosition, position);
            let status = self.answer(&uris, self.words.XdndStatus);
            takes = status.is_some_and(|[_, flags, ..]| flags & 1 == 1);
        }
        self.tell(target, self.words.XdndDrop, [self.own, 0, CURRENT_TIME, 0, 0]);
        self.answer(&uris, self.words.XdndFinished)
            .is_some_and(|[_, flags, ..]| flags & 1 == 1)
    }

    /// What lies on the clipboard in a format such as `text/html`; `None` where it isn't there in that format.
    #[track_caller]
    pub(super) fn pasted(&self, format: &str) -> Option<String> {
        let format = self.connection.intern_atom(false, format.as_bytes());
        let format = format.expect("the format").reply().expect("the format").atom;
        self.connection
            .convert_selection(self.own, self.words.CLIPBOARD, format, self.words.PASTED, CURRENT_TIME)
            .expect("the request for what lies on the clipboard");
        let Some(Event::SelectionNotify(answer)) = self.hear(|event| matches!(event, Event::SelectionNotify(_))) else {
            return None;
        };
        if answer.property == x11rb::NONE {
            return None;
        }
        let property = self
            .connection
            .get_property(true, self.own, answer.property, AtomEnum::ANY, 0, u32::MAX / 4)
            .expect("what was pasted")
            .reply()
            .expect("what was pasted");
        Some(String::from_utf8(property.value).expect("the clipboard holds text"))
    }

    /// The window that things can be dragged onto, and its middle as XDND tells it.
    #[track_caller]
    fn target(&self) -> (Window, u32) {
        let tree = self.connection.query_tree(self.root).expect("the windows");
        let windows = tree.reply().expect("the windows").children;
        let found = windows.into_iter().find_map(|window| {
            let aware = self
                .connection
                .get_property(false, window, self.words.XdndAware, AtomEnum::ANY, 0, 1);
            let aware = aware.ok()?.reply().ok()?.value_len > 0;
            let shown = self
                .connection
                .get_window_attributes(window)
                .ok()?
                .reply()
                .ok()?
                .map_state;
            let place = self.connection.get_geometry(window).ok()?.reply().ok()?;
            let x = i32::from(place.x) + i32::from(place.width / 2);
            let y = i32::from(place.y) + i32::from(place.height / 2);
            (aware && shown == MapState::VIEWABLE).then_some((window, (x as u32) << 16 | (y as u32 & 0xFFFF)))
        });
        found.expect("a window that things can be dragged onto")
    }

    fn tell(&self, target: Window, word: u32, data: [u32; 5]) {
        let message = ClientMessageEvent::new(32, target, word, data);
        self.connection
            .send_event(false, target, EventMask::NO_EVENT, message)
            .expect("a word to the window");
        self.connection.flush().expect("a word to the window");
    }

    /// Waits for a word of the window, and meanwhile hands over the files as often as it asks for them.
    fn answer(&self, uris: &str, word: u32) -> Option<[u32; 5]> {
        let heard = self.hear(|event| {
            if let Event::SelectionRequest(asked) = event {
                self.hand_over(asked, uris);
            }
            matches!(event, Event::ClientMessage(message) if message.type_ == word)
        });
        match heard {
            Some(Event::ClientMessage(message)) => Some(message.data.as_data32()),
            _ => None,
        }
    }

    fn hand_over(&self, asked: &SelectionRequestEvent, uris: &str) {
        let Words { TARGETS, URI_LIST, .. } = self.words;
        let property = asked.property;
        let given = if asked.target == URI_LIST {
            self.connection
                .change_property8(PropMode::REPLACE, asked.requestor, property, URI_LIST, uris.as_bytes())
                .is_ok()
        } else if asked.target == TARGETS {
            self.connection
                .change_property32(
                    PropMode::REPLACE,
                    asked.requestor,
                    property,
                    AtomEnum::ATOM,
                    &[URI_LIST],
                )
                .is_ok()
        } else {
            false
        };
        let told = SelectionNotifyEvent {
            response_type: SELECTION_NOTIFY_EVENT,
            sequence: 0,
            time: asked.time,
            requestor: asked.requestor,
            selection: asked.selection,
            target: asked.target,
            property: if given { property } else { x11rb::NONE },
        };
        let sent = self
            .connection
            .send_event(false, asked.requestor, EventMask::NO_EVENT, told);
        sent.expect("the files");
        self.connection.flush().expect("the files");
    }

    /// Looks at what comes until something is what is waited for.
    fn hear(&self, mut wanted: impl FnMut(&Event) -> bool) -> Option<Event> {
        self.connection.flush().expect("the connection to the display");
        let start = Instant::now();
        while start.elapsed() < PATIENCE {
            match self.connection.poll_for_event().expect("the connection to the display") {
                Some(event) if wanted(&event) => return Some(event),
                Some(_) => {}
                None => std::thread::sleep(GLANCE),
            }
        }
        None
    }
}

/// Paths as `text/uri-list` writes them.
fn uri_list(files: &[&Path]) -> String {
    use std::fmt::Write as _;

    let mut list = String::new();
    for file in files {
        list.push_str("file://");
        for &byte in file.as_os_str().as_encoded_bytes() {
            if byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte) {
                list.push(char::from(byte));
            } else {
                let _ = write!(list, "%{byte:02X}");
            }
        }
        list.push_str("\r\n");
    }
    list
}
