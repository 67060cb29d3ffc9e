/** What may be wrong, one thing a line, with the words by which customers tell it in English and in Chinese. */
export const SYMPTOMS = `
timeout: timeout, time out, timed out, deadline exceeded, gateway timeout, 504, etimedout, 超时
refused: refused, connection reset, reset by peer, econnreset, econnrefused, broken pipe, closed unexpectedly, connection lost, disconnected, dropped connection, 连不上, 连接失败, 断开, 断连, 掉线, 被重置
servererror: internal error, internal server error, 500, 内部错误
slow: slow, slowly, sluggish, high latency, takes minutes, 很慢, 变慢, 太慢, 慢得
corrupt: corrupt, corrupted, checksum, garbled, damaged, wrong value, inconsistent, 损坏, 乱码, 校验, 不一致
foreign: someone else, somebody else, not ours, not mine, another customer, other customers, other tenant, stranger, other accounts, 别人的, 其他客户, 不是我们的, 别家, 串了, 串号
intruder: unknown ip, unknown login, unknown user, intruder, attacker, hacked, hijacked, compromised, breach, suspicious, mining, ransom, 入侵, 被黑, 盗用, 挖矿, 异地, 陌生, 可疑, 勒索
leak: leak, leaked, exposed, publicly readable, disclosed, published, 泄露, 泄漏, 公开了, 外泄
twice: twice, double, doubled, duplicate, duplicated, second time, once more, repeated, 重复, 两次, 双倍, 两遍, 翻倍
stale: stale, outdated, old value, old address, not updated, not refreshed, propagate, propagation, serial, 不生效, 没生效, 旧的, 老的, 未更新
throttled: throttle, throttled, rate limit, too many requests, 429, quota, limit exceeded, 限流, 配额, 限速, 超限
crash: crash, crashed, reboot, rebooted, restart, restarted, oom, out of memory, segfault, panic, 重启, 崩溃, 闪退, 内存溢出
cutoff: cut off, truncated, halfway, half way, broken off, aborted, mid transaction, incomplete, 断了, 中断, 一半, 截断, 没说完
expired: expired, expire, expiry, expires, valid until, renewal, renew, 过期, 到期, 续期, 续费
clock: clock, time skew, ntp, not yet valid, in the past, in the future, 时钟, 时间不对, 时间差
rollout: rollout, rolled out, new build, new image, release, upgrade, upgraded, update, migration, migrate, 升级, 发布, 新版本, 迁移, 割接
maintenance: maintenance, 维护
zone: zone a, zone b, zone c, availability zone, one zone, other zone, 可用区, 机房, a区, b区, c区, d区
capacity: capacity, insufficient, out of stock, sold out, no capacity, 容量, 库存, 售罄, 资源不足
rejected: reject, rejected, decline, declined, bounce, bounced, invalid, 400, 被拒, 退回, 无效, 驳回
notdelivered: not delivered, undelivered, do not arrive, does not arrive, not arriving, never arrived, not received, 收不到, 没收到, 未送达, 发不出
notstarted: did not start, did not run, did not fire, never ran, was not triggered, not scheduled, 没执行, 没触发, 没跑, 不执行
`;
