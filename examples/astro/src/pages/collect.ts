/** Stands for a collector. */
export const POST = () => new Response(null, { status: 204 })
