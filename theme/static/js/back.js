// Calls `run` when the back button restores this page as it was left: what is saved may have changed since.
export function onReturn(run) {
  addEventListener("pageshow", ({ persisted }) => persisted && run());
}
