import type { FieldRoleId } from '../model/fieldRoles';

/**
 * Headers by which fields are known, in lower case without spaces, signs and units (`headerKey`): common names and those of
 * the exports of Salesforce, HubSpot, Pipedrive, Shopify, Kingdee (金蝶) and Yonyou (用友). Where a file has several headers of
 * one field, the one that comes first here is it: a total rather than a subtotal, a name rather than a code, with tax rather
 * than without. A header may stand for several fields: 销售金额 is a customer's revenue in a file of customers and an
 * order's amount in a file of orders.
 */
export const fieldHeaders: Readonly<Record<FieldRoleId, readonly string[]>> = {
  customerId:
    words(`customerid customerno customernumber customercode custid clientid clientno accountid associatedcompanyids
    associatedcompanyid id companyid recordid organizationid organisationid contactid userid memberid accountnumber
    客户编号 客户编码 客户代码 客户id 客户号 编号 会员编号 会员号 会员id 用户id 用户编号 往来单位编码 买家id`),
  name: words(`name customername customer clientname client accountname account companyname company organizationname
    organisationname organization organisation businessname fullname associatedcompany
    客户名称 客户 客户姓名 姓名 名称 公司名称 公司 企业名称 单位名称 客户全称 客户简称 往来单位 会员姓名 购货单位`),
  industry: words(`industry sector vertical industrytype industrysector
    行业 所属行业 客户行业 行业类别 行业分类`),
  region:
    words(`region state province stateprovince stateregion billingstate billingstateprovince territory area
    defaultaddressprovincecode statecountyofaddress country billingcountry countryregion countryofaddress
    地区 省份 省 区域 大区 所在地区 地区名称 所属地区 所属区域 省市 州省 国家`),
  city: words(`city town billingcity mailingcity defaultaddresscity addresscity citytownvillagelocalityofaddress
    城市 市 所在城市 所属城市`),
  size: words(`employees numberofemployees employeecount noofemployees companysize size headcount staff numemployees
    员工数 员工人数 人数 公司规模 企业规模 规模 客户规模`),
  contact: words(`contact contactname contactperson primarycontact keycontact personname primarycontactname
    联系人 联系人姓名 主要联系人 首要联系人 联络人`),
  email: words(`email emailaddress mail contactemail personemail personemailwork
    邮箱 电子邮箱 电子邮件 邮件 email地址 联系邮箱 邮箱地址`),
  phone:
    words(`phone phonenumber telephone tel mobile mobilephone cell cellphone contactphone contactphonenumber
    personphone personphonework phoneno defaultaddressphone
    联系电话 电话 手机 手机号 手机号码 移动电话 电话号码 联系方式 联系手机 固定电话`),
  channel:
    words(`channel acquisitionchannel leadsource accountsource customersource originalsource saleschannel
    originaltrafficsource source
    获客渠道 渠道 来源 客户来源 来源渠道 线索来源`),
  owner:
    words(`owner accountowner companyowner salesrep salesperson accountmanager assignedto organizationowner contactowner ownerid
    负责人 销售员 销售 业务员 客户经理 销售负责人 专管业务员 所属人 归属人 跟进人 所有人`),
  stage: words(`lifecyclestage stage customerstage customerstatus accountstatus status dealstage leadstatus
    阶段 客户阶段 客户状态 生命周期阶段 状态 销售阶段 跟进状态`),
  firstPurchase: words(`firstpurchase firstpurchasedate firstorder firstorderdate customersince
    becameacustomerdate startdate
    首次购买日期 首次购买时间 首次购买 首购日期 首单日期 首次下单时间 首次成交日期 首次交易日期 发展日期`),
  lastPurchase:
    words(`lastpurchase lastpurchasedate lastorder lastorderdate latestpurchase recentpurchase recentpurchasedate
    lasttransactiondate recentdealclosedate
    最近购买日期 最近购买时间 最近购买 最后购买日期 末次购买日期 最近下单时间 最近成交日期 最后交易日期 最后下单时间 最近交易日期`),
  orders:
    words(`orders ordercount numberoforders totalorders purchases purchasecount noofpurchases orderscount transactions
    closeddeals wondeals
    订单数 订单数量 购买次数 订单量 下单次数 交易次数 成交次数 消费次数`),
  revenue:
    words(`revenue totalrevenue totalspent sales annualsales totalsales totalspend spend turnover annualrevenue
    totalcharges lifetimerevenue totalamount totalpurchases yearlyrevenue amountspent
    收入 年收入 年销售额 销售额 销售收入 营业收入 营业额 年营业额 累计消费 累计消费金额 消费金额 成交金额 总金额 累计金额 年成交额 交易总额
    销售金额 成交额 价税合计`),
  monthlyRevenue: words(`monthlyrevenue monthlycharges monthlycharge mrr monthlyspend monthlyfee monthlysales
    月收入 月费 月均消费 月销售额 每月费用 月消费`),
  marketingCost:
    words(`marketingcost marketingcosts marketingexpense marketingspend marketing acquisitioncost cac adspend
    营销成本 营销费用 市场费用 市场成本 推广费用 获客成本 广告费用`),
  salesCost: words(`salescost salescosts sellingcost sellingexpense costofsales sellingcosts salesexpense
    销售成本 销售费用 销售支出`),
  serviceCost: words(`servicecost servicecosts supportcost supportcosts costtoserve serviceexpense
    服务成本 服务费用 售后成本 客服成本 维护成本 支持成本`),
  crossPurchases: words(`crosspurchases crosspurchase crosssell crossselling crosssales crosssellrevenue
    交叉购买 交叉销售 交叉购买额 交叉销售额`),
  intangibleValue: words(`intangiblevalue referralvalue reputationvalue intangible
    无形价值 口碑价值 推荐价值 隐性价值`),
  riskCost: words(`riskcost riskcosts baddebt baddebts creditloss risk
    风险成本 坏账 坏账损失 风险损失 信用风险成本`),
  totalGain: words(`totalgain totalcustomervalue totalbenefit customergain
    总收益 客户总收益 客户总价值 顾客总价值 总利益`),
  moneyCost: words(`moneycost monetarycost pricepaid
    货币成本 金钱成本 客户货币成本`),
  timeCost: words(`timecost costoftime
    时间成本 客户时间成本`),
  effortCost: words(`effortcost energycost physicalcost
    精力成本 体力成本 精神成本 客户精力成本 体力精力成本`),
  motive: words(`motive purchasemotive buyingmotive reasontobuy motivation
    购买动机 动机 采购动机 购买原因`),
  satisfaction:
    words(`satisfaction satisfactionscore csat nps npsscore rating customersatisfaction satisfactionrating
    满意度 客户满意度 满意度评分 满意度得分 评分`),
  lastContact:
    words(`lastcontact lastcontacted lastcontactdate lastactivity lastactivitydate lasttouch lastfollowup
    最近联系日期 最近联系时间 最近联系 最后联系时间 最近跟进时间 最近跟进日期 最后跟进时间 上次联系 上次跟进时间`),
  nextContact:
    words(`nextcontact nextcontactdate nextactivity nextactivitydate nextfollowup nextstepdate followupdate
    下次联系日期 下次联系时间 下次联系 下次跟进时间 下次跟进日期 计划联系日期 下次回访时间`),
  churned: words(`churned churn ischurned haschurned churnflag churnlabel exited lost attrition
    是否流失 流失 已流失 流失标志 流失标记 客户流失`),
  tenure: words(`tenure tenuremonths monthsascustomer customerage accountage relationshiplength
    合作时长 合作年限 客户年限 在网时长 在网月数 合作月数 会员时长`),
  persona: words(`persona buyerpersona customerpersona
    客户画像 画像 用户画像`),
  tags: words(`tags tag labels label customertags keywords
    标签 客户标签 用户标签`),
  notes: words(`notes note remarks remark comments comment description memo
    备注 说明 备注说明 描述 客户备注 跟进记录`),
  orderId:
    words(`orderid orderno ordernumber ordercode invoiceno invoiceid invoicenumber invoice transactionid receiptno
    dealid opportunityid saleid id recordid
    订单编号 订单号 订单id 单据编号 单据号 单号 发票号 交易号 交易编号 流水号 销售订单号 编号`),
  date: words(`orderdate date purchasedate invoicedate transactiondate orderedat processedat closedate wontime createdat
    createddate createdate paidat
    日期 订单日期 下单时间 下单日期 单据日期 业务日期 购买日期 交易日期 付款时间 支付时间 成交日期 销售日期 交易时间`),
  product:
    words(`product productname item itemname lineitemname producttitle article goods sku stockcode description lineitemsku
    产品 产品名称 商品 商品名称 物料名称 存货名称 存货 品名 货品名称 商品标题 物料编码 存货编码 商品编号 产品长代码`),
  quantity: words(`quantity qty units lineitemquantity numberofitems cds unitsold
    数量 购买数量 销售数量 实发数量 件数 订购数量 商品数量`),
  price: words(`price unitprice lineitemprice itemprice sellingprice
    含税单价 销售单价 单价 售价 价格 商品单价 无税单价`),
  amount:
    words(`amount orderamount ordertotal total grandtotal orderrevenue linetotal dealvalue totalprice extendedprice value
    dollars subtotal
    实付金额 支付金额 付款金额 价税合计 含税金额 订单金额 成交额 销售金额 总价 应收金额 金额 无税金额`),
  place: words(`place store shop outlet branch storename shippingcity location region country
    地点 门店 购买地点 店铺 门店名称 销售地点 仓库 发货仓库 收货地址 地区 国家`),
  campaign:
    words(`campaign campaignname promotion promo promocode discountcode utmcampaign couponcode primarycampaignsource
    活动 营销活动 促销活动 推广活动 活动名称 优惠码`),
};

