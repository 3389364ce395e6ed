// Serves dist/ under a deep sub-path as any plain static server would, and prints the address. The port is free
// for the taking, so that two runs of the tests do not meet.
import { createServer } from 'node:http'
import sirv from 'sirv'

const subPath = '/some/deep/path'
const serveSite = sirv('dist')

const server = createServer((request, response) => {
  if (request.url?.startsWith(`${subPath}/`)) {
    request.url = request.url.slice(subPath.length)
    serveSite(request, response)
  } else {
    response.writeHead(404).end()
  }
})

server.listen(0, 'localhost', () => {
  const address = server.address()
  if (address !== null && typeof address === 'object') {
    console.log(`Serving dist/ at http://localhost:${address.port}${subPath}/`)
  }
})
