// Serves the Warehouse's entity sets with SAP CAP from an in-memory SQLite database.
//
//   node server.js DIR
//
// DIR is made by the Go package internal/seed: model.cds, rows/<service>.<set>.json and config.json. Everything that
// speaks OData is CAP. What is added here is only what surrounds OData in the Warehouse: its path, `api-version`,
// `maxhistorydays`, the bearer token and the shape of the errors about these.
//
// The port is chosen by the system. When ready, one line of JSON with the address goes to standard output. The server
// ends when its standard input does, so it never outlives the test that started it, however that test ends.
'use strict'

if (Number(process.versions.node.split('.')[0]) < 22) {
  console.error(`CAP needs Node.js 22 or newer, this is ${process.version}`)
  process.exit(1)
}

const fs = require('node:fs')
const path = require('node:path')
const express = require('express')
const cds = require('@sap/cds')

const FEED = '/ReportingService/DataWarehouseFEService'

const dir = path.resolve(process.argv[2])
const config = JSON.parse(fs.readFileSync(path.join(dir, 'config.json'), 'utf8'))

main().catch(err => {
  console.error(err)
  process.exit(1)
})

async function main() {
  cds.log.levels = { odata: 'warn', error: 'warn' }
  process.stdin.on('end', () => process.exit(0)).resume()

  const model = await cds.load(path.join(dir, 'model.cds'))
  cds.model = cds.compile.for.nodejs(model)
  cds.edmxs = cds.compile.to.edmx.files(model)
  cds.db = await cds.connect.to('db')
  await cds.deploy(model).to(cds.db)
  await insertRows()

  const app = (cds.app = express())
  app.use(feed)
  await cds.serve('all').in(app)
  for (const name of Object.values(config.versions)) cds.services[name].prepend(limitHistory)
  await cds.emit('served', cds.services)

  const server = (app.server = app.listen(0, '127.0.0.1', () => {
    const { address, port } = server.address()
    console.log(JSON.stringify({ url: `http://${address}:${port}${FEED}` }))
  }))
}

// insertRows hands each file to SQLite as it is. CAP's own INSERT would cut timestamps down to milliseconds, and
// JavaScript would round integers beyond 2^53.
async function insertRows() {
  for (const file of fs.readdirSync(path.join(dir, 'rows'))) {
    const entity = cds.model.definitions[path.basename(file, '.json')]
    const columns = Object.keys(entity.elements)
    const values = columns.map(name => `value ->> '$."${name}"'`)
    const rows = fs.readFileSync(path.join(dir, 'rows', file), 'utf8')
    const table = entity['@cds.persistence.name'] ?? entity.name.replaceAll('.', '_')
    await cds.db.run(`INSERT INTO ${table} (${columns.map(name => `"${name}"`)}) SELECT ${values} FROM json_each(?)`, [rows])
  }
}

// feed checks what the Warehouse checks before it looks at the query, and sends the request on to the service of its version.
function feed(req, res, next) {
  if (!req.path.startsWith(FEED)) return res.status(404).end()
  if (req.get('authorization') !== `Bearer ${config.token}`) {
    return res.status(401).set('WWW-Authenticate', 'Bearer').json({ Message: 'Unauthorized' })
  }
  const version = req.query['api-version']
  if (!Object.hasOwn(config.versions, version)) {
    return res.status(400).json({ _version: 3, Message: `The api-version '${version ?? ''}' is not supported.` })
  }
  req.url = `/${version}${req.url.slice(FEED.length)}`
  next()
}

// limitHistory adds `maxhistorydays`: effective where dateKey is part of the key, ignored beside a filter on dateKey.
function limitHistory(srv) {
  srv.before('READ', req => {
    const days = Number(req.http?.req.query.maxhistorydays)
    if (!days || !req.target.keys?.dateKey || /datekey/i.test(req.http.req.query.$filter ?? '')) return
    const from = new Date(Date.parse(config.today) - days * 86400e3)
    const dateKey = from.getUTCFullYear() * 10000 + (from.getUTCMonth() + 1) * 100 + from.getUTCDate()
    req.query.where({ dateKey: { '>=': dateKey } })
  })
}
