import { LIST } from '../policy/allowed-sources'

/** The workers of a registration, the newest first. */
export const workersOf = ({ installing, waiting, active }: ServiceWorkerRegistration): ServiceWorker[] =>
  [installing, waiting, active].filter((worker) => worker !== null)

/** Whether a worker has our list in its address. */
export const isOwnWorker = ({ scriptURL }: ServiceWorker): boolean => new URL(scriptURL).searchParams.has(LIST)

const newest = (registration: ServiceWorkerRegistration) => workersOf(registration)[0]

/** Whether a registration is the one that the policy's `worker` asked for, by the worker that it has last. */
export function isOwnRegistration(registration: ServiceWorkerRegistration): boolean {
  const worker = newest(registration)
  return !!worker && isOwnWorker(worker)
}

/** Whether it is the site's. One whose file is still on its way has no worker yet, and may be ours. */
export function isOtherRegistration(registration: ServiceWorkerRegistration): boolean {
  const worker = newest(registration)
  return !!worker && !isOwnWorker(worker)
}

/** The scopes of the site's other service workers. */
export const otherScopes = async (container: ServiceWorkerContainer | undefined): Promise<string[]> =>
  ((await container?.getRegistrations()) ?? []).filter(isOtherRegistration).map(({ scope }) => scope)
