namespace ChannelGrains.Domain.Scorecards;

/// <summary>What a row of a scorecard measures; the numbers are those of the wire.</summary>
public enum KpiName
{
    /// <summary>Not said: refused.</summary>
    Unspecified = 0,

    /// <summary>销售额: net sales.</summary>
    Sales = 1,

    /// <summary>客户满意度: answers of 4 and 5 / answers.</summary>
    CustomerSatisfaction = 2,

    /// <summary>市场占有率: net sales / size of the whole market.</summary>
    MarketShare = 3,

    /// <summary>渠道开拓率: partners activated in the period / partners active at its start.</summary>
    DevelopmentRate = 4,

    /// <summary>客户增长率: distinct customers more than in the period before / those of the period before.</summary>
    CustomerGrowth = 5,

    /// <summary>售后支持: complaints answered within their limit / complaints due.</summary>
    AfterSalesResponse = 6,

    /// <summary>Transactions in quarantine and late ones / all.</summary>
    DataQuality = 7,

    /// <summary>巡查: the mean score of inspections and self-checks, of 100.</summary>
    InspectionScore = 8,

    /// <summary>合规: requirements that are met / those that are asked.</summary>
    Compliance = 9,
}
