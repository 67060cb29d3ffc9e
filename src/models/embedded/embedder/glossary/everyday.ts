/**
 * What tickets of any kind speak of, whichever problem they are about: one thing a line, as in the other lists. Which things
 * belong here was decided by how many tickets of the train and dev splits speak of them.
 */
export const EVERYDAY = `
server: server, vm, virtual machine, compute instance, bare metal, hypervisor, ecs, 云服务器, 云主机, 虚拟机, 服务器, 裸金属
network: network, packet, ping, traceroute, latency, egress, bandwidth, vpc, subnet, nat, peering, 网络, 丢包, 带宽, 网卡, 内网, 公网, 网关, 交换机
login: login, log in, logged in, logging in, sign in, signin, signed in, sso, saml, oidc, okta, mfa, password, session, 登录, 登陆, 登不, 登进, 密码, 单点登录
billing: bill, invoice, charge, debit, fee, overcharge, price, on demand, usage, 账单, 扣费, 扣款, 费用, 计费, 收费, 多扣, 按量
balance: balance, credit, top up, recharge, prepaid, 余额, 充值, 欠费, 代金券
payment: payment, payout, settlement, transfer, beneficiary, merchant, card acquiring, terminal, 付款, 支付, 打款, 到账, 结算, 代付, 收款
logs: log delivery, log service, log ingestion, logging, flow log, audit log, 日志服务, 日志投递, 审计日志
console: console, control panel, portal, web ui, 控制台
support: support ticket, account manager, callback, escalation, csm, complaint, ticket number, 工单, 客服, 客户经理, 投诉, 答复, 回电
unavailable: unavailable, 503, 502, outage, is down, are down, went down, unreachable, offline, does not load, do not load, white page, blank page, 打不开, 宕机, 挂了, 不可用, 访问不了, 白屏, 进不去
stuck: stuck, hang, hung, hanging, freeze, frozen, stall, stalled, pending, spinning, hourglass, never finishes, never starts, nothing moves, blocked for, 卡住, 卡死, 卡在, 转圈, 没反应, 不动, 一直停
sometimes: intermittent, intermittently, sometimes, now and then, every second, every third, at random, randomly, on and off, half of the, lottery, flapping, 时好时坏, 偶尔, 间歇, 一会儿, 随机, 有时
writes: write, insert, submit, read only, 写入, 写不, 存不, 提交, 保存, 只读
lost: lost, gone, missing, vanished, disappeared, empty, wiped, not found, 404, no longer there, 丢失, 丢了, 不见了, 没了, 消失, 少了, 清空, 找不到
late: late, delayed, delay, lag, lagging, behind, catching up, arrive hours, 延迟, 滞后, 延误, 晚到
undead: deleted, terminated, cancelled, released, decommissioned, ghost, leftover, 已删除, 删了, 释放, 退订, 注销
promise: promised, promise, unanswered, no answer, no reply, weeks ago, for weeks, months, 承诺, 没人理, 没人回, 没回复, 一拖再拖, 答应
leaving: competitor, cancel the contract, terminate the contract, lawyer, legal, regulator, compensation, 赔偿, 律师, 合同, 监管, 换供应商
wrongcharge: charged, overbilled, billed, drained, burned, eaten, counts, metered, 多收, 乱扣, 莫名, 对不上, 不对账
`;
