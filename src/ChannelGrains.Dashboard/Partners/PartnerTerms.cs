using ChannelGrains.Agreements.V1;
using ChannelGrains.Dashboard.Formats;
using ChannelGrains.Kpi.V1;
using ChannelGrains.Scorecards.V1;
using Microsoft.Extensions.Localization;

namespace ChannelGrains.Dashboard.Partners;

/// <summary>What a partner's pages call measures, rows of a scorecard and steps of an agreement.</summary>
internal sealed class PartnerTerms(IStringLocalizer<PartnersTexts> texts)
{
    /// <summary>Those that can be chosen in place of net sales.</summary>
    public IReadOnlyList<(string Value, string Text)> Measures =>
        [.. new[] { Measure.Gross, Measure.Returns, Measure.Units, Measure.Transactions, Measure.Cost, Measure.NewCustomers }.Select(measure => (measure.ToString(), Of(measure)))];

    /// <summary>Those that can be chosen in place of a day.</summary>
    public IReadOnlyList<(string Value, string Text)> Steps => [(nameof(Granularity.Week), texts["week"]), (nameof(Granularity.Month), texts["Month"])];

    public string Of(Measure measure) => measure switch
    {
        Measure.Gross => texts["Gross sales"],
        Measure.Returns => texts["Returns"],
        Measure.Units => texts["Units"],
        Measure.Transactions => texts["Transactions"],
        Measure.Cost => texts["Cost"],
        Measure.NewCustomers => texts["New customers"],
        _ => texts["Net sales"],
    };

    public string Of(KpiName kpi) => kpi switch
    {
        KpiName.Sales => texts["Sales"],
        KpiName.CustomerSatisfaction => texts["Customer satisfaction"],
        KpiName.MarketShare => texts["Market share"],
        KpiName.DevelopmentRate => texts["Development rate"],
        KpiName.CustomerGrowth => texts["Customer growth"],
        KpiName.AfterSalesResponse => texts["After-sales response"],
        KpiName.DataQuality => texts["Data quality"],
        KpiName.Compliance => texts["Compliance"],
        KpiName.InspectionScore => texts["Inspection score"],
        _ => Format.None,
    };

    public string Of(ScoreRowState state) => state switch
    {
        ScoreRowState.NoData => texts["no data"],
        ScoreRowState.NoTarget => texts["no target"],
        _ => texts["counts"],
    };

    public string Of(AgreementState state) => state switch
    {
        AgreementState.Draft => texts["draft"],
        AgreementState.InReview => texts["in review"],
        AgreementState.Signed => texts["signed"],
        AgreementState.Active => texts["now in force"],
        AgreementState.Expired => texts["expired"],
        AgreementState.Terminated => texts["terminated"],
        AgreementState.Superseded => texts["superseded"],
        _ => Format.None,
    };

    public string Of(AgreementStep step) => step switch
    {
        AgreementStep.Draft => texts["drafted"],
        AgreementStep.Amend => texts["drafted as an amendment"],
        AgreementStep.Submit => texts["given into review"],
        AgreementStep.Confirm => texts["confirmed"],
        AgreementStep.Sign => texts["signed"],
        AgreementStep.Terminate => texts["terminated"],
        _ => Format.None,
    };

    public string Of(AgreementSide side) => side switch
    {
        AgreementSide.Company => texts["the company"],
        AgreementSide.Partner => texts["the partner"],
        _ => Format.None,
    };

    public string Of(CommissionBase basis) => basis switch
    {
        CommissionBase.Margin => texts["Margin"],
        CommissionBase.Units => texts["Units"],
        _ => texts["Net sales"],
    };

    /// <summary>A figure of a row: an amount for sales, else a ratio.</summary>
    public static string Reading(KpiName kpi, string? value) => kpi == KpiName.Sales ? Format.Number(value) : Format.Percent(value);
}
