import { createServer } from 'node:http'
import sirv from 'sirv'

/** A plain static server below a sub-path, whose site can be replaced and which can go away. */
export interface SiteServer {
  readonly address: string
  /** What was asked for and was not there. */
  readonly missing: readonly string[]
  serve(folder: string): void
  close(): Promise<void>
}

export async function serveSite(folder: string): Promise<SiteServer> {
  const missing: string[] = []
  // Files are looked up at each request: they change.
  const handlerOf = (from: string) => sirv(from, { dev: true })
  let handler = handlerOf(folder)
  const server = createServer((request, response) => {
    const { url = '' } = request
    request.url = url.replace(/^\/deep\/path/, '')
    handler(request, response, () => {
      missing.push(url)
      response.writeHead(404).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  const bound = server.address()
  const port = bound !== null && typeof bound === 'object' ? bound.port : 0
  return {
    address: `http://localhost:${port}/deep/path/`,
    missing,
    serve: (next) => {
      handler = handlerOf(next)
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
