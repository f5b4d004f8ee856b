import { LIST } from '../policy/allowed-sources'

/** The workers of a registration, the newest first. */
export const workersOf = ({ installing, waiting, active }: ServiceWorkerRegistration): ServiceWorker[] =>
  [installing, waiting, active].filter((worker) => worker !== null)

/** Whether a worker is Treize's: it has the list in its address. */
export const isOurs = ({ scriptURL }: ServiceWorker): boolean => new URL(scriptURL).searchParams.has(LIST)

/** Whether the newest worker of a registration passes; one whose file is still on its way has none, and may be anybody's. */
function hasNewest(registration: ServiceWorkerRegistration, test: (worker: ServiceWorker) => boolean): boolean {
  const [newest] = workersOf(registration)
  return !!newest && test(newest)
}

/** Whether a registration is the one that the policy's `worker` asked for. */
export const isOurRegistration = (registration: ServiceWorkerRegistration): boolean => hasNewest(registration, isOurs)

/** Whether it is another of the site. */
export const isOtherRegistration = (registration: ServiceWorkerRegistration): boolean =>
  hasNewest(registration, (worker) => !isOurs(worker))

/** The scopes of the site's other service workers. */
export const otherScopes = async (container: ServiceWorkerContainer | undefined): Promise<string[]> =>
  ((await container?.getRegistrations()) ?? []).filter(isOtherRegistration).map(({ scope }) => scope)

/** The worker of Treize that a page has, also where its policy wants none any more. */
export function ourController({ controller }: ServiceWorkerContainer): ServiceWorker | undefined {
  return controller && isOurs(controller) ? controller : undefined
}
