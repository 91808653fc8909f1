-- Sends the bodies of a file, one a line, in turn. Every answer is looked at: data, and no errors.
local bodies = {}
local next_body = 0
local unique = 0
local threads = {}

function setup(thread)
  table.insert(threads, thread)
end

function init()
  bad = 0
  first_bad = ""
  wrk.method = "POST"
  wrk.headers["Content-Type"] = "application/json"
  wrk.headers["Accept"] = "application/json"
  wrk.headers["X-API-Key"] = os.getenv("BENCH_KEY")
  for body in io.lines(os.getenv("BENCH_BODIES")) do
    -- What differs each time cannot be prepared.
    table.insert(bodies, body:find("@unique@", 1, true) and body or wrk.format(nil, nil, nil, body))
  end
  prepared = not bodies[1]:find("@unique@", 1, true)
  unique = tonumber(os.getenv("BENCH_UNIQUE"))
end

function request()
  next_body = next_body % #bodies + 1
  if prepared then
    return bodies[next_body]
  end
  unique = unique + 1
  return wrk.format(nil, nil, nil, (bodies[next_body]:gsub("@unique@", string.format("%d", unique))))
end

function response(status, headers, body)
  local good = status == 200 and body:sub(1, 8) == '{"data":' and not body:sub(-400):find('"errors"', 1, true)
  if not good then
    bad = bad + 1
    first_bad = status .. " " .. body:sub(1, 300)
  end
end

function done(summary, latency)
  local wrong, shown = 0, ""
  for _, thread in ipairs(threads) do
    wrong = wrong + thread:get("bad")
    shown = thread:get("first_bad")
  end
  local failed = summary.errors
  io.write(string.format("\nRESULT %d %d %d %d %d\n", summary.requests, summary.duration, latency:percentile(50),
    latency:percentile(99), wrong + failed.connect + failed.read + failed.write + failed.timeout))
  io.write("BAD " .. shown .. "\n")
end
