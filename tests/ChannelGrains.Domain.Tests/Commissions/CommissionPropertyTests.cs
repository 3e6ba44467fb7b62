using ChannelGrains.Domain.Agreements;
using ChannelGrains.Domain.Commissions;
using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.Sales;
using CsCheck;
using Xunit;
using static ChannelGrains.Domain.Tests.Commissions.Deal;

namespace ChannelGrains.Domain.Tests.Commissions;

public sealed class CommissionPropertyTests
{
    private static readonly Gen<Rate> Rates = Gen.Long[0, 1_000_000_000].Select(billionths => new Rate(billionths));

    private static readonly Gen<IReadOnlyList<CommissionBracket>> Brackets = Gen.Select(Gen.Long[1, 20_000_000_000].HashSet[0, 5], Rates.Array[6], Gen.Int[0, 300].Array[6], (bounds, rates, fees) =>
        (IReadOnlyList<CommissionBracket>)[.. bounds.Order().Select(bound => (Amount?)new Amount(bound)).Append(null).Select((bound, i) => new CommissionBracket(bound, rates[i], Amount.FromUnits(fees[i])))]);

    private static readonly Gen<CommissionSchedule> Schedules = Gen.Select(
        Gen.Enum<BracketMode>().Where(mode => mode != BracketMode.Unspecified), Brackets, Rates.Array[0, 3], Gen.Long[0, 2_000_000_000].Nullable(), Gen.Bool,
        (mode, brackets, own, cap, isCarried) => new CommissionSchedule
        {
            Base = CommissionBase.NetSales,
            Mode = mode,
            Period = CommissionPeriod.Month,
            Brackets = brackets,
            CategoryRates = [.. own.Select((rate, i) => new CategoryRate($"own{i}", rate))],
            Levels = [new(Rate.Zero, new(500_000_000)), new(new(700_000_000), Rate.One), new(Rate.One, Rate.One), new(Rate.One, new(1_500_000_000))],
            Cap = cap is { } micros ? new Amount(micros) : null,
            NegativeBase = isCarried ? NegativeBase.Carry : NegativeBase.Zero,
        });

    private static readonly Gen<CommissionCell[]> Cells = Gen.Select(Gen.Int[1, 30], Gen.Int[0, 3], Gen.Long[0, 9_000_000_000], Gen.Int[0, 3], (day, category, micros, kind) =>
        kind == 0 ? Returned(Day(day), new(micros), $"own{category}") : Sold(Day(day), new(micros), $"own{category}")).Array[0, 30];

    private static readonly Gen<PricedDays[]> Versions = Gen.Select(Schedules.Array[1, 4], Gen.Int[2, 30].HashSet[3], Gen.Bool, (schedules, starts, isEnded) =>
    {
        int[] firsts = [1, .. starts.Order()];
        return schedules.Select((schedule, i) => new PricedDays(
            i + 1, new(Day(firsts[i]), i + 1 < schedules.Length ? Day(firsts[i + 1] - 1) : null), !isEnded || i == 0 || i + 1 < schedules.Length, schedule)).ToArray();
    });

    private static readonly Gen<CommissionInput> Inputs = Gen.Select(Versions, Cells, Gen.Long[-5_000_000_000, 20_000_000_000].Nullable(), Gen.Long[-3_000_000_000, 0], (versions, cells, net, carried) =>
        Input(versions, cells) with { Attainment = net is { } micros ? new(new(micros), Amount.FromUnits(10_000)) : null, Carried = new(carried) });

    [Fact]
    public void Compute_AnyInput_ItsLinesAddUpToTheTotalAndTheirBasesToTheBase() => Inputs.Sample(input =>
    {
        var result = Commission.Compute(input);

        Assert.Equal(result.Total, result.Lines.Aggregate(result.CapReduction, (sum, line) => sum + line.Amount));
        Assert.Equal(result.Base > Amount.Zero ? result.Base : Amount.Zero, result.Lines.Aggregate(Amount.Zero, (sum, line) => sum + line.Base));
        Assert.All(result.Lines, line => Assert.True(line.FlatFee >= Amount.Zero));
        Assert.True(result.Cap is not { } cap || result.Total <= Fraction.Of(cap));
        Assert.True(result.CarryOver <= Amount.Zero && (result.CarryOver == Amount.Zero || result.CarryOver == result.Base));
    });

