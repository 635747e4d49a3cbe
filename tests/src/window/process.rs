//! Processes that end with all they started. The window is a family of processes (driver, bus, program, web views); each
//! member of the group is ended, also when the test fails.

use std::process::{Child, Command, Stdio};

use rustix::process::{Pid, Signal, kill_process_group};

/// A process that leads its own group.
pub(super) struct Group(Child);

impl Group {
    /// Starts a command as the leader of a group, without a terminal.
    #[track_caller]
    pub(super) fn start(command: &mut Command, stdout: Stdio) -> Self {
        use std::os::unix::process::CommandExt as _;
        let name = command.get_program().to_string_lossy().into_owned();
        let child = command
            .process_group(0)
            .stdin(Stdio::null())
            .stdout(stdout)
            .stderr(Stdio::null())
            .spawn();
        Self(child.unwrap_or_else(|error| panic!("cannot start {name}: {error}")))
    }

    pub(super) fn child(&mut self) -> &mut Child {
        &mut self.0
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        if let Some(leader) = i32::try_from(self.0.id()).ok().and_then(Pid::from_raw) {
            // Nobody left in the group is what we want, so that error is none.
            let _ = kill_process_group(leader, Signal::KILL);
        }
        let _ = self.0.wait();
    }
}

/// Whether PATH holds a program.
pub(super) fn in_path(name: &str) -> bool {
    std::env::var_os("PATH").is_some_and(|path| std::env::split_paths(&path).any(|folder| folder.join(name).is_file()))
}
