// Takes the kept pages off the device, with the worker that keeps them.

// Returns the names of this site's caches of one kind, like “offline”; other sites may share this host.
export async function copies(kind, home) {
  return ((await window.caches?.keys()) ?? []).filter((name) => name.startsWith(`${kind} ${home} `));
}

async function clear(kind, home) {
  for (const name of await copies(kind, home)) await caches.delete(name);
}

export async function takeOff(kind, home) {
  await clear(kind, home);
  const found = await navigator.serviceWorker?.getRegistration(home);
  found?.installing?.postMessage(null); // an update on its way would hold up what follows
  await found?.unregister();
  await clear(kind, home);
}
