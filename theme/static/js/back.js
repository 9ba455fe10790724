// Runs a job when the back button brings this page back as it was left: what is kept may be another by then.
export function onReturn(run) {
  addEventListener("pageshow", ({ persisted }) => persisted && run());
}
