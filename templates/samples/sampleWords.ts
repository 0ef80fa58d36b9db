import type { LocalText } from '../../src/shared/localText';

const word = (en: string, zh: string): LocalText => ({ en, 'zh-CN': zh });
const words = (pairs: readonly (readonly [string, string])[]): LocalText[] =>
  pairs.map(([en, zh]) => word(en, zh));

/** The vocabulary of a fictional firm. No name is a real firm's. */
export interface SampleWords {
  readonly firm: LocalText;
  /** Names of customers are put together from two lists. */
  readonly firstNames: readonly LocalText[];
  readonly lastNames: readonly LocalText[];
  readonly industries: readonly LocalText[];
  readonly products: readonly LocalText[];
  readonly campaigns: readonly LocalText[];
  readonly places: readonly LocalText[];
}

export const regions = words([
  ['East', '华东'],
  ['South', '华南'],
  ['North', '华北'],
  ['West', '西部'],
]);
export const cities: readonly (readonly LocalText[])[] = [
  words([
    ['Easthaven', '东港'],
    ['Millbrook', '临溪'],
    ['Harborview', '望海'],
  ]),
  words([
    ['Southgate', '南门'],
    ['Palmford', '棕湾'],
    ['Rivermouth', '江口'],
  ]),
  words([
    ['Northfield', '北原'],
    ['Stonebridge', '石桥'],
    ['Oldtown', '古城'],
  ]),
  words([
    ['Westhill', '西岭'],
    ['Redrock', '赤岩'],
  ]),
];
export const channels = words([
  ['Referral', '老客户介绍'],
  ['Website', '官网'],
  ['Trade fair', '展会'],
  ['Sales call', '销售拜访'],
  ['Partner', '渠道伙伴'],
]);
export const owners = words([
  ['Ada', '安宁'],
  ['Ben', '白杨'],
  ['Cleo', '陈雨'],
  ['Dan', '丁一'],
  ['Eva', '方然'],
]);
export const stages = words([
  ['Lead', '线索'],
  ['Trial', '试用'],
  ['Active', '活跃'],
  ['Loyal', '忠诚'],
  ['Lapsed', '沉睡'],
]);
export const motives = words([
  ['Price', '价格'],
  ['Quality', '品质'],
  ['Service', '服务'],
  ['Convenience', '便利'],
]);
export const notes = words([
  ['Has a clear budget and pays on time', '预算明确，付款及时'],
  ['Wants a long-term partner, asks about training', '希望长期合作，咨询过培训'],
  ['Compares prices, asks for discounts each time', '反复比价，每次都要折扣'],
  ['Complained about delivery, urgent need', '对交付有投诉，需求紧急'],
  ['Growing fast, opens new branches', '增长快，正在开新分店'],
  ['', ''],
]);
export const activityKinds = words([
  ['Visit', '拜访'],
  ['Survey', '调查'],
  ['Call', '电话'],
  ['Value-added service', '增值服务'],
]);
export const outcomes = words([
  ['Done', '已完成'],
  ['Follow up', '需跟进'],
  ['No answer', '未接通'],
]);
export const projectStages = words([
  ['Proposal', '方案'],
  ['Contract', '签约'],
  ['Delivery', '交付'],
  ['Closed', '结项'],
]);
export const projectNames = words([
  ['Roll-out', '全面上线'],
  ['Pilot', '试点'],
  ['Migration', '数据迁移'],
  ['Training', '培训'],
  ['Extension', '扩容'],
]);

