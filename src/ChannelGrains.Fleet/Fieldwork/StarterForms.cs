using ChannelGrains.Actions.V1;
using ChannelGrains.Forms.V1;

namespace ChannelGrains.Fleet.Fieldwork;

/// <summary>The forms that the fleet works with: those of the starter set of <c>channelctl</c>, which a company would put as they are or change.</summary>
internal static class StarterForms
{
    public const string Hygiene = "store-hygiene", Training = "product-training", Customers = "customer-satisfaction", Partners = "partner-satisfaction", AntiBribery = "anti-bribery";

    private const string Chinese = "zh", English = "en";

    /// <summary>卫生巡查: an inspector looks at a store.</summary>
    public static Form StoreHygiene { get; } = new()
    {
        FormId = Hygiene,
        Kind = FormKind.Inspection,
        DefaultLanguage = Chinese,
        Title = { Texts("门店卫生巡查", "Store hygiene") },
        Description = { Texts("由巡查人员到店填写。", "Filled in by an inspector in the store.") },
        PassScore = "80",
        Items =
        {
            new FormItem
            {
                ItemId = "floor", Kind = ItemKind.YesNo, Title = { Texts("地面干净干燥", "The floor is clean and dry") }, Required = true, Pass = new PassRule { Yes = true },
                Action = new ItemAction { Title = { Texts("清洁地面", "Clean the floor") }, Priority = ActionPriority.Medium },
            },
            new FormItem
            {
                ItemId = "shelves", Kind = ItemKind.Scale, Title = { Texts("货架整洁程度", "How tidy the shelves are") }, Hint = { Texts("1 为最差，5 为最好。", "1 is the worst, 5 the best.") },
                Weight = "2", Required = true, Scale = new ItemScale { Min = 1, Max = 5 }, Pass = AtLeast("3"),
            },
            new FormItem
            {
                ItemId = "expired", Kind = ItemKind.YesNo, Title = { Texts("有过期商品在售", "Expired goods are on sale") }, Weight = "3", Required = true, RedLine = true, Pass = new PassRule { Yes = false },
                Action = new ItemAction { Title = { Texts("立即下架过期商品", "Take expired goods off the shelves") }, Priority = ActionPriority.Critical },
            },
            new FormItem
            {
                ItemId = "fridge", Kind = ItemKind.Number, Title = { Texts("冷柜温度", "Temperature of the fridge") }, Unit = "°C", MayNotApply = true,
                Pass = new PassRule { Range = new PassRange { AtLeast = "0", AtMost = "8" } },
            },
            Choice("licence", "营业执照", "The business licence", ["shown", "kept"],
                ("shown", "已悬挂", "hangs where all can see it", ""), ("kept", "有，未悬挂", "is there but not shown", "0.5"), ("missing", "没有", "is missing", "")),
            new FormItem { ItemId = "front", Kind = ItemKind.Photo, Title = { Texts("门面照片", "A photo of the front") } },
            new FormItem { ItemId = "remarks", Kind = ItemKind.Text, Title = { Texts("备注", "Remarks") } },
        },
    };

    /// <summary>产品培训: somebody of a partner shows what they know.</summary>
    public static Form ProductTraining { get; } = new()
    {
        FormId = Training,
        Kind = FormKind.Test,
        DefaultLanguage = Chinese,
        Title = { Texts("产品培训测试", "Product training test") },
        PassScore = "75",
        ValidityDays = 365,
        Items =
        {
            Choice("warranty", "产品保修期多长", "How long is the warranty", ["two-years"],
                ("six-months", "六个月", "six months", ""), ("one-year", "一年", "one year", ""), ("two-years", "两年", "two years", "")),
            new FormItem
            {
                ItemId = "returns", Kind = ItemKind.YesNo, Title = { Texts("七天内可以无理由退货", "Goods can be returned within seven days without a reason") }, Required = true, Pass = new PassRule { Yes = true },
            },
            new FormItem
            {
                ItemId = "discount", Kind = ItemKind.Number, Title = { Texts("未经批准的最大折扣", "The largest discount without approval") }, Unit = "%", Required = true,
                Pass = new PassRule { Range = new PassRange { AtLeast = "5", AtMost = "5" } },
            },
            Choice("complaint", "客户投诉应在多久内答复", "Within which time is a complaint answered", ["two-days"], ("two-days", "48 小时", "48 hours", ""), ("one-week", "一周", "a week", "")),
        },
    };

