namespace ChannelGrains.Fleet.Course;

/// <summary>All slides, in their order. Each that is built has a file of its own.</summary>
internal static class CoursePages
{
    public static IReadOnlyList<CoursePage> All { get; } =
    [
        new(1, "前期准备工作", "preparation"),
        new(2, "渠道挑选", "selection", new SelectionSlide()),
        new(3, "渠道谈判", "negotiation", new NegotiationSlide()),
        new(4, "渠道管理与培训", "management and training", new TrainingSlide()),
        new(5, "渠道营销与推广", "marketing"),
        new(6, "渠道反馈与改进", "feedback and improvement", new FeedbackSlide()),
        new(7, "渠道绩效评估", "performance evaluation", new EvaluationSlide()),
        new(8, "销售目标细化", "target breakdown", new BreakdownSlide()),
        new(9, "渠道KPI管理", "KPI management", new KpiManagementSlide()),
        new(10, "渠道数据分析与挖掘", "data analysis and mining"),
        new(11, "渠道合理布局与维护", "layout and upkeep", new UpkeepSlide()),
        new(12, "渠道卫生巡查与维修", "inspection and repair", new InspectionSlide()),
        new(13, "渠道结算", "settlement", new SettlementSlide()),
        new(14, "渠道合规管理", "compliance", new ComplianceSlide()),
        new(15, "渠道风险管理", "risk", new RiskSlide()),
        new(16, "渠道竞争对手分析", "competitors"),
        new(17, "渠道整合营销策略", "integrated marketing"),
        new(18, "全程", "the whole: one partner from candidate to paid statement"),
    ];
}
