using ChannelGrains.Domain.Refusals;
using ChannelGrains.Domain.Risk;
using Xunit;

namespace ChannelGrains.Domain.Tests.Risk;

public sealed class SetRiskRulesTests
{
    private static readonly RiskRuleSetting Drop = new(RiskFactorKind.SalesDrop, "0.5", "0.2", "0.6", "0.1", true, 7);
    private static readonly RiskBoundsSetting Bounds = new("0.2", "0.5", "0.9", "0.1");

    [Fact]
    public void Decide_WhatIsNamed_StandsInThePlaceOfTheDefaults()
    {
        var rules = new SetRiskRules([Drop], Bounds, [new(RiskLevel.High, "Call", 3), new(RiskLevel.Medium, "Look", 9)], true, null).Decide(5).Require();

        Assert.Equal(new RiskRule(RiskFactorKind.SalesDrop, 0.5m, 0.2m, 0.6m, 0.1m, true, 7), rules.Of(RiskFactorKind.SalesDrop));
        Assert.Equal(RiskRules.Default.Of(RiskFactorKind.Diversion), rules.Of(RiskFactorKind.Diversion));
        Assert.Equal((new RiskBounds(0.2m, 0.5m, 0.9m, 0.1m), true), (rules.Bounds, rules.IsHeldAtCritical));
        Assert.Equal([RiskLevel.Medium, RiskLevel.High], rules.Measures.Select(measure => measure.Level));
        Assert.Null(rules.MeasureOf(RiskLevel.Critical));
    }

    [Fact]
    public void Decide_TheDefaultsWrittenOut_AreTheDefaults()
    {
        var settings = RiskRules.Default.Factors.Select(rule => new RiskRuleSetting(
            rule.Kind, Text(rule.Weight), Text(rule.Start), Text(rule.Full), Text(rule.Hysteresis), rule.IsHardStop, rule.ExpiryDays)).ToList();
        var rules = new SetRiskRules(settings, new("0.3", "0.6", "0.8", "0.05"), RiskRules.Default.Measures, false, "").Decide(0).Require();

        Assert.Equal(RiskRules.Default.Factors, rules.Factors);
        Assert.Equal((RiskRules.Default.Bounds, RiskRules.Default.IsHeldAtCritical), (rules.Bounds, rules.IsHeldAtCritical));
        Assert.Equal(RiskRules.Default.Measures, rules.Measures);
    }

    [Fact]
    public void Of_EachKind_IsThatOfTheKind() =>
        Assert.All(Enum.GetValues<RiskFactorKind>().Where(kind => kind != RiskFactorKind.Unspecified), kind => Assert.Equal(kind, (RiskRules.Default with { Factors = [] }).Of(kind).Kind));

    [Theory]
    [InlineData("weight", "1.01", "NUMBER")]
    [InlineData("weight", "", "NUMBER")]
    [InlineData("start", "-0.1", "NUMBER")]
    [InlineData("full", "0.2", "RANGE")]
    [InlineData("hysteresis", "0.21", "RANGE")]
    [InlineData("expiry_days", "367", "EXPIRY_DAYS")]
    [InlineData("expiry_days", "-1", "EXPIRY_DAYS")]
    public void Decide_ABadFactor_NamesTheField(string field, string value, string reason)
    {
        var setting = field switch
        {
            "weight" => Drop with { Weight = value },
            "start" => Drop with { Start = value },
            "full" => Drop with { Full = value },
            "hysteresis" => Drop with { Hysteresis = value },
            _ => Drop with { ExpiryDays = int.Parse(value, System.Globalization.CultureInfo.InvariantCulture) },
        };

        var refusal = new SetRiskRules([setting], null, [], false, null).Decide(0).Refusal!;

        Assert.Equal((RefusalKind.InvalidArgument, reason, $"factors[0].{field}"), (refusal.Kind, refusal.Reason, refusal.Field));
    }

    [Fact]
    public void Decide_WhatCannotBe_IsRefused()
    {
        Assert.Equal("ETAG_MISMATCH", new SetRiskRules([], null, [], false, "4").Decide(5).Refusal!.Reason);
        Assert.Equal("FACTOR", Reason([Drop with { Kind = (RiskFactorKind)99 }], null));
        Assert.Equal("FACTOR_TWICE", Reason([Drop, Drop], null));
        Assert.Equal("NUMBER", Reason([], Bounds with { Critical = "1.1" }));
        Assert.Equal("BOUNDS", Reason([], Bounds with { High = "0.2" }));
        Assert.Equal("HYSTERESIS", Reason([], Bounds with { Hysteresis = "0.2" }));
        Assert.Equal("LEVEL", Reason([], null, new RiskMeasure(RiskLevel.Low, "Call", 1)));
        Assert.Equal("LEVEL_TWICE", Reason([], null, new(RiskLevel.High, "Call", 1), new(RiskLevel.High, "Call", 1)));
        Assert.Equal("TITLE_EMPTY", Reason([], null, new RiskMeasure(RiskLevel.High, " ", 1)));
        Assert.Equal("TEXT_TOO_LONG", Reason([], null, new RiskMeasure(RiskLevel.High, new string('x', 201), 1)));
        Assert.Equal("DUE_DAYS", Reason([], null, new RiskMeasure(RiskLevel.High, "Call", 0)));
    }

    private static string Reason(IReadOnlyList<RiskRuleSetting> factors, RiskBoundsSetting? bounds, params RiskMeasure[] measures) =>
        new SetRiskRules(factors, bounds, measures, false, null).Decide(0).Refusal!.Reason;

    private static string Text(decimal number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
