(() => {
  const build = BUILD;
  let events;
  let notice;

  const show = (findings) => {
    notice?.remove();
    if (!findings.length) return;
    notice = document.createElement("div");
    notice.setAttribute("role", "status");
    notice.title = "Press to hide";
    notice.style.cssText =
      "all: initial; position: fixed; inset: auto 0 0 0; z-index: 2147483647; box-sizing: border-box;" +
      "max-height: 40vh; overflow: auto; padding: 12px 16px; white-space: pre-wrap; cursor: pointer;" +
      "font: 14px/1.5 ui-monospace, monospace; background: #10202e; color: #fff; border-top: 4px solid #ff7a00";
    notice.textContent = ["This page shows the last good build. To fix:", ...findings].join("\n");
    notice.onclick = () => notice.remove();
    document.body.append(notice);
  };

  // A hidden page lets go of its stream: a browser opens only six connections to one server.
  const listen = () => {
    events?.close();
    if (document.hidden) return;
    events = new EventSource("/.dev/events");
    events.onmessage = ({ data }) => {
      const now = JSON.parse(data);
      if (now.build !== build) location.reload();
      else show(now.findings);
    };
  };

  document.addEventListener("visibilitychange", listen);
  addEventListener("pageshow", listen);
  addEventListener("pagehide", () => events?.close());
})();
