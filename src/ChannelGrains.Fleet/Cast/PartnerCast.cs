using ChannelGrains.Fleet.Patterns;
using ChannelGrains.Partners.V1;

namespace ChannelGrains.Fleet.Cast;

/// <summary>The partners of the fleet: own stores, distributors and resellers, own online shops.</summary>
internal static class PartnerCast
{
    public static readonly IReadOnlyList<FleetPartner> Stores =
    [
        Store(0, "chongqing-jiefangbei", "重庆解放碑店 Chongqing Jiefangbei", "cn/chongqing/yuzhong", 150),
        Store(1, "chengdu-south", "成都南店 Chengdu South", "cn/sichuan/chengdu", 140),
        Store(2, "chengdu-taikooli", "成都太古里店 Chengdu Taikoo Li", "cn/sichuan/chengdu", 190) with { OpensOnDay = Story.OpeningDay },
        Store(3, "mianyang", "绵阳店 Mianyang", "cn/sichuan/mianyang", 70),
        Store(4, "shanghai-nanjing-road", "上海南京路店 Shanghai Nanjing Road", "cn/shanghai/huangpu", 210),
        Store(5, "shanghai-pudong", "上海浦东店 Shanghai Pudong", "cn/shanghai/pudong", 160),
        Store(Story.SlumpStore, "hangzhou-west-lake", "杭州西湖店 Hangzhou West Lake", "cn/zhejiang/hangzhou", 170) with { DaysBefore = Story.SlumpDaysBefore },
        Store(7, "ningbo", "宁波店 Ningbo", "cn/zhejiang/ningbo", 80),
        Store(Story.SilentStore, "suzhou-guanqian", "苏州观前街店 Suzhou Guanqian", "cn/jiangsu/suzhou", 120),
        Store(9, "nanjing-xinjiekou", "南京新街口店 Nanjing Xinjiekou", "cn/jiangsu/nanjing", 130),
        Store(10, "beijing-wangfujing", "北京王府井店 Beijing Wangfujing", "cn/beijing/dongcheng", 180),
        Store(11, "beijing-zhongguancun", "北京中关村店 Beijing Zhongguancun", "cn/beijing/haidian", 110),
        Store(12, "guangzhou-tianhe", "广州天河店 Guangzhou Tianhe", "cn/guangdong/guangzhou", 150),
        Store(13, "shenzhen-nanshan", "深圳南山店 Shenzhen Nanshan", "cn/guangdong/shenzhen", 155),
        Store(14, "wuhan-optics-valley", "武汉光谷店 Wuhan Optics Valley", "cn/hubei/wuhan", 100),
        Store(15, "xian-bell-tower", "西安钟楼店 Xi'an Bell Tower", "cn/shaanxi/xian", 115),
    ];

    public static readonly IReadOnlyList<FleetPartner> Wholesalers =
    [
        West(0, "dist-tianfu", "四川天府商贸 Tianfu Trading", "cn/sichuan", 44),
        West(1, "dist-dianchi", "云南滇池经销 Dianchi Distribution", "cn/yunnan", 26),
        West(2, "dist-qinfeng", "陕西秦风商贸 Qinfeng Trading", "cn/shaanxi", 28),
        West(3, "dist-chutian", "湖北楚天经销 Chutian Distribution", "cn/hubei", 34),
        West(4, "dist-xiangjiang", "湖南湘江商贸 Xiangjiang Trading", "cn/hunan", 30),
        East(5, "dist-qiantang", "浙江钱塘经销 Qiantang Distribution", "cn/zhejiang", 46),
        East(6, "dist-taihu", "江苏太湖商贸 Taihu Trading", "cn/jiangsu", 42),
        East(7, "dist-lingnan", "广东岭南经销 Lingnan Distribution", "cn/guangdong", 50),
        East(8, "dist-minnan", "福建闽南商贸 Minnan Trading", "cn/fujian", 27),
        East(9, "dist-qilu", "山东齐鲁经销 Qilu Distribution", "cn/shandong", 36),
        East(10, "dist-shengjing", "辽宁盛京商贸 Shengjing Trading", "cn/liaoning", 22),
        East(11, "reseller-office", "办公优选 Office Choice", "cn/shanghai", 38),
        East(12, "reseller-hotel", "酒店供应链 Hotel Supply", "cn/beijing", 24),
        East(13, "agent-canton", "广交代理 Canton Fair Agency", "cn/guangdong/guangzhou", 16),
    ];

    public static readonly IReadOnlyList<FleetPartner> Shops =
    [
        Shop(0, "web-official", "官方网店 Official Web Shop", 420),
        Shop(1, "web-wechat", "微信小程序 WeChat Mini Shop", 380),
        Shop(Story.ReturningShop, "web-live", "直播间 Live Stream Studio", 300),
        Shop(3, "web-members", "会员商城 Members' Mall", 180),
        Shop(4, "referral-east", "员工推荐东区 Employee Referral East", 40),
        Shop(5, "referral-west", "员工推荐西区 Employee Referral West", 30),
    ];

    public static readonly IReadOnlyList<FleetPartner> All = [.. Stores, .. Wholesalers, .. Shops];

    /// <summary>Those who are not partners, or not yet.</summary>
    public static readonly IReadOnlyList<FleetPartner> Candidates =
    [
        Candidate(0, "cand-puer", "普洱山货行 Pu'er Mountain Goods", ChannelType.Intermediary, "cn/yunnan/puer", PartnerState.Negotiating),
        Candidate(1, "cand-dalian", "大连海港商贸 Dalian Harbour Trading", ChannelType.Intermediary, "cn/liaoning/dalian", PartnerState.Qualified),
        Candidate(2, "cand-harbin", "哈尔滨中央大街店 Harbin Central Street", ChannelType.Direct, "cn/heilongjiang/harbin", PartnerState.Prospect),
        Candidate(3, "cand-quick", "快卖网 QuickSell", ChannelType.Internal, "cn", PartnerState.Prospect) with { IsLost = true },
    ];

    private static FleetPartner Store(int place, string id, string name, string region, int orders) =>
        new(place, "store-" + id, name, ChannelType.Direct, region, "till-" + id, orders);

    private static FleetPartner West(int place, string id, string name, string region, int orders) =>
        new(place, id, name, ChannelType.Intermediary, region, Sources.ErpWest, orders) { KnowsCost = place % 3 != 1 };

    private static FleetPartner East(int place, string id, string name, string region, int orders) =>
        new(place, id, name, ChannelType.Intermediary, region, Sources.ErpEast, orders) { KnowsCost = place % 3 != 1 };

    private static FleetPartner Shop(int place, string id, string name, int orders) =>
        new(place, id, name, ChannelType.Internal, "cn", Sources.WebShop, orders);

    private static FleetPartner Candidate(int place, string id, string name, ChannelType type, string region, PartnerState until) =>
        new(place, id, name, type, region, "", 0) { Until = until };
}