    /// <summary>客户满意度: a customer says what it thinks of a partner.</summary>
    public static Form CustomerSatisfaction { get; } = Survey(
        Customers, SurveySubject.Partner, Texts("客户满意度调查", "Customer satisfaction"), Texts("您对这次购买满意吗", "How satisfied are you with your purchase"),
        Texts("您会向朋友推荐我们吗", "Would you recommend us to a friend"), Texts("了解客户不满意的原因", "Find out why a customer is not satisfied"));

    /// <summary>渠道满意度: a partner says what it thinks of the company.</summary>
    public static Form PartnerSatisfaction { get; } = Survey(
        Partners, SurveySubject.Company, Texts("渠道商满意度调查", "Partner satisfaction"), Texts("总体满意度", "How satisfied are you with us"),
        Texts("您会推荐我们吗", "Would you recommend us"), Texts("联系渠道商了解原因", "Ask the partner why"));

    /// <summary>反贿赂声明: a partner declares what the programme asks for.</summary>
    public static Form AntiBriberyStatement { get; } = new()
    {
        FormId = AntiBribery,
        Kind = FormKind.Attestation,
        DefaultLanguage = Chinese,
        Title = { Texts("反贿赂声明", "Anti-bribery statement") },
        ValidityDays = 365,
        Items =
        {
            new FormItem { ItemId = "read", Kind = ItemKind.YesNo, Title = { Texts("我已阅读并理解反贿赂政策", "I have read and understood the anti-bribery policy") }, Required = true, Pass = new PassRule { Yes = true } },
            new FormItem
            {
                ItemId = "no-payments", Kind = ItemKind.YesNo, Title = { Texts("我公司没有支付或收受任何不正当利益", "My company has paid and taken no improper advantage") }, Required = true, RedLine = true,
                Pass = new PassRule { Yes = true },
            },
            new FormItem { ItemId = "officials", Kind = ItemKind.Text, Title = { Texts("与公职人员的关系", "Relations to public officials") } },
            new FormItem { ItemId = "signed", Kind = ItemKind.Photo, Title = { Texts("签字文件", "The signed document") } },
        },
    };

    private static Form Survey(
        string id, SurveySubject subject, Dictionary<string, string> title, Dictionary<string, string> overall, Dictionary<string, string> recommend, Dictionary<string, string> action) => new()
        {
            FormId = id,
            Kind = FormKind.Survey,
            Subject = subject,
            DefaultLanguage = Chinese,
            Title = { title },
            Items =
            {
                new FormItem
                {
                    ItemId = "overall", Kind = ItemKind.Scale, Title = { overall }, Required = true, Scale = new ItemScale { Min = 1, Max = 5 }, Pass = AtLeast("3"), Action = new ItemAction { Title = { action } },
                },
                new FormItem { ItemId = "recommend", Kind = ItemKind.Scale, Title = { recommend }, Weight = "0", Scale = new ItemScale { Min = 0, Max = 10 } },
                new FormItem { ItemId = "words", Kind = ItemKind.Text, Title = { Texts("您还想告诉我们什么", "What else do you want to tell us") } },
            },
        };

    private static FormItem Choice(string id, string chinese, string english, string[] passing, params (string Id, string Chinese, string English, string Credit)[] choices) => new()
    {
        ItemId = id,
        Kind = ItemKind.Choice,
        Title = { Texts(chinese, english) },
        Required = true,
        Choices = { choices.Select(choice => new ItemChoice { ChoiceId = choice.Id, Title = { Texts(choice.Chinese, choice.English) }, Credit = choice.Credit }) },
        Pass = new PassRule { Choices = new PassChoices { ChoiceIds = { passing } } },
    };

    private static PassRule AtLeast(string least) => new() { Range = new PassRange { AtLeast = least } };

    private static Dictionary<string, string> Texts(string chinese, string english) => new() { [Chinese] = chinese, [English] = english };
}
