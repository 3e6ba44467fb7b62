using System.Numerics;
using ChannelGrains.Domain.Agreements;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Money;

namespace ChannelGrains.Domain.Commissions;

/// <summary>
/// Computes commission; nothing else does. Steps: 1. the cells become the base of each version's days, what has a category rate of its own apart from the rest;
/// 2. the whole base, with what was carried into it: not above 0 it earns nothing; 3. the versions fill the brackets in the order of their days, from where the
/// one before stopped (<see cref="VersionRun"/>); 4. each version's part takes the factor of its levels; 5. the cap of the version that prices the last day.
/// </summary>
public static class Commission
{
    public static CommissionResult Compute(CommissionInput input)
    {
        // 1
        var runs = VersionRun.Split(input);
        if (runs.Count == 0)
            return CommissionResult.None with { Base = input.Carried, Carried = input.Carried, CarryOver = input.Carried, Attainment = input.Attainment };

        // 2
        runs[0].Carry(input.Carried.Micros);
        var positions = new Int128[runs.Count + 1];
        for (var i = 0; i < runs.Count; i++)
            positions[i + 1] = positions[i] + runs[i].Base;
        var whole = positions[^1];
        var last = runs[^1].Schedule;
        var result = new CommissionResult
        {
            Base = new(whole),
            Carried = input.Carried,
            CarryOver = whole < 0 && last.NegativeBase == NegativeBase.Carry ? new(whole) : Amount.Zero,
            Attainment = input.Attainment,
            Cap = last.Cap,
            Reached = Reached(runs[^1], whole),
        };
        if (whole <= 0)
            return result;

        // 3 and 4
        var lines = new List<CommissionLine>();
        for (var i = 0; i < runs.Count; i++)
        {
            var factor = input.Attainment?.FactorOf(runs[i].Schedule.Levels) ?? Fraction.One;
            lines.AddRange(runs[i].Fill(positions.AsSpan(i)).Select(line => line with { Factor = factor }));
        }

        // 5
        var sum = SumOf(lines);
        var over = last.Cap is { } cap && sum > Fraction.Of(cap) ? Fraction.Of(cap) - sum : Fraction.Zero;
        return result with { Lines = lines, CapReduction = over, Total = sum + over };
    }

    // Amounts without a factor are added as whole numbers, which costs a tenth.
    private static Fraction SumOf(List<CommissionLine> lines)
    {
        var (plain, others) = (BigInteger.Zero, Fraction.Zero);
        foreach (var line in lines)
            if (line.Factor == Fraction.One)
                plain += line.ScaledAmount;
            else
                others += line.Amount;
        return Fraction.Of(plain, CommissionLine.Scale) + others;
    }

    private static ReachedBracket Reached(VersionRun run, Int128 whole)
    {
        var brackets = run.Schedule.Brackets;
        var place = new BracketTable(brackets).PlaceOf(whole);
        return new ReachedBracket(
            run.Version, place, brackets[place], place + 1 < brackets.Count ? brackets[place + 1] : null,
            brackets[place].UpTo is { } bound ? new Amount(bound.Micros - whole) : null);
    }
}