    [Fact]
    public void Compute_TheCellsSplitAndShuffled_IsTheSame() => Gen.Select(Inputs, Gen.Long[0, 2_000_000_000].Array[30], Gen.Int[0, 1000]).Sample((input, parts, seed) =>
    {
        var split = input.Cells.SelectMany((cell, i) => (CommissionCell[])
        [
            cell with { Sales = cell.Sales with { Gross = cell.Sales.Gross - parts[i], Returns = cell.Sales.Returns + parts[i] } },
            cell with { Sales = new CellSum { Gross = parts[i], Returns = -parts[i] } },
        ]).ToArray();
        new Random(seed).Shuffle(split);

        Assert.Equal(Shown(Commission.Compute(input)), Shown(Commission.Compute(input with { Cells = split })));
    });

    [Fact]
    public void Compute_GraduatedWithOneVersion_IsTheClosedFormula() => Gen.Select(Brackets, Cells).Sample((brackets, cells) =>
    {
        var result = Of(new CommissionSchedule { Base = CommissionBase.NetSales, Mode = BracketMode.Graduated, Period = CommissionPeriod.Month, Brackets = brackets }, cells);

        Assert.Equal(Formula(brackets, cells.Aggregate(Amount.Zero, (sum, cell) => sum + new Amount(cell.Sales.Net))), result.Total);
    });

    [Fact]
    public void Compute_VolumeWithOneVersion_IsTheClosedFormula() => Gen.Select(Brackets, Cells).Sample((brackets, cells) =>
    {
        var result = Of(new CommissionSchedule { Base = CommissionBase.NetSales, Mode = BracketMode.Volume, Period = CommissionPeriod.Month, Brackets = brackets }, cells);
        var net = cells.Aggregate(Amount.Zero, (sum, cell) => sum + new Amount(cell.Sales.Net));
        var reached = brackets.First(bracket => bracket.UpTo is not { } bound || net <= bound);

        Assert.Equal(net > Amount.Zero ? Fraction.Of(net) * Part(reached.Rate) + Fraction.Of(reached.FlatFee) : Fraction.Zero, result.Total);
    });

    [Fact]
    public void Compute_MoreIsSold_GraduatedBringsNoLess() => Gen.Select(Brackets, Cells, Gen.Int[1, 30], Gen.Long[0, 9_000_000_000]).Sample((brackets, cells, day, more) =>
    {
        var schedule = new CommissionSchedule { Base = CommissionBase.NetSales, Mode = BracketMode.Graduated, Period = CommissionPeriod.Month, Brackets = brackets };

        Assert.True(Of(schedule, [.. cells, Sold(Day(day), new(more))]).Total >= Of(schedule, cells).Total);
    });

    [Fact]
    public void Compute_TheSameTermsInSeveralVersions_IsAsInOne() => Gen.Select(Schedules, Cells, Gen.Int[2, 30].HashSet[0, 3]).Sample((schedule, cells, starts) =>
    {
        // What has a rate of its own may be taken back on days of another version than it was sold on, which then fills the brackets in another order.
        var plain = schedule with { CategoryRates = [] };
        int[] firsts = [1, .. starts.Order()];
        var versions = firsts.Select((first, i) => plain.From(first, i + 1, i + 1 < firsts.Length ? firsts[i + 1] - 1 : null)).ToArray();

        Assert.Equal(Of(plain, cells).Total, Of(versions, cells).Total);
    });

    private static Fraction Formula(IReadOnlyList<CommissionBracket> brackets, Amount net)
    {
        var (sum, lower) = (Fraction.Zero, Amount.Zero);
        foreach (var bracket in brackets)
        {
            if (net <= lower)
                break;
            var upper = bracket.UpTo is { } bound && bound < net ? bound : net;
            sum += Fraction.Of(upper - lower) * Part(bracket.Rate) + Fraction.Of(bracket.FlatFee);
            lower = bracket.UpTo ?? net;
        }
        return sum;
    }

    private static Fraction Part(Rate rate) => Fraction.Of(rate.Billionths, 1_000_000_000);

    private static string Shown(CommissionResult result) => string.Join('\n', result.Lines.Select(line => line.ToString()).Append($"{result.Base} {result.CapReduction} {result.Total} {result.CarryOver}"));
}
