import { LIST } from '../policy/allowed-sources'

/** The workers of a registration, the newest first. */
export const workersOf = ({ installing, waiting, active }: ServiceWorkerRegistration): ServiceWorker[] =>
  [installing, waiting, active].filter((worker) => worker !== null)

/** Whether a worker has our list in its address. */
export const isOwnWorker = ({ scriptURL }: ServiceWorker): boolean => new URL(scriptURL).searchParams.has(LIST)

/** Whether a registration is the one that the policy's `worker` asked for, by the worker that it has last. */
export const isOwnRegistration = (registration: ServiceWorkerRegistration): boolean =>
  workersOf(registration).slice(0, 1).some(isOwnWorker)

/** The scopes of the site's other service workers. */
export const otherScopes = async (container: ServiceWorkerContainer | undefined): Promise<string[]> =>
  ((await container?.getRegistrations()) ?? []).filter((one) => !isOwnRegistration(one)).map(({ scope }) => scope)
