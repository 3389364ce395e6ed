import { cp, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const CODE = /\.(js|css|html)$/

/**
 * Writes another version of a built site: every file with a hash in its name has another one, whoever names it says
 * so, and the title says which version it is.
 */
export async function writeNextVersion(site: string, folder: string, version: string): Promise<void> {
  await cp(site, folder, { recursive: true })
  const hashed = await readdir(join(folder, 'assets'))
  const renamed = (text: string) => hashed.reduce((all, name) => all.replaceAll(name, nextName(name, version)), text)
  const files = await readdir(folder, { recursive: true })
  for (const file of files.filter((name) => CODE.test(name))) {
    const text = renamed(await readFile(join(folder, file), 'utf8'))
      .replace('<title>', `<title>Version ${version} of `)
      .replace(/"revision":"[^"]*","url":"index.html"/, `"revision":"${version}","url":"index.html"`)
    await writeFile(join(folder, file), text)
  }
  await Promise.all(hashed.map((name) => rename(join(folder, 'assets', name), join(folder, 'assets', nextName(name, version)))))
}

function nextName(name: string, version: string): string {
  return name.replace(/(\.[^.]*)$/, `${version}$1`)
}