const softwareWords: SampleWords = {
  firm: word('Software firm (sample)', '软件公司（示例）'),
  firstNames: words([
    ['Alder', '安泰'],
    ['Birch', '博远'],
    ['Cedar', '诚达'],
    ['Delta', '德信'],
    ['Ember', '恩瑞'],
    ['Falcon', '飞鸿'],
    ['Granite', '冠石'],
    ['Harbor', '海川'],
    ['Iris', '虹彩'],
    ['Juniper', '君悦'],
    ['Kestrel', '凯林'],
    ['Lumen', '明朗'],
    ['Maple', '美域'],
    ['Nova', '诺华'],
    ['Orchid', '欧兰'],
    ['Pine', '鹏程'],
    ['Quartz', '启晶'],
    ['Raven', '锐文'],
    ['Summit', '顺峰'],
    ['Tidal', '天澜'],
    ['Umber', '优博'],
    ['Vertex', '维拓'],
    ['Willow', '万柳'],
    ['Zephyr', '泽风'],
  ]),
  lastNames: words([
    ['Systems', '系统'],
    ['Logistics', '物流'],
    ['Foods', '食品'],
    ['Health', '医疗'],
    ['Energy', '能源'],
    ['Retail', '商贸'],
    ['Media', '传媒'],
    ['Textiles', '纺织'],
    ['Motors', '汽车'],
    ['Paper', '纸业'],
    ['Tools', '工具'],
    ['Homes', '置业'],
    ['Marine', '航运'],
    ['Pharma', '制药'],
    ['Glass', '玻璃'],
    ['Design', '设计'],
    ['Robotics', '机器人'],
    ['Chemicals', '化工'],
    ['Travel', '旅行'],
    ['Optics', '光学'],
    ['Furniture', '家具'],
  ]),
  industries: words([
    ['Manufacturing', '制造'],
    ['Wholesale', '批发'],
    ['Health care', '医疗健康'],
    ['Services', '服务业'],
    ['Education', '教育'],
  ]),
  products: words([
    ['Core seats', '基础席位'],
    ['Support plan', '支持服务'],
    ['Analytics', '数据分析'],
    ['Training', '培训'],
    ['Integration', '系统集成'],
    ['Mobile app', '移动应用'],
    ['Storage', '存储空间'],
    ['Security', '安全组件'],
    ['Consulting', '咨询'],
    ['Automation', '流程自动化'],
  ]),
  campaigns: words([
    ['Spring webinar', '春季网络研讨会'],
    ['Upgrade offer', '升级优惠'],
    ['Partner days', '伙伴日'],
  ]),
  places: words([
    ['Online', '线上'],
    ['On site', '现场'],
  ]),
};

const retailWords: SampleWords = {
  firm: word('Retailer (sample)', '零售商（示例）'),
  firstNames: words([
    ['Anna', '王'],
    ['Bruno', '李'],
    ['Clara', '张'],
    ['David', '刘'],
    ['Elena', '陈'],
    ['Felix', '杨'],
    ['Greta', '赵'],
    ['Hugo', '黄'],
    ['Ines', '周'],
    ['Jonas', '吴'],
    ['Katja', '徐'],
    ['Leo', '孙'],
    ['Mara', '胡'],
    ['Nils', '朱'],
    ['Olga', '高'],
    ['Pavel', '林'],
    ['Rosa', '何'],
    ['Simon', '郭'],
    ['Tessa', '马'],
    ['Viktor', '罗'],
    ['Wanda', '梁'],
    ['Yusuf', '宋'],
    ['Zoe', '郑'],
    ['Emil', '谢'],
  ]),
  lastNames: words([
    ['Abel', '安然'],
    ['Berg', '思远'],
    ['Cole', '雨桐'],
    ['Dorn', '浩宇'],
    ['Ernst', '欣怡'],
    ['Frank', '子涵'],
    ['Grant', '建国'],
    ['Hale', '秀英'],
    ['Irwin', '志强'],
    ['Jansen', '丽华'],
    ['Klein', '俊杰'],
    ['Lund', '晓明'],
    ['Moss', '文静'],
    ['Nagel', '一诺'],
    ['Ortiz', '佳琪'],
    ['Park', '立新'],
    ['Quinn', '春梅'],
    ['Ross', '国栋'],
    ['Stein', '若曦'],
    ['Tate', '天佑'],
    ['Vance', '月华'],
  ]),
  industries: words([
    ['Families', '家庭'],
    ['Singles', '单身'],
    ['Students', '学生'],
    ['Retired', '退休'],
    ['Small business', '小微企业'],
  ]),
  products: words([
    ['Coffee', '咖啡'],
    ['Filter papers', '滤纸'],
    ['Mugs', '马克杯'],
    ['Tea', '茶叶'],
    ['Teapots', '茶壶'],
    ['Biscuits', '饼干'],
    ['Chocolate', '巧克力'],
    ['Candles', '香薰蜡烛'],
    ['Tableware', '餐具'],
    ['Gift boxes', '礼盒'],
    ['Linen', '布艺'],
    ['Honey', '蜂蜜'],
  ]),
  campaigns: words([
    ['Newsletter', '会员通讯'],
    ['Spring sale', '春季促销'],
    ['Gift season', '送礼季'],
  ]),
  places: words([
    ['Shop', '门店'],
    ['Online', '线上'],
  ]),
};

export const sampleWords = { software: softwareWords, retail: retailWords };
