/**
 * What a cloud provider offers, one thing a line, with the words by which customers call it or its parts in English and
 * in Chinese. Written by hand from general knowledge of the trade.
 */
export const SERVICES = `
kubernetes: kubernetes, k8s, kubectl, kubelet, pod, cluster, node pool, control plane, crashloopbackoff, notready, 容器, 集群, 节点池
registry: registry, image pull, docker, docker login, docker push, docker pull, imagepullbackoff, errimagepull, 镜像
functions: function, lambda, serverless, cold start, trigger, 云函数, 函数, 冷启动, 触发器
scaling: autoscaling, autoscaler, auto scaling, scaling group, scale out, scale up, 弹性伸缩, 伸缩组, 伸缩, 扩容
database: database, mysql, postgres, postgresql, pg, rds, sql, mongodb, mongo, pooler, replica, primary, failover, deadlock, transaction, lock wait, 数据库, 主从, 从库, 主库, 事务, 慢查询
cache: redis, memcached, jedis, 缓存
bucket: bucket, object storage, s3, oss, cos, etag, nosuchkey, 对象存储, 存储桶
disk: disk, volume, ssd, iops, iostat, fsync, block storage, filesystem, pvc, 云盘, 硬盘, 磁盘, 数据盘, 系统盘, 挂载, 写盘
backup: backup, snapshot, restore, dump, 备份, 快照
queue: queue, kafka, rabbitmq, rocketmq, mq, consumer, producer, broker, topic, offset, backlog, partition, rebalance, 消息队列, 队列, 消费者, 消费组, 积压, 堆积
dns: dns, resolve, resolver, resolution, nameserver, name resolution, hostname, nxdomain, servfail, unknownhost, unknownhostexception, getaddrinfo, coredns, dig, nslookup, ttl, soa, zone file, txt record, a record, 解析, 域名
cdn: cdn, edge node, purge, cache hit, origin fetch, 回源, 刷新缓存, 边缘节点, 内容分发
balancer: load balancer, loadbalancer, listener, health check, backend, slb, elb, clb, alb, 负载均衡, 健康检查, 监听
vpn: vpn, ipsec, tunnel, site to site, bgp, mtu, vpn gateway, 隧道, 专线
certificate: certificate, cert, tls, ssl, https, acme, handshake, 证书, 握手
permission: permission, forbidden, access denied, unauthorized, role, policy, iam, rbac, 权限, 拒绝访问, 未授权, 越权
key: api key, access key, secret key, credential, accesskey, federation, sts, access token, bearer, 密钥, 凭证, 秘钥
refund: refund, reimburse, chargeback, 退款, 退费, 退钱
package: package, commitment, reservation, reserved, subscription, prepayment, 资源包, 套餐, 预留, 包年, 包月, 预付
sms: sms, otp, verification code, one time code, text message, 短信, 验证码
email: email, mail, smtp, inbox, mailbox, dkim, spf, 邮件, 邮箱, 发信
llm: llm, language model, gpt, prompt, completion, inference, chatbot, max tokens, finish reason, sse, 大模型, 模型, 推理, 流式
gpu: gpu, h100, a100, h200, cuda, 显卡, 算力
streaming: livestream, live stream, rtmp, hls, transcode, playback, viewer, 直播, 推流, 拉流, 点播, 转码, 卡顿, 画面
device: iot, mqtt, sensor, device, thing shadow, firmware, 物联网, 设备, 传感器
monitoring: monitoring, metric, alarm, alert, grafana, 监控, 告警, 报警
warehouse: data warehouse, warehouse, etl, materialized view, incremental load, broker load, query engine, 数仓, 数据仓库, 导入任务
search: search index, elasticsearch, opensearch, shard, 搜索, 索引, 分片
firewall: waf, firewall, ddos, anti ddos, scrubbing, blackhole, blackholed, captcha, security group, 防火墙, 高防, 清洗, 黑洞, 安全组, 误拦, 拦截
marketplace: marketplace, 云市场
`;
