// Takes the kept pages off the device, with the worker that keeps them.

// Returns the names of this site's caches of one kind, like “offline”; other sites may share this host.
export async function copies(kind, home) {
  const names = "caches" in window ? await caches.keys() : [];
  return names.filter((name) => name.startsWith(`${kind} ${home} `));
}

async function clear(kind, home) {
  await Promise.all((await copies(kind, home)).map((name) => caches.delete(name)));
}

export async function takeOff(kind, home) {
  await clear(kind, home);
  for (const each of (await navigator.serviceWorker?.getRegistrations()) ?? []) {
    if (!new URL(each.scope).pathname.startsWith(home)) continue;
    each.installing?.postMessage(null); // an update on its way would hold up what follows
    await each.unregister();
  }
  await clear(kind, home);
}
