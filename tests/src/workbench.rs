//! A place of its own for each test: home, folders of the desktop, a library, files. Whatever a program writes, it writes
//! below; the user's folders are never seen.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use crate::Answer;

/// The place. It goes with everything in it when the test ends.
pub struct Workbench {
    dir: TempDir,
}

impl Workbench {
    /// An empty place, without a library.
    pub fn empty() -> Self {
        let dir = tempfile::Builder::new()
            .prefix("suishu-test-")
            .tempdir()
            .expect("a temporary folder");
        for folder in ["home", "data", "config", "cache", "state", "files"] {
            std::fs::create_dir(dir.path().join(folder)).expect("a folder of the workbench");
        }
        let runtime = dir.path().join("run");
        std::fs::create_dir(&runtime).expect("a folder of the workbench");
        #[cfg(unix)]
        {
            // A session bus refuses a runtime folder that others may enter.
            let only_mine = std::os::unix::fs::PermissionsExt::from_mode(0o700);
            std::fs::set_permissions(&runtime, only_mine).expect("permissions of the runtime folder");
        }
        Self { dir }
    }

    /// A place with an empty library.
    pub fn with_library() -> Self {
        let bench = Self::empty();
        bench.suishu(["new"]).done();
        bench
    }

    /// A place with the Guangzhou sample.
    pub fn with_sample() -> Self {
        let bench = Self::empty();
        bench.suishu(["new", "--sample"]).done();
        bench
    }

    /// Where the library of this place is, or would be.
    pub fn library(&self) -> PathBuf {
        self.dir.path().join("library.suishu")
    }

    /// The home folder that programs see.
    pub fn home(&self) -> PathBuf {
        self.dir.path().join("home")
    }

    /// The path of a file here, whether it is there or not.
    pub fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join("files").join(name)
    }

    /// Writes a file here.
    pub fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        std::fs::create_dir_all(self.dir.path().join("files")).expect("the folder of the workbench's files");
        std::fs::write(&path, bytes).expect("a file of the workbench");
        path
    }

    /// The bytes of the library with its log folded in, so that two states can be compared.
    pub fn library_bytes(&self) -> Vec<u8> {
        let log = self.library().with_extension("suishu-wal");
        let pending = log.metadata().map_or(0, |meta| meta.len());
        assert_eq!(
            pending, 0,
            "a program that ended leaves no pending log beside the library"
        );
        std::fs::read(self.library()).expect("the library's bytes")
    }

    /// The whole environment that a program sees. It is built up from nothing: no locale, no display, no session of the
    /// person who runs the tests.
    pub fn environment(&self) -> Vec<(OsString, OsString)> {
        let below = |name: &str| self.dir.path().join(name).into_os_string();
        let mut environment = vec![
            ("HOME".into(), below("home")),
            ("XDG_DATA_HOME".into(), below("data")),
            ("XDG_CONFIG_HOME".into(), below("config")),
            ("XDG_CACHE_HOME".into(), below("cache")),
            ("XDG_STATE_HOME".into(), below("state")),
            ("XDG_RUNTIME_DIR".into(), below("run")),
            ("LANG".into(), "C.UTF-8".into()),
            ("TZ".into(), "UTC".into()),
            ("SUISHU_LIBRARY".into(), self.library().into_os_string()),
        ];
        // Windows starts nothing without its own folders.
        for kept in [
            "PATH",
            "SystemRoot",
            "SystemDrive",
            "TEMP",
            "TMP",
            "RUST_BACKTRACE",
            "LLVM_PROFILE_FILE",
        ] {
            environment.extend(std::env::var_os(kept).map(|value| (kept.into(), value)));
        }
        if cfg!(windows) {
            environment.extend([
                ("APPDATA".into(), below("data")),
                ("LOCALAPPDATA".into(), below("data")),
                ("USERPROFILE".into(), below("home")),
            ]);
        }
        environment
    }

    /// `suishu` with this place's environment, not started yet.
    pub fn command<S: AsRef<OsStr>>(&self, args: impl IntoIterator<Item = S>) -> Command {
        let mut command = Command::new(program("suishu"));
        command
            .args(args)
            .env_clear()
            .envs(self.environment())
            .current_dir(self.dir.path().join("files"));
        command
    }

    /// Runs `suishu` to its end.
    #[track_caller]
    pub fn suishu<S: AsRef<OsStr>>(&self, args: impl IntoIterator<Item = S>) -> Answer {
        Answer::of(&mut self.command(args))
    }

    /// The figures as CSV, every vintage's newest, of the whole library: what two libraries are compared by.
    #[track_caller]
    pub fn content(&self) -> Vec<std::collections::BTreeMap<String, String>> {
        let mut rows = self.suishu(["data", "--format", "csv"]).done().rows();
        rows.sort();
        rows
    }
}

impl Drop for Workbench {
    fn drop(&mut self) {
        // Programs that were just killed may still be on their way out and keep a file or two a moment longer.
        for _ in 0..40 {
            if std::fs::remove_dir_all(self.dir.path()).is_ok() || !self.dir.path().exists() {
                return;
            }
            std::thread::sleep(std::time::Duration::from_millis(50));
        }
    }
}

/// A built program of this workspace: beside the test's own folder, or in $SUISHU_PROGRAMS (to test a release build).
#[track_caller]
pub fn program(name: &str) -> PathBuf {
    let folder = std::env::var_os("SUISHU_PROGRAMS").map_or_else(built, PathBuf::from);
    let path = folder.join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    assert!(
        path.is_file(),
        "{} is not built; `cargo xtask test` builds it, or type: cargo build -p suishu-cli -p suishu-desktop",
        path.display()
    );
    path
}

/// target/PROFILE: the folder above `deps`, where this test lies.
fn built() -> PathBuf {
    let test = std::env::current_exe().expect("the path of this test");
    test.ancestors()
        .nth(2)
        .map(Path::to_path_buf)
        .expect("a test lies in target/PROFILE/deps")
}
