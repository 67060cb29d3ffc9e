import { describe, expect, it } from 'vitest';
import { type Line, shippedAnswer } from './request.ts';

const TWINS: { category: string; english: Line[]; chinese: Line[] }[] = [
  {
    category: 'system_failure',
    english: [
      ['customer', 'All requests to the managed database time out since 9:40. We changed nothing on our side.'],
      ['agent', 'Could you send the instance id?'],
      ['customer', 'db-77. Restarting does not help, users still cannot log in and orders are lost.'],
    ],
    chinese: [
      ['customer', '从9点40开始数据库一直连接超时，我们没改过任何配置'],
      ['agent', '您好，请提供一下实例ID'],
      ['customer', 'db-77。重启也没用，用户还是登不上，订单都丢了'],
    ],
  },
  {
    category: 'asset_loss',
    english: [
      ['customer', 'Our card was debited again for the same invoice, we were charged twice.'],
      ['agent', 'Which order is it?'],
      [
        'customer',
        'Order 5. The money has left our account and the balance of the pack still keeps falling although nothing runs.',
      ],
    ],
    chinese: [
      ['customer', '同一笔订单重复扣费，银行卡被扣了两次'],
      ['agent', '请问是哪个订单'],
      ['customer', '订单5。机器已经释放了，余额还在减少，还在扣费，钱追不回来'],
    ],
  },
  {
    category: 'customer_complaint',
    english: [
      [
        'customer',
        'This is the third time that I explain the same thing to another person, and nobody has called back.',
      ],
      ['agent', 'We are sorry.'],
      [
        'customer',
        'We will terminate the contract and move to another provider, and our lawyer writes to you today. I still want to speak to a manager.',
      ],
    ],
    chinese: [
      ['customer', '同样的问题我说了好几遍，换了好几个人，没人回电话'],
      ['agent', '非常抱歉'],
      ['customer', '合同到期不续了，我们要换供应商，律师函今天就发。叫你们负责人给我打电话'],
    ],
  },
  {
    category: 'security_incident',
    english: [
      ['customer', 'An access key was used last night from a foreign address that nobody here knows.'],
      ['agent', 'Can you see what was done?'],
      ['customer', 'The audit log shows downloads by a stranger, and a user that we did not create is still there.'],
    ],
    chinese: [
      ['customer', '昨晚我们的密钥被一个不认识的境外ip拿去用了'],
      ['agent', '请问能看到做了什么操作吗'],
      ['customer', '操作审计里有陌生的下载，还多出来一个子账号，不是我们建的，没人认'],
    ],
  },
  {
    category: 'other',
    english: [
      ['customer', 'How do I configure the lifecycle of a bucket? Is it possible to set it in the console?'],
      ['agent', 'Yes, under settings.'],
      ['customer', 'Found it. And how long does it take?'],
    ],
    chinese: [
      ['customer', '请问桶的生命周期怎么配置？可以在控制台设置吗？'],
      ['agent', '可以的，在设置里'],
      ['customer', '找到了，谢谢。请问多久生效？'],
    ],
  },
];

describe('twins in English and Chinese', () => {
  it.each(TWINS)('are both $category', async ({ category, english, chinese }) => {
    expect((await shippedAnswer(english)).category).toBe(category);
    expect((await shippedAnswer(chinese)).category).toBe(category);
  });
});
