-- For wrk: random buckets of a prefix length, and the outcome as a JSON line on standard error.
--   wrk … -s history.lua http://127.0.0.1:PORT -- DIGITS
local digits

function init(arguments)
  digits = tonumber(arguments[1]) or 0
  math.randomseed(os.time())
end

function request()
  local prefix = "all"
  if digits > 0 then
    prefix = string.format("%0" .. digits .. "x", math.random(0, 16 ^ digits - 1))
  end
  return wrk.format("GET", "/v1/history/" .. prefix)
end

function done(summary, latency)
  local errors = summary.errors
  io.stderr:write(string.format(
    '{"requests":%d,"seconds":%f,"bytes":%d,"p50_ms":%f,"p99_ms":%f,"errors":%d}\n',
    summary.requests, summary.duration / 1e6, summary.bytes, latency:percentile(50) / 1e3,
    latency:percentile(99) / 1e3,
    errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