/**
 * What common headers mean in the exports of one system, which is known by a header that no other has: Shopify calls the number
 * of an order its name, and knows who ordered by the e-mail address.
 */
export const headersOfSystems: readonly {
  readonly mark: string;
  readonly fields: Readonly<Record<string, FieldRoleId>>;
}[] = [{ mark: 'lineitemquantity', fields: { name: 'orderId', email: 'customerId' } }];

/** A field whose name holds one of these is probably meant, where no header is known exactly. Checked in this order. */
export const headerHints: readonly (readonly [role: FieldRoleId, hint: RegExp])[] = [
  ['phone', /(phone|mobile)(no|number)?$|(手机|电话)(号码?)?$/],
  ['email', /e?mail|邮箱/],
  ['marketingCost', /marketing.*(cost|expense|spend)|营销.*(成本|费用)|推广.*(成本|费用)/],
  ['salesCost', /(sales|selling).*(cost|expense)|销售(成本|费用)/],
  ['serviceCost', /(service|support).*(cost|expense)|(服务|售后).*(成本|费用)/],
  ['firstPurchase', /first.*(purchase|order)|首次?.*(购买|下单|成交|交易)/],
  [
    'lastPurchase',
    /(last|latest|recent).*(purchase|order)|(最近|最后|末次|上次).*(购买|下单|成交|交易|消费)/,
  ],
  ['lastContact', /last.*(contact|activity|visit)|(最近|最后|上次).*(联系|跟进|拜访)/],
  ['nextContact', /next.*(contact|activity|visit)|(下次|计划).*(联系|跟进|拜访)/],
  ['churned', /churn|流失/],
  ['satisfaction', /satisf|满意/],
  ['monthlyRevenue', /monthly.*(revenue|sales|charge)|月.*(收入|销售额|消费)/],
  ['revenue', /revenue|turnover|收入|销售额|营业额/],
  ['orders', /(number|count|total).*orders|订单数|购买次数/],
  ['size', /employee|headcount|员工/],
  ['channel', /channel|leadsource|渠道|来源/],
  ['owner', /owner|accountmanager|负责人|业务员/],
  ['industry', /industry|行业/],
  ['city', /city$|城市/],
  ['region', /province|region|省份|地区|区域/],
  ['orderId', /(order|invoice|transaction).*(id|no|number|code)$|(订单|单据).*(号|编码)/],
  [
    'customerId',
    /(customer|client|account|member).*(id|no|number|code)$|(客户|会员|用户).*(编号|编码|代码|id)/,
  ],
  ['name', /(customer|client|account|company).*name|(客户|公司|企业).*(名称|姓名)/],
  ['date', /(order|purchase|invoice|transaction).*date|(订单|下单|购买|交易).*(日期|时间)/],
  ['product', /product|商品|产品/],
  ['quantity', /quantity|qty|数量/],
  ['price', /unitprice|单价/],
  ['amount', /amount|金额/],
  ['tags', /tags?$|标签/],
  ['notes', /notes?$|remark|备注/],
];

function words(list: string): string[] {
  return list.split(/\s+/);
}
